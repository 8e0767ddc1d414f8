import { Anchor, Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Section } from '../order/section.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { ItemActions } from './item-actions.js';
import { ItemChannels } from './item-channels.js';
import { ItemEndangered } from './item-endangered.js';
import { ItemFigures } from './item-figures.js';
import { ItemIncoming } from './item-incoming.js';
import { ItemLocations } from './item-locations.js';
import { ItemQueue } from './item-queue.js';
import { ItemTelling } from './item-telling.js';
import { Ledger } from './ledger.js';
import { LEVEL_COLORS } from './levels.js';
import { useItem, useProduct, type StockOverview } from './use-stock.js';

function Head({ sku, level }: { readonly sku: string; readonly level: StockOverview['level'] | undefined }) {
  const { t } = useTranslation('inventory');
  const title = useProduct(sku)?.title;
  return (
    <Stack gap={0}>
      <Anchor component={Link} to="/inventory" size="sm">
        {t('back')}
      </Anchor>
      <PageTitle aside={<ItemActions sku={sku} />}>{title ?? sku}</PageTitle>
      <Group gap="xs">
        {title !== undefined && (
          <Text size="sm" c="dimmed">
            {sku}
          </Text>
        )}
        {(level === 'low' || level === 'out') && (
          <Badge size="sm" variant="light" color={LEVEL_COLORS[level]}>
            {t(`levels.${level}`)}
          </Badge>
        )}
      </Group>
    </Stack>
  );
}

function Parts({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  return (
    <>
      <ItemFigures stock={stock} />
      <ItemEndangered sku={stock.sku} />
      <Section title={t('perLocation')}>
        <ItemLocations stock={stock} />
      </Section>
      <Section title={t('perChannel')}>
        <ItemChannels stock={stock} />
      </Section>
      <Section title={t('telling.title')}>
        <ItemTelling sku={stock.sku} />
      </Section>
      <Section title={t('onItsWay')}>
        <ItemIncoming stock={stock} />
      </Section>
      {stock.queued > 0 && (
        <Section title={t('queue.title')}>
          <ItemQueue sku={stock.sku} />
        </Section>
      )}
      <Section title={t('ledger.title')}>
        <Ledger sku={stock.sku} />
      </Section>
    </>
  );
}

/** One item: what there is of it, where, for whom, what is on its way, and everything that ever moved it. */
export function ItemPage() {
  const { t } = useTranslation('common');
  const { sku = '' } = useParams();
  const { data, error, isPending, refetch } = useItem(sku);
  return (
    <Stack>
      <Head sku={sku} level={data?.level} />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={120} aria-label={t('loading')} />}
      {data && <Parts stock={data} />}
    </Stack>
  );
}
