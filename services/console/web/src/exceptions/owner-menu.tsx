import { Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { actorName } from '../api/actor.js';
import { notifyProblem } from '../ui/notify.js';
import { useSentenceOf } from '../ui/problem-notice.js';
import { useAssign, type ExceptionView } from './use-exceptions.js';

const NAME_CHARACTERS_MAX = 64;

interface OwnerFormProps {
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function OwnerForm({ onName, onClose }: OwnerFormProps) {
  const { t } = useTranslation(['exceptions', 'common']);
  const [name, setName] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name.trim());
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('owner.name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={NAME_CHARACTERS_MAX}
          required
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit">{t('owner.assign')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

export function askForOwner(onName: (name: string) => void): void {
  const id = modals.open({
    title: i18next.t('exceptions:owner.title'),
    closeButtonProps: { 'aria-label': i18next.t('close') },
    children: <OwnerForm onName={onName} onClose={() => modals.close(id)} />,
  });
}

interface OwnerItemsProps {
  readonly isOwned: boolean;
  readonly onOwner: (owner: string | null) => void;
}

export function OwnerItems({ isOwned, onOwner }: OwnerItemsProps) {
  const { t } = useTranslation('exceptions');
  return (
    <>
      <Menu.Item onClick={() => onOwner(actorName())}>{t('owner.me')}</Menu.Item>
      <Menu.Item onClick={() => askForOwner(onOwner)}>{t('owner.other')}</Menu.Item>
      {isOwned && <Menu.Item onClick={() => onOwner(null)}>{t('owner.none')}</Menu.Item>}
    </>
  );
}

/** Who cares for it, and a way to change that. */
export function OwnerMenu({ item }: { readonly item: ExceptionView }) {
  const { t } = useTranslation('exceptions');
  const assignTo = useAssign();
  const sentenceOf = useSentenceOf();
  const assign = useMutation({
    mutationFn: (owner: string | null) => assignTo(item.orderId, owner),
    onError: (error) => notifyProblem(t('owner.refused'), sentenceOf(error)),
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          maw={140}
          fw={item.owner === null ? 400 : 600}
          loading={assign.isPending}
          aria-label={t(item.owner === null ? 'owner.labelNone' : 'owner.label', {
            owner: item.owner ?? '',
            number: item.orderNumber,
          })}
        >
          {item.owner ?? t('owner.nobody')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <OwnerItems isOwned={item.owner !== null} onOwner={(owner) => assign.mutate(owner)} />
      </Menu.Dropdown>
    </Menu>
  );
}
