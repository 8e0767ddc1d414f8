import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { actorName, setActorName } from '../api/actor.js';

const NAME_CHARACTERS_MAX = 57;

export function ActorForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(actorName());
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setActorName(name);
    onDone();
  };
  return (
    <form onSubmit={save}>
      <Stack>
        <Text size="sm">{t('actor.why')}</Text>
        <TextInput
          label={t('actor.label')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={NAME_CHARACTERS_MAX}
          autoComplete="name"
          data-autofocus
          required
        />
        <Button type="submit">{t('actor.save')}</Button>
      </Stack>
    </form>
  );
}

/** Asks once per browser for the name that is written beside what a person does. */
export function ActorGate() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(actorName() === '');
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t('actor.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ActorForm onDone={() => setOpen(false)} />
    </Modal>
  );
}
