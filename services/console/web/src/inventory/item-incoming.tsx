import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { useNow } from '../shell/use-now.js';
import { DataTable } from './data-table.js';
import { dayOf } from './day-of.js';
import { openMovement } from './movement-form.js';
import { useProduct, type StockOverview } from './use-stock.js';

type Incoming = StockOverview['incoming'][number];

interface RowProps {
  readonly sku: string;
  readonly incoming: Incoming;
}

function Actions({ sku, incoming }: RowProps) {
  const { t } = useTranslation('inventory');
  const { incomingId, locationId, quantity, source, expectedAt } = incoming;
  const hasLots = (useProduct(sku)?.lotTracking ?? 'none') !== 'none';
  const given = { sku, incomingId, locationId, quantity };
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('receipt.openFor', { id: incomingId })}
        onClick={() => openMovement({ kind: 'receipt', given, hasLots })}
      >
        {t('receipt.confirm')}
      </Button>
      {source === 'purchase-order' && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('incoming.openFor', { id: incomingId })}
          onClick={() =>
            openMovement({ kind: 'incoming', given: { ...given, expectedOn: dayOf(expectedAt) } })
          }
        >
          {t('incoming.change')}
        </Button>
      )}
    </Group>
  );
}

function Row({ sku, incoming }: RowProps) {
  const { t } = useTranslation('inventory');
  const { date, number } = useFormat();
  const { locationName } = useNames();
  const nowMs = useNow();
  const { incomingId, locationId, source, quantity, expectedAt, isOverdue } = incoming;
  const lateness = isOverdue ? 'overdue' : Date.parse(expectedAt) < nowMs ? 'late' : null;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <bdi>{incomingId}</bdi>
        <Text size="xs" c="dimmed">
          {t(`incoming.source.${source}`)}
        </Text>
      </Table.Th>
      <Table.Td>{locationName(locationId)}</Table.Td>
      <Table.Td ta="right">{number(quantity)}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <time dateTime={expectedAt}>{date(expectedAt)}</time>
          {lateness && (
            <Badge
              {...{ size: 'xs', variant: 'light', miw: 'max-content' }}
              color={lateness === 'overdue' ? 'red' : 'orange'}
              title={lateness === 'overdue' ? t('incoming.overdueHint') : undefined}
            >
              {t(`incoming.${lateness}`)}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <Actions {...{ sku, incoming }} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What is on its way, by date, and how it is received. */
export function ItemIncoming({ stock: { sku, incoming } }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  if (incoming.length === 0) return <Text size="sm">{t('incoming.none')}</Text>;
  const headings = [
    { name: t('form.fields.incomingId') },
    { name: t('form.fields.toLocationId') },
    { name: t('quantity'), isNumber: true },
    { name: t('form.fields.expectedOn') },
    { name: '' },
  ];
  return (
    <DataTable label={t('onItsWay')} headings={headings} minWidth={560}>
      {incoming.map((each) => (
        <Row key={`${each.locationId} ${each.incomingId}`} sku={sku} incoming={each} />
      ))}
    </DataTable>
  );
}
