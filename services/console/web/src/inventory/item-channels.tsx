import { ActionIcon, Button, Table, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { DataTable } from './data-table.js';
import styles from './inventory.module.css';
import { openMovement } from './movement-form.js';
import type { StockOverview } from './use-stock.js';

type Channel = StockOverview['channels'][number];
type Part = keyof Channel['why'];

/** What is there, and then all that is taken off it. */
const PARTS = [
  'onHand',
  'quarantined',
  'expired',
  'allocated',
  'locationSafety',
  'stale',
  'promised',
  'held',
  'pools',
  'networkSafety',
  'channelSafety',
  'queuedBefore',
] as const satisfies readonly Part[];

interface RowProps {
  readonly sku: string;
  readonly channel: Channel;
  /** Units kept for the channel. */
  readonly pool: number;
}

/** Why a channel can sell as many as it can: every part that weighs on the number. */
function Why({ channel: { why, available }, pool }: Pick<RowProps, 'channel' | 'pool'>) {
  const { t } = useTranslation('inventory');
  const { locale, number } = useFormat();
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'negative' });
  const shown = PARTS.filter((part) => part === 'onHand' || why[part] !== 0);
  return (
    <>
      <dl className={styles['why']}>
        {shown.map((part) => (
          <div key={part}>
            <dt>{t(`why.${part}`)}</dt>
            <dd>{part === 'onHand' ? number(why[part]) : signed.format(-why[part])}</dd>
          </div>
        ))}
        {pool > 0 && (
          <div>
            <dt>{t('why.ownPool')}</dt>
            <dd>{number(pool)}</dd>
          </div>
        )}
        <div className={styles['sum']}>
          <dt>{t('why.available')}</dt>
          <dd>{number(available)}</dd>
        </div>
      </dl>
      <Text size="xs" c="dimmed">
        {t('why.note')}
      </Text>
    </>
  );
}

function Row({ sku, channel, pool }: RowProps) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  const { channelName } = useNames();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { channelId, available } = channel;
  const name = channelName(channelId);
  const keep = () => openMovement({ kind: 'pool', given: { sku, channelId, quantity: pool } });
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row" fw={400}>
          <ActionIcon
            variant="subtle"
            size="sm"
            mr={4}
            aria-expanded={isOpen}
            {...(isOpen && { 'aria-controls': id })}
            aria-label={t('why.open', { channel: name })}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron size={14} aria-hidden />
          </ActionIcon>
          {name}
        </Table.Th>
        <Table.Td ta="right" fw={600} {...(available === 0 && { c: 'red' })}>
          {number(available)}
        </Table.Td>
        <Table.Td ta="right" {...(pool === 0 && { c: 'dimmed' })}>
          {number(pool)}
        </Table.Td>
        <Table.Td ta="right">
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('pool.openFor', { channel: name })}
            onClick={keep}
          >
            {t('pool.change')}
          </Button>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={id}>
          <Table.Td colSpan={4}>
            <Why channel={channel} pool={pool} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** What every channel can sell of the item, why, and what is kept for it. */
export function ItemChannels({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  const { sku, channels, pools } = stock;
  if (channels.length === 0) return <Text size="sm">{t('noChannels')}</Text>;
  const headings = [
    { name: t('form.fields.channelId') },
    { name: t('atp'), isNumber: true },
    { name: t('pooled'), isNumber: true },
    { name: '' },
  ];
  return (
    <DataTable label={t('perChannel')} headings={headings} minWidth={420}>
      {channels.map((channel) => {
        const pool = pools.find(({ channelId }) => channelId === channel.channelId)?.quantity ?? 0;
        return <Row key={channel.channelId} {...{ sku, channel, pool }} />;
      })}
    </DataTable>
  );
}
