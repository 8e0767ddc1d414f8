import { Anchor, Badge, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import { DataTable } from './data-table.js';
import { isAnyoneListening, type ChannelState, type ChannelTelling, type Moment } from './telling.js';
import { useTelling } from './use-telling.js';

const STATE_COLORS = {
  current: 'green',
  behind: 'orange',
  silent: 'gray',
} as const satisfies Readonly<Record<ChannelState, string>>;

function When({ moment }: { readonly moment: Moment | null }) {
  const { t } = useTranslation(['inventory', 'common']);
  if (moment === null) return t('common:none');
  return (
    <>
      {moment.isEarlier && `${t('telling.earlier')} `}
      <Ago at={moment.at} />
    </>
  );
}

function Row({
  channel,
  stockRevision,
}: {
  readonly channel: ChannelTelling;
  readonly stockRevision: number;
}) {
  const { t } = useTranslation(['inventory', 'common']);
  const { number } = useFormat();
  const { channelName } = useNames();
  const { channelId, available, state, acknowledgedRevision, moment } = channel;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {channelName(channelId)}
      </Table.Th>
      <Table.Td ta="right">{number(available)}</Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" miw="max-content" color={STATE_COLORS[state]}>
          {t(`telling.states.${state}`)}
        </Badge>
      </Table.Td>
      <Table.Td ta="right">
        {acknowledgedRevision === null
          ? t('common:none')
          : t('telling.revisionOf', {
              revision: number(acknowledgedRevision),
              last: number(stockRevision),
            })}
      </Table.Td>
      <Table.Td>
        <When moment={moment} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Why nothing is acknowledged, and where to read on. */
function NobodyListens() {
  const { t } = useTranslation('inventory');
  return (
    <Text size="sm">
      {t('telling.nobody')}{' '}
      <Anchor href="/docs#/Stock/getToldAvailability" inherit underline="always">
        {t('telling.docs')}
      </Anchor>
    </Text>
  );
}

/** Which channels were told what they can sell, and which of them have acknowledged it. */
export function ItemTelling({ sku }: { readonly sku: string }) {
  const { t } = useTranslation(['inventory', 'common']);
  const { data, error, isPending, refetch } = useTelling(sku);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton height={80} aria-label={t('common:loading')} />;
  if (data === null) return <Text size="sm">{t('telling.never')}</Text>;
  const { channels, stockRevision } = data;
  const headings = [
    { name: t('form.fields.channelId') },
    { name: t('telling.told'), isNumber: true },
    { name: t('telling.state') },
    { name: t('telling.acknowledged'), isNumber: true },
    { name: t('telling.asOf') },
  ];
  return (
    <>
      {!isAnyoneListening(data) && <NobodyListens />}
      <DataTable label={t('telling.title')} headings={headings} minWidth={560}>
        {channels.map((channel) => (
          <Row key={channel.channelId} {...{ channel, stockRevision }} />
        ))}
      </DataTable>
    </>
  );
}
