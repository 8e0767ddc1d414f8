import { Anchor, Button, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { Actor } from '../ui/actor.js';
import list from '../ui/list.module.css';
import { ProblemNotice } from '../ui/problem-notice.js';
import { DateTime } from '../ui/time.js';
import { useLedger, type LedgerEntry } from './use-stock.js';

const BALANCES = ['onHandAfter', 'allocatedAfter', 'reservedAfter', 'queuedAfter'] as const;

type ReasonWord = 'count';

function What({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation('inventory');
  const { locationName } = useNames();
  const { type, locationId, reason, reference, orderId } = entry;
  return (
    <>
      <Text size="sm">
        {t(`movements.${type}`)}
        {locationId !== null && ` · ${locationName(locationId)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {reason !== null && `${t(`reasons.${reason as ReasonWord}`, { defaultValue: reason })} · `}
        {reference !== null && (
          <>
            <bdi>{reference}</bdi>
            {' · '}
          </>
        )}
        {orderId !== null && (
          <>
            <Anchor component={Link} to={`/orders/${orderId}`} inherit underline="always">
              {t('toOrder')}
            </Anchor>
            {' · '}
          </>
        )}
        <Actor actor={entry.actor} />
      </Text>
    </>
  );
}

function Row({ entry, before }: { readonly entry: LedgerEntry; readonly before: LedgerEntry | undefined }) {
  const { locale, number } = useFormat();
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  return (
    <Table.Tr>
      <Table.Td className="nowrap">
        <DateTime at={entry.at} />
      </Table.Td>
      <Table.Td>
        <What entry={entry} />
      </Table.Td>
      <Table.Td ta="right">{signed.format(entry.quantity)}</Table.Td>
      {BALANCES.map((name) => {
        const isChanged = before !== undefined && before[name] !== entry[name];
        return (
          <Table.Td key={name} ta="right" {...(isChanged ? { fw: 600 } : { c: 'dimmed' })}>
            {number(entry[name])}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

/** Everything that ever moved the item, with what there was after it: the newest first. */
export function Ledger({ sku }: { readonly sku: string }) {
  const { t } = useTranslation(['inventory', 'common']);
  const ledger = useLedger(sku);
  if (ledger.error) return <ProblemNotice error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (ledger.isPending) return <Skeleton height={200} aria-label={t('common:loading')} />;
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={760} type="native">
        <Table verticalSpacing={4} className={list['table']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ledger.at')}</Table.Th>
              <Table.Th>{t('ledger.what')}</Table.Th>
              <Table.Th ta="right">{t('quantity')}</Table.Th>
              {BALANCES.map((name) => (
                <Table.Th key={name} ta="right">
                  {t(`ledger.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledger.rows.map((entry, index) => (
              <Row key={entry.revision} entry={entry} before={ledger.rows[index + 1]} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {ledger.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </Stack>
  );
}
