import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../ui/empty-state.js';
import { FilterChip } from '../ui/filter-chip.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { useListKeys } from '../ui/use-list-keys.js';
import { LetterDrawer } from './letter-drawer.js';
import { Letters } from './letter-group.js';
import { groupsOf, latestOf } from './letters.js';
import { useDeadLetters, useReplay } from './use-dead-letters.js';

/** Messages that no handler could take, by what is wrong with them. `?order=` narrows, `?id=` opens one. */
export function DeadLettersPage() {
  const { t } = useTranslation(['deadLetters', 'common']);
  const [parameters, setParameters] = useSearchParams();
  const orderId = parameters.get('order');
  const openId = parameters.get('id');
  const { data, error, isPending, refetch } = useDeadLetters();
  const replay = useReplay();
  const letters = useMemo(
    () => latestOf(data?.items ?? []).filter((view) => orderId === null || view.orderId === orderId),
    [data, orderId],
  );
  const groups = useMemo(() => groupsOf(letters), [letters]);
  const set = (name: string, value: string | null) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const open = (id: string) => set('id', id);
  const ids = useMemo(() => groups.flatMap((group) => group.letters.map(({ id }) => id)), [groups]);
  const currentId = useListKeys({ ids, onOpen: open });
  return (
    <Stack>
      <PageTitle>{t('title')}</PageTitle>
      <Text size="sm" c="dimmed" maw={720}>
        {t('intro')}
      </Text>
      {orderId !== null && (
        <Group>
          <FilterChip name={t('columns.order')} value={t('ofOneOrder')} onRemove={() => set('order', null)} />
        </Group>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={240} aria-label={t('common:loading')} />}
      {data && groups.length === 0 && (
        <EmptyState title={t('nothing.title')}>
          <Text size="sm">{t('nothing.text')}</Text>
        </EmptyState>
      )}
      {groups.map((group) => (
        <Letters key={group.id} group={group} currentId={currentId} onOpen={open} onReplay={replay} />
      ))}
      <LetterDrawer
        view={letters.find(({ id }) => id === openId) ?? data?.items.find(({ id }) => id === openId)}
        onClose={() => set('id', null)}
        onReplay={(view) => replay([view])}
      />
    </Stack>
  );
}
