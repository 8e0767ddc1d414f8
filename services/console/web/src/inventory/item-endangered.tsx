import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../order/section.js';
import { useNames } from '../orders/use-names.js';
import { StatusBadge } from '../ui/status-badge.js';
import { Ago } from '../ui/time.js';
import { DataTable } from './data-table.js';
import { ENDANGERED, useEndangered, type EndangeredOrder } from './use-stock.js';

function Row({ order }: { readonly order: EndangeredOrder }) {
  const { channelName } = useNames();
  const { orderId, orderNumber, customerName, channelId, status, since, owner } = order;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Anchor component={Link} to={`/orders/${orderId}`} size="sm">
          {orderNumber}
        </Anchor>
      </Table.Th>
      <Table.Td>{customerName}</Table.Td>
      <Table.Td>{channelName(channelId)}</Table.Td>
      <Table.Td>
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td>
        <Ago at={since} />
      </Table.Td>
      <Table.Td>{owner}</Table.Td>
    </Table.Tr>
  );
}

/** The orders that may not get what they were promised; nothing where there are none. */
export function ItemEndangered({ sku }: { readonly sku: string }) {
  const { t } = useTranslation('inventory');
  const { data } = useEndangered(sku);
  if (!data || data.length === 0) return null;
  const search = new URLSearchParams({ name: ENDANGERED, q: sku }).toString();
  const headings = [
    { name: t('queue.order') },
    { name: t('endangered.customer') },
    { name: t('form.fields.channelId') },
    { name: t('endangered.status') },
    { name: t('endangered.since') },
    { name: t('endangered.owner') },
  ];
  return (
    <Section title={t('endangered.title')}>
      <Text size="sm">{t('endangered.text')}</Text>
      <DataTable label={t('endangered.title')} headings={headings} minWidth={640}>
        {data.map((order) => (
          <Row key={`${order.orderId} ${order.step}`} order={order} />
        ))}
      </DataTable>
      <Group>
        <Button size="xs" variant="default" component={Link} to={`/exceptions?${search}`}>
          {t('endangered.open')}
        </Button>
      </Group>
    </Section>
  );
}
