import { Anchor, Badge, Button, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { DataTable } from './data-table.js';
import { useQueue, type QueuePlace } from './use-stock.js';

/** An order by its number, which is asked for; its id stands there until it is known. */
function OrderLink({ orderId }: { readonly orderId: string }) {
  const { data: orderNumber } = useQuery({
    queryKey: [...keys.order(orderId), 'number'],
    queryFn: async ({ signal }) => {
      const params = { path: { orderId }, query: {} };
      return (await answerOf(api.GET('/api/v1/orders/{orderId}', { params, signal }))).order.orderNumber;
    },
    staleTime: Infinity,
  });
  return (
    <Anchor component={Link} to={`/orders/${orderId}`} size="sm">
      {orderNumber ?? orderId}
    </Anchor>
  );
}

function Row({ waiting }: { readonly waiting: QueuePlace }) {
  const { t } = useTranslation('inventory');
  const { date, number } = useFormat();
  const { channelName } = useNames();
  const { place, orderId, channelId, lane, quantity, promisedAt, isBeyondCap } = waiting;
  return (
    <Table.Tr>
      <Table.Td ta="right">{number(place)}</Table.Td>
      <Table.Th scope="row" fw={400}>
        <OrderLink orderId={orderId} />
      </Table.Th>
      <Table.Td>{channelId !== null && channelName(channelId)}</Table.Td>
      <Table.Td ta="right">{number(lane)}</Table.Td>
      <Table.Td ta="right">{number(quantity)}</Table.Td>
      <Table.Td {...(promisedAt === null && { c: 'dimmed' })}>
        {promisedAt === null ? t('queue.undated') : <time dateTime={promisedAt}>{date(promisedAt)}</time>}
        {isBeyondCap && (
          <Badge ml={6} size="xs" color="red" variant="light" title={t('queue.beyondCapHint')}>
            {t('queue.beyondCap')}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The orders that wait for the item, in the order in which they are served. */
export function ItemQueue({ sku }: { readonly sku: string }) {
  const { t } = useTranslation(['inventory', 'common']);
  const queue = useQueue(sku);
  if (queue.error) return <ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />;
  const headings = [
    { name: t('queue.place'), isNumber: true },
    { name: t('queue.order') },
    { name: t('form.fields.channelId') },
    { name: t('queue.lane'), isNumber: true },
    { name: t('quantity'), isNumber: true },
    { name: t('queue.promised') },
  ];
  return (
    <Stack gap="xs">
      <DataTable label={t('queue.title')} headings={headings} minWidth={560}>
        {queue.rows.map((waiting) => (
          <Row key={waiting.orderId} waiting={waiting} />
        ))}
      </DataTable>
      {queue.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </Stack>
  );
}
