import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import list from '../ui/list.module.css';
import { ProblemNotice } from '../ui/problem-notice.js';
import { DateTime } from '../ui/time.js';
import { AsOfField } from './as-of-field.js';
import { MovementText } from './movement-text.js';
import { useLedger, type LedgerEntry } from './use-stock.js';

const BALANCES = [
  'onHandAfter',
  'quarantinedAfter',
  'allocatedAfter',
  'reservedAfter',
  'heldAfter',
  'queuedAfter',
  'incomingAfter',
] as const;

/** How wide the words are at least, and the whole table. */
const WORDS_WIDTH = 260;
const TABLE_WIDTH = 1_120;

function Row({ entry, before }: { readonly entry: LedgerEntry; readonly before: LedgerEntry | undefined }) {
  const { locale, number } = useFormat();
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  return (
    <Table.Tr>
      <Table.Td className="nowrap">
        <DateTime at={entry.at} />
      </Table.Td>
      <Table.Td>
        <MovementText entry={entry} />
      </Table.Td>
      <Table.Td ta="right">{signed.format(entry.quantity)}</Table.Td>
      {BALANCES.map((name) => {
        const isChanged = (before?.[name] ?? 0) !== entry[name];
        return (
          <Table.Td key={name} ta="right" {...(isChanged ? { fw: 600 } : { c: 'dimmed' })}>
            {number(entry[name])}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

function Rows({ rows, isMore }: { readonly rows: readonly LedgerEntry[]; readonly isMore: boolean }) {
  const { t } = useTranslation('inventory');
  return (
    <Table.ScrollContainer
      minWidth={TABLE_WIDTH}
      type="native"
      tabIndex={0}
      role="group"
      aria-label={t('ledger.title')}
    >
      <Table verticalSpacing={4} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.at')}</Table.Th>
            <Table.Th miw={WORDS_WIDTH}>{t('ledger.what')}</Table.Th>
            <Table.Th ta="right">{t('quantity')}</Table.Th>
            {BALANCES.map((name) => (
              <Table.Th key={name} ta="right">
                {t(`ledger.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((entry, index) => (
            // What was before the last row shown is not known while there is more.
            <Row
              key={entry.revision}
              entry={entry}
              before={rows[index + 1] ?? (isMore ? entry : undefined)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Everything that ever moved the item, with what there was after it: the newest first, as of now or of then. */
export function Ledger({ sku }: { readonly sku: string }) {
  const { t } = useTranslation(['inventory', 'common']);
  const [parameters, setParameters] = useSearchParams();
  const asOf = parameters.get('asOf');
  const ledger = useLedger(sku, asOf);
  const choose = (next: string | null) =>
    setParameters(next === null ? {} : { asOf: next }, { replace: true, preventScrollReset: true });
  return (
    <Stack gap="xs">
      <Group>
        <AsOfField asOf={asOf} onChange={choose} />
      </Group>
      {ledger.error && <ProblemNotice error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.isPending && <Skeleton height={200} aria-label={t('common:loading')} />}
      {ledger.isSuccess && ledger.rows.length === 0 && (
        <Text size="sm">{t(asOf === null ? 'ledger.nothingYet' : 'ledger.nothing')}</Text>
      )}
      {ledger.rows.length > 0 && <Rows rows={ledger.rows} isMore={ledger.hasNextPage} />}
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
