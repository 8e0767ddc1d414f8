import { Anchor, Group, Stack, Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OrderSummary } from '../api/live.js';
import { useFormat } from '../shell/preferences.js';
import { StatusBadge } from '../ui/status-badge.js';
import { Ago } from '../ui/time.js';
import { useSaid } from '../ui/use-said.js';
import { useNames } from './use-names.js';
import { useOrderLink } from './order-link.js';

const column = createColumnHelper<OrderSummary>();

/** The columns there are, in their order; the first always shows. */
export const COLUMN_IDS = [
  'orderNumber',
  'placedAt',
  'customerName',
  'channelId',
  'status',
  'waitsFor',
  'unitCount',
  'totalMinor',
  'locationIds',
  'countryCode',
  'externalId',
  'updatedAt',
] as const;

export type ColumnId = (typeof COLUMN_IDS)[number];

export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'orderNumber',
  'placedAt',
  'customerName',
  'channelId',
  'status',
  'waitsFor',
  'unitCount',
  'totalMinor',
];

/** Columns whose head turns the order of the list. */
export const SORTABLE = ['placedAt', 'updatedAt', 'totalMinor'] as const;

const NUMERIC: readonly string[] = ['unitCount', 'totalMinor'];

export const isNumeric = (columnId: string): boolean => NUMERIC.includes(columnId);

export const isSortable = (columnId: string): columnId is (typeof SORTABLE)[number] =>
  (SORTABLE as readonly string[]).includes(columnId);

function OrderLink({ order }: { readonly order: OrderSummary }) {
  const link = useOrderLink();
  return (
    <Anchor component={Link} {...link(order.orderId)} fw={600} size="sm" className="nowrap">
      {order.orderNumber}
    </Anchor>
  );
}

function Customer({ name }: { readonly name: string | null }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" lineClamp={1} dir="auto" maw={220}>
      {name ?? t('none')}
    </Text>
  );
}

/** What the order waits for, and until when; the reason where a person has to decide. */
function WaitsFor({ order }: { readonly order: OrderSummary }) {
  const { t } = useTranslation(['status', 'orders']);
  const saidOf = useSaid();
  const { waitsForName, waitsKind, waitsUntil, waitsReason } = order;
  if (waitsForName === null) return null;
  const isDecision = waitsKind === 'decision';
  return (
    <Stack gap={0}>
      <Text size="sm" fw={isDecision ? 600 : 400} className="nowrap">
        {t(`status:step.${waitsForName}`)}
      </Text>
      {isDecision && waitsReason !== null && (
        <Text size="xs" c="dimmed" lineClamp={1} maw={260}>
          {saidOf(waitsReason)}
        </Text>
      )}
      {waitsUntil !== null && (
        <Text size="xs" c="dimmed" className="nowrap">
          {t('orders:until')} <Ago at={waitsUntil} />
        </Text>
      )}
    </Stack>
  );
}

function Total({ order }: { readonly order: OrderSummary }) {
  const { money } = useFormat();
  return <span className="nowrap">{money(order.totalMinor, order.currency)}</span>;
}

function Channel({ id }: { readonly id: string }) {
  const { channelName } = useNames();
  return <>{channelName(id)}</>;
}

function Locations({ ids }: { readonly ids: readonly string[] }) {
  const { locationName } = useNames();
  return (
    <Group gap={4}>{ids.length > 0 ? <Text size="sm">{ids.map(locationName).join(', ')}</Text> : null}</Group>
  );
}

function Country({ code }: { readonly code: string | null }) {
  const { country } = useFormat();
  return <>{code === null ? null : country(code)}</>;
}

export const columns = [
  column.display({ id: 'orderNumber', cell: ({ row }) => <OrderLink order={row.original} /> }),
  column.display({ id: 'placedAt', cell: ({ row }) => <Ago at={row.original.placedAt} /> }),
  column.display({ id: 'customerName', cell: ({ row }) => <Customer name={row.original.customerName} /> }),
  column.display({ id: 'channelId', cell: ({ row }) => <Channel id={row.original.channelId} /> }),
  column.display({ id: 'status', cell: ({ row }) => <StatusBadge status={row.original.status} /> }),
  column.display({ id: 'waitsFor', cell: ({ row }) => <WaitsFor order={row.original} /> }),
  column.display({ id: 'unitCount', cell: ({ row }) => row.original.unitCount }),
  column.display({ id: 'totalMinor', cell: ({ row }) => <Total order={row.original} /> }),
  column.display({ id: 'locationIds', cell: ({ row }) => <Locations ids={row.original.locationIds} /> }),
  column.display({ id: 'countryCode', cell: ({ row }) => <Country code={row.original.countryCode} /> }),
  column.display({
    id: 'externalId',
    cell: ({ row }) => <span className="mono">{row.original.externalId}</span>,
  }),
  column.display({ id: 'updatedAt', cell: ({ row }) => <Ago at={row.original.updatedAt} /> }),
];
