import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { useListKeys } from '../ui/use-list-keys.js';
import { BULK_ACTIONS_ID, BulkBar } from './bulk-bar.js';
import { ColumnMenu } from './column-menu.js';
import type { ColumnId } from './columns.js';
import { NoMatch, NoOrdersYet } from './empty-orders.js';
import { FilterChips } from './filter-chips.js';
import { FilterForm } from './filter-form.js';
import { ShownOrders, useOrderLink } from './order-link.js';
import { hasFilters, parametersOf, queryOf, SORTS, type OrderQuery, type Sort } from './order-query.js';
import { OrdersTable } from './orders-table.js';
import { StageTabs } from './stage-tabs.js';
import { knownColumns, useColumns } from './use-columns.js';
import { useFreshOrders } from './use-fresh-orders.js';
import { useOrderCounts, useOrders, type Orders } from './use-orders.js';
import { useSelection } from './use-selection.js';
import { ViewMenu } from './view-menu.js';

const SKELETON_ROWS = 8;

interface QueryProps {
  readonly query: OrderQuery;
  readonly onChange: (query: OrderQuery) => void;
}

function Count({ query }: Pick<QueryProps, 'query'>) {
  const { t } = useTranslation('orders');
  const { number } = useFormat();
  const { data } = useOrderCounts(query);
  if (!data) return null;
  const words = data.isCapped
    ? t('countCapped', { count: data.total })
    : t('count', { count: data.total }).replace(String(data.total), number(data.total));
  return (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}

interface ToolsProps extends QueryProps {
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly ColumnId[]) => void;
}

function Tools({ query, onChange, columns, onColumns }: ToolsProps) {
  const { t } = useTranslation('orders');
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <ViewMenu
          query={query}
          columns={columns}
          onChoose={(chosen, ids) => {
            onChange(chosen);
            if (ids && ids.length > 0) onColumns(knownColumns(ids));
          }}
        />
        <FilterForm query={query} onChange={onChange} />
        <NativeSelect
          size="xs"
          aria-label={t('sort.label')}
          data={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
          value={query.sort}
          onChange={({ currentTarget }) => onChange({ ...query, sort: currentTarget.value as Sort })}
        />
      </Group>
      <Group gap="xs">
        <ColumnMenu shown={columns} onChange={onColumns} />
        <Button
          component="a"
          href={`/api/v1/orders/export?${parametersOf(query).toString()}`}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('export')}
        </Button>
      </Group>
    </Group>
  );
}

function Rows({
  orders,
  query,
  onChange,
  columns,
}: QueryProps & { orders: Orders; columns: readonly ColumnId[] }) {
  const { t } = useTranslation(['orders', 'common']);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const link = useOrderLink();
  const ids = useMemo(() => orders.rows.map(({ orderId }) => orderId), [orders.rows]);
  const selection = useSelection(ids);
  const currentId = useListKeys({
    ids,
    onOpen: (orderId) => {
      const { to, state } = link(orderId, ids);
      void navigate(to, { state });
    },
    onSelect: selection.toggle,
    actionsId: BULK_ACTIONS_ID,
  });
  const fresh = useFreshOrders(orders, list, selection.ids.size > 0);

  if (orders.rows.length === 0) {
    return hasFilters(query) ? (
      <NoMatch onClear={() => onChange({ ...query, filters: {} })} />
    ) : (
      <NoOrdersYet />
    );
  }
  return (
    <ShownOrders value={ids}>
      <Group h={26} justify="center" role="status">
        {fresh.isThereMore && (
          <Button size="compact-xs" variant="light" onClick={fresh.show}>
            {t('fresh')}
          </Button>
        )}
      </Group>
      <div ref={list}>
        <OrdersTable
          rows={orders.rows}
          shownColumns={columns}
          sort={query.sort}
          selected={selection.ids}
          currentId={currentId}
          onSort={(sort) => onChange({ ...query, sort })}
          onSelect={selection.toggle}
          onSelectAll={selection.all}
        />
      </div>
      {orders.hasMore && (
        <Button variant="default" onClick={orders.loadMore} loading={orders.isLoadingMore} mx="auto">
          {t('common:more')}
        </Button>
      )}
      <BulkBar
        orders={orders.rows.filter(({ orderId }) => selection.ids.has(orderId))}
        onClear={selection.clear}
      />
    </ShownOrders>
  );
}

function LoadingRows() {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" aria-busy aria-label={t('loading')}>
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        <Skeleton key={index} height={36} />
      ))}
    </Stack>
  );
}

/** All orders of all channels in one queue. Its address says what is shown. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const query = useMemo(() => queryOf(new URLSearchParams(address)), [address]);
  const change = (next: OrderQuery) => setParameters(parametersOf(next));
  const [columns, setColumns] = useColumns();
  const orders = useOrders(query);
  return (
    <Stack gap="sm">
      <PageTitle aside={<Count query={query} />}>{t('title')}</PageTitle>
      <StageTabs query={query} onChange={change} />
      <Tools query={query} onChange={change} columns={columns} onColumns={setColumns} />
      <FilterChips query={query} onChange={change} />
      {orders.error !== null && (
        <Stack align="flex-start">
          <ProblemNotice error={orders.error} onRetry={orders.reload} />
        </Stack>
      )}
      {orders.isLoading && orders.error === null && <LoadingRows />}
      {!orders.isLoading && (orders.error === null || orders.rows.length > 0) && (
        <Rows orders={orders} query={query} onChange={change} columns={columns} />
      )}
    </Stack>
  );
}
