import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../api/client.js';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import list from '../ui/list.module.css';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import styles from './inventory.module.css';
import { Ledger } from './ledger.js';
import { openMovement } from './movement-form.js';
import { useItem, useProductTitle } from './use-stock.js';

const FIGURES = ['available', 'onHand', 'allocated', 'reserved', 'queued', 'shortfall'] as const;

type StockOverview = Schemas['StockOverview'];

function Figures({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  const shown = FIGURES.filter((name) => name !== 'shortfall' || stock.shortfall > 0);
  return (
    <dl className={styles['figures']}>
      {shown.map((name) => (
        <div key={name} title={t(`explained.${name}`)}>
          <dt>{t(`columns.${name}`)}</dt>
          <dd>{number(stock[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Locations({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  const { locationName } = useNames();
  if (stock.locations.length === 0) return <Text size="sm">{t('nowhere')}</Text>;
  return (
    <Table.ScrollContainer
      minWidth={400}
      type="native"
      tabIndex={0}
      role="group"
      aria-label={t('perLocation')}
    >
      <Table verticalSpacing={4} maw={640} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('filters.locationId')}</Table.Th>
            <Table.Th ta="right">{t('columns.onHand')}</Table.Th>
            <Table.Th ta="right">{t('columns.allocated')}</Table.Th>
            <Table.Th ta="right">{t('free')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stock.locations.map(({ locationId, onHand, allocated, free }) => (
            <Table.Tr key={locationId}>
              <Table.Th scope="row" fw={400}>
                {locationName(locationId)}
              </Table.Th>
              <Table.Td ta="right">{number(onHand)}</Table.Td>
              <Table.Td ta="right">{number(allocated)}</Table.Td>
              <Table.Td ta="right">{number(free)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Actions({ sku }: { readonly sku: string }) {
  const { t } = useTranslation('inventory');
  return (
    <Group gap="xs">
      <Button size="xs" onClick={() => openMovement({ kind: 'receipt', sku })}>
        {t('receipt.open')}
      </Button>
      <Button size="xs" variant="default" onClick={() => openMovement({ kind: 'adjustment', sku })}>
        {t('adjustment.open')}
      </Button>
      <Button size="xs" variant="subtle" component={Link} to={`/orders?sku=${encodeURIComponent(sku)}`}>
        {t('ordersWithIt')}
      </Button>
    </Group>
  );
}

/** One item: what there is of it, where, and everything that ever moved it. */
export function ItemPage() {
  const { t } = useTranslation(['inventory', 'common']);
  const { sku = '' } = useParams();
  const title = useProductTitle(sku);
  const { data, error, isPending, refetch } = useItem(sku);
  return (
    <Stack>
      <Stack gap={0}>
        <Anchor component={Link} to="/inventory" size="sm">
          {t('back')}
        </Anchor>
        <PageTitle aside={<Actions sku={sku} />}>{title ?? sku}</PageTitle>
        {title !== undefined && (
          <Text size="sm" c="dimmed">
            {sku}
          </Text>
        )}
      </Stack>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={120} aria-label={t('common:loading')} />}
      {data && (
        <>
          <Figures stock={data} />
          <Title order={3} size="h5" mt="sm">
            {t('perLocation')}
          </Title>
          <Locations stock={data} />
          <Title order={3} size="h5" mt="sm">
            {t('ledger.title')}
          </Title>
          <Ledger sku={sku} />
        </>
      )}
    </Stack>
  );
}
