import { Anchor, Button, Group, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.js';
import { Actor } from '../ui/actor.js';
import { EmptyState } from '../ui/empty-state.js';
import list from '../ui/list.module.css';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import { rowMark, useListKeys } from '../ui/use-list-keys.js';
import { isKind, KINDS, nameOf, type KindName, type Setting } from './kinds.js';
import { NewSetting, settingPath } from './setting-page.js';
import { useSettings } from './use-settings.js';
import { useValueWords } from './value-words.js';

const KIND_NAMES = Object.keys(KINDS) as KindName[];

interface TableProps {
  readonly kind: KindName;
  readonly settings: readonly Setting[];
  readonly currentId: string | undefined;
}

function SettingsTable({ kind, settings, currentId }: TableProps) {
  const { t } = useTranslation('settings');
  const wordsOf = useValueWords();
  const { fields, columns } = KINDS[kind];
  const shown = fields.filter(({ name }) => columns.includes(name));
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table verticalSpacing={6} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fields.name')}</Table.Th>
            {shown.map(({ name }) => (
              <Table.Th key={name}>{t(`fields.${name}`)}</Table.Th>
            ))}
            <Table.Th>{t('lastChanged')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.map((setting) => (
            <Table.Tr
              key={setting.id}
              {...rowMark(setting.id)}
              data-current={setting.id === currentId || undefined}
              className={list['row']}
            >
              <Table.Th scope="row" fw={400}>
                <Anchor component={Link} to={settingPath(kind, setting.id)} size="sm" fw={600}>
                  <bdi>{nameOf(setting)}</bdi>
                </Anchor>
                <Text size="xs" c="dimmed">
                  {setting.id}
                </Text>
              </Table.Th>
              {shown.map((field) => (
                <Table.Td key={field.name}>{wordsOf(field, setting.values[field.name])}</Table.Td>
              ))}
              <Table.Td>
                <Ago at={setting.updatedAt} /> · <Actor actor={setting.updatedBy} />
                <Text size="xs" c="dimmed" lineClamp={1} dir="auto" maw={260}>
                  {setting.reason}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function KindTabs({ kind }: { readonly kind: KindName }) {
  const { t } = useTranslation('settings');
  return (
    <Group gap={4} component="nav" aria-label={t('kindsLabel')}>
      {KIND_NAMES.map((name) => (
        <Button
          key={name}
          component={Link}
          to={`/settings/${name}`}
          size="compact-sm"
          variant={name === kind ? 'light' : 'subtle'}
          {...(name !== kind && { color: 'gray' })}
          aria-current={name === kind ? 'page' : undefined}
        >
          {t(`kinds.${name}`)}
        </Button>
      ))}
    </Group>
  );
}

function SettingsOfKind({ kind }: { readonly kind: KindName }) {
  const { t } = useTranslation(['settings', 'common']);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { data, error, isPending, refetch } = useSettings(kind);
  const wanted = text.trim().toLowerCase();
  const shown = (data ?? []).filter((setting) =>
    `${setting.id} ${nameOf(setting)}`.toLowerCase().includes(wanted),
  );
  const currentId = useListKeys({
    ids: shown.map(({ id }) => id),
    onOpen: (id) => void navigate(settingPath(kind, id)),
  });
  const add = (
    <Button size="xs" component={Link} to={`/settings/${kind}?new`}>
      {t(`add.${kind}`)}
    </Button>
  );
  return (
    <Stack gap="sm">
      <PageTitle aside={add}>{t('title')}</PageTitle>
      <KindTabs kind={kind} />
      <TextInput
        size="xs"
        maw={260}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        leftSection={<IconSearch size={14} aria-hidden />}
      />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={200} aria-label={t('common:loading')} />}
      {data && shown.length === 0 && (
        <EmptyState title={t(wanted === '' ? `nothing.${kind}` : 'noMatch')}>
          {wanted === '' && <Text size="sm">{t(`why.${kind}`)}</Text>}
        </EmptyState>
      )}
      {shown.length > 0 && <SettingsTable kind={kind} settings={shown} currentId={currentId} />}
    </Stack>
  );
}

/** Where orders ship from, what is sold, and where it is sold. `?new` makes another. */
export function SettingsPage() {
  const { kind } = useParams();
  const [parameters] = useSearchParams();
  if (kind === undefined) return <Navigate to={`/settings/${KIND_NAMES[0] ?? ''}`} replace />;
  if (!isKind(kind)) return <NotFoundPage />;
  return parameters.has('new') ? (
    <NewSetting key={kind} kind={kind} />
  ) : (
    <SettingsOfKind key={kind} kind={kind} />
  );
}
