import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Diagram } from './diagram.js';
import { StatusTable } from './status-table.js';
import { usePath } from './use-path.js';

function PathOfOrder({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation(['lifecycle', 'status', 'common']);
  const { data, error, refetch } = usePath(orderId);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Group gap="xs" role="status">
      {data ? (
        <Text size="sm">
          {t('pathOf')}{' '}
          <Anchor component={Link} to={`/orders/${orderId}`} inherit fw={600}>
            {data.orderNumber}
          </Anchor>
          {': '}
          {data.statuses.map((status) => t(`status:order.${status}`)).join(' → ')}
        </Text>
      ) : (
        <Text size="sm">{t('common:loading')}</Text>
      )}
      <Anchor component={Link} to="/lifecycle" size="sm">
        {t('wholeAgain')}
      </Anchor>
    </Group>
  );
}

/** Which statuses there are, what may follow which, and how many orders are where. */
export function LifecyclePage() {
  const { t } = useTranslation('lifecycle');
  const [parameters] = useSearchParams();
  const orderId = parameters.get('order');
  const path = usePath(orderId);
  const lifecycle = useQuery({
    queryKey: keys.lifecycle,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/lifecycle', { signal })),
    staleTime: Infinity,
  });
  const counts = useQuery({
    queryKey: [...keys.orderCounts, {}],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/orders/counts', { signal })),
  });
  const table = lifecycle.data?.statuses;
  return (
    <Stack gap="sm">
      <PageTitle>{t('title')}</PageTitle>
      <Text size="sm" c="dimmed" maw={720}>
        {t('intro')}
      </Text>
      {orderId !== null && <PathOfOrder orderId={orderId} />}
      {lifecycle.error && <ProblemNotice error={lifecycle.error} onRetry={() => void lifecycle.refetch()} />}
      {lifecycle.isPending && <Skeleton height={420} />}
      {table && (
        <>
          <Diagram table={table} counts={counts.data?.byStatus ?? {}} path={path.data?.statuses ?? []} />
          <Title order={3} size="h5" mt="md">
            {t('inWords')}
          </Title>
          <StatusTable table={table} counts={counts.data?.byStatus ?? {}} />
        </>
      )}
    </Stack>
  );
}
