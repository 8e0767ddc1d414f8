import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useSelection } from '../orders/use-selection.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import { useListKeys } from '../ui/use-list-keys.js';
import { BULK_ACTIONS_ID, BulkBar } from './bulk-bar.js';
import { Chips, Filters, KindTabs, type FiltersProps } from './exception-filters.js';
import { filtersOf } from './exception-query.js';
import { ExceptionsTable } from './exceptions-table.js';
import { useCalmRows } from './use-calm-rows.js';
import { rowIdOf, useExceptionCounts, useExceptions } from './use-exceptions.js';

function Summary() {
  const { t } = useTranslation('exceptions');
  const { data } = useExceptionCounts();
  if (!data || data.total === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('summary', { count: data.total, unowned: data.unowned })}
      {data.oldestSince !== null && (
        <>
          {' · '}
          {t('oldest')} <Ago at={data.oldestSince} />
        </>
      )}
    </Text>
  );
}

function Nothing({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation(['exceptions', 'pages']);
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <EmptyState title={t(isNarrowed ? 'noMatch.title' : 'nothing.title')}>
      <Text size="sm">{t(isNarrowed ? 'noMatch.text' : 'nothing.text')}</Text>
      {isNarrowed && (
        <Button variant="default" onClick={() => onChange({})}>
          {t('pages:clearFilters')}
        </Button>
      )}
    </EmptyState>
  );
}

function Queue({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const exceptions = useExceptions(filters);
  const { rows, settle } = useCalmRows(exceptions.rows, JSON.stringify(filters), list);
  const openIds = useMemo(
    () => rows.filter(({ isSettled }) => !isSettled).map(({ item }) => rowIdOf(item)),
    [rows],
  );
  const selection = useSelection(openIds);
  const currentId = useListKeys({
    ids: openIds,
    onOpen: (id) => void navigate(`/orders/${id.split(' ', 1).join('')}`),
    onSelect: selection.toggle,
    actionsId: BULK_ACTIONS_ID,
  });
  const selected = rows.map(({ item }) => item).filter((item) => selection.ids.has(rowIdOf(item)));
  return (
    <>
      {exceptions.error && (
        <ProblemNotice error={exceptions.error} onRetry={() => void exceptions.refetch()} />
      )}
      {exceptions.isPending && <Skeleton height={240} aria-label={t('loading')} />}
      <div ref={list}>
        {rows.length > 0 && (
          <ExceptionsTable
            rows={rows}
            selected={selection.ids}
            currentId={currentId}
            onSelect={selection.toggle}
            onSelectAll={selection.all}
            onSettled={settle}
          />
        )}
        {rows.length === 0 && exceptions.isSuccess && <Nothing filters={filters} onChange={onChange} />}
      </div>
      {exceptions.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={exceptions.isFetchingNextPage}
          onClick={() => void exceptions.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      <BulkBar items={selected} onSettled={settle} onClear={selection.clear} />
    </>
  );
}

/** Everything that only a person can settle, the longest waiting first. */
export function ExceptionsPage() {
  const { t } = useTranslation('exceptions');
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const filters = useMemo(() => filtersOf(new URLSearchParams(address)), [address]);
  const change: FiltersProps['onChange'] = (next) => setParameters(new URLSearchParams(next));
  return (
    <Stack gap="sm">
      <PageTitle aside={<Summary />}>{t('title')}</PageTitle>
      <KindTabs filters={filters} onChange={change} />
      <Filters filters={filters} onChange={change} />
      <Chips filters={filters} onChange={change} />
      <Queue filters={filters} onChange={change} />
    </Stack>
  );
}
