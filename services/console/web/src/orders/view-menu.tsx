import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import type { ColumnId } from './columns.js';
import { parametersOf, queryOf, type OrderQuery } from './order-query.js';

const BUILT_IN = [
  ['all', ''],
  ['needsPerson', 'exception=true'],
  ['waitsForStock', 'waitsFor=await-stock'],
  ['inWarehouse', 'status=in-warehouse'],
  ['onTheWay', 'status=shipped'],
] as const;

const NAME_CHARACTERS_MAX = 100;

interface ViewMenuProps {
  readonly query: OrderQuery;
  readonly columns: readonly ColumnId[];
  onChoose(query: OrderQuery, columns?: readonly string[]): void;
}

function SaveForm({
  query,
  columns,
  onDone,
}: Omit<ViewMenuProps, 'onChoose'> & { readonly onDone: () => void }) {
  const { t } = useTranslation(['orders', 'common']);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [viewId] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/views/{viewId}', {
          params: { path: { viewId } },
          body: {
            name: name.trim(),
            page: 'orders',
            query: parametersOf(query).toString(),
            columns: [...columns],
          },
        }),
      ),
    onSuccess: () => {
      notifyDone(t('views.savedNotice'));
      void client.invalidateQueries({ queryKey: keys.views });
      onDone();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('views.name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={NAME_CHARACTERS_MAX}
          required
          data-autofocus
        />
        {save.error && <ProblemNotice error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SavedViews({ onChoose }: Pick<ViewMenuProps, 'onChoose'>) {
  const { t } = useTranslation('orders');
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: keys.views, queryFn: () => answerOf(api.GET('/api/v1/views')) });
  const remove = useMutation({
    mutationFn: ({ viewId }: { viewId: string; name: string }) =>
      answerOf(api.DELETE('/api/v1/views/{viewId}', { params: { path: { viewId } } })),
    onSuccess: (_, { name }) => {
      notifyDone(t('views.deletedNotice', { name }));
      void client.invalidateQueries({ queryKey: keys.views });
    },
  });
  const views = (data?.items ?? []).filter(({ page }) => page === 'orders');
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('views.saved')}</Menu.Label>
      {views.map(({ viewId, name, query, columns }) => (
        <Group key={viewId} gap={0} wrap="nowrap">
          <Menu.Item onClick={() => onChoose(queryOf(new URLSearchParams(query)), columns)}>{name}</Menu.Item>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('views.delete', { name })}
            onClick={() => remove.mutate({ viewId, name })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </>
  );
}

/** Filters, order and columns that are worth a name, for everyone who works here. */
export function ViewMenu({ query, columns, onChoose }: ViewMenuProps) {
  const { t } = useTranslation(['orders', 'common']);
  const save = () => {
    const id = modals.open({
      title: t('views.save'),
      closeButtonProps: { 'aria-label': t('common:close') },
      children: <SaveForm query={query} columns={columns} onDone={() => modals.close(id)} />,
    });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconBookmark size={14} aria-hidden />}>
          {t('views.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('views.builtIn')}</Menu.Label>
        {BUILT_IN.map(([name, address]) => (
          <Menu.Item key={name} onClick={() => onChoose(queryOf(new URLSearchParams(address)))}>
            {t(`views.${name}`)}
          </Menu.Item>
        ))}
        <SavedViews onChoose={onChoose} />
        <Menu.Divider />
        <Menu.Item onClick={save}>{t('views.save')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
