import { BarChart } from '@mantine/charts';
import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import styles from './overview.module.css';
import { AsTable } from './section.js';
import type { Overview } from './use-overview.js';

const ROW_HEIGHT = 40;
const AXES_HEIGHT = 80;
const AXIS_FROM_MS = 1;

/** The steps of the axis: from a thousandth of a second to a month. */
const TICKS_MS = [1, 10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000, 864_000_00, 864_000_000];

type Stages = Overview['stages'];

/** The statuses that orders are in while they are on the stretch. */
const WITHIN: Readonly<Record<Stages[number]['stage'], string>> = {
  'placed-to-reserved': 'received,backordered',
  'reserved-to-covered': 'reserved,in-review,payment-declined',
  'covered-to-released': 'covered,routed,allocated',
  'released-to-shipped': 'in-warehouse',
  'shipped-to-delivered': 'shipped',
  'placed-to-completed': 'completed',
};

function StageTable({ stages }: { readonly stages: Stages }) {
  const { t } = useTranslation('overview');
  const { number, duration } = useFormat();
  return (
    <Table verticalSpacing={2} fz="sm" className={styles['table']}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('stage')}</Table.Th>
          <Table.Th ta="right">{t('ordersThrough')}</Table.Th>
          <Table.Th ta="right">{t('p50')}</Table.Th>
          <Table.Th ta="right">{t('p90')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stages.map(({ stage, count, p50Ms, p90Ms }) => (
          <Table.Tr key={stage}>
            <Table.Th scope="row" fw={400}>
              <Anchor
                component={Link}
                to={`/orders?status=${encodeURIComponent(WITHIN[stage])}&sort=updatedAt`}
                size="sm"
              >
                {t(`stretches.${stage}`)}
              </Anchor>
            </Table.Th>
            <Table.Td ta="right">{number(count)}</Table.Td>
            <Table.Td ta="right">{duration(p50Ms)}</Table.Td>
            <Table.Td ta="right">{duration(p90Ms)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** How long orders stay in each stage. The axis is logarithmic: payment takes a second, delivery takes days. */
export function CycleTimes({ stages }: { readonly stages: Stages }) {
  const { t } = useTranslation(['overview', 'pages']);
  const { duration } = useFormat();
  if (stages.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('nothingYet')}
      </Text>
    );
  }
  const most = Math.max(...stages.map(({ p90Ms }) => p90Ms));
  const ticks = TICKS_MS.filter((tick, index) => tick <= most || (TICKS_MS[index - 1] ?? 0) < most);
  const data = stages.map(({ stage, p50Ms, p90Ms }) => ({
    stage: t(`stretches.${stage}`),
    p50Ms: Math.max(p50Ms, AXIS_FROM_MS),
    p90Ms: Math.max(p90Ms, AXIS_FROM_MS),
  }));
  return (
    <>
      <BarChart
        h={AXES_HEIGHT + ROW_HEIGHT * stages.length}
        data={data}
        dataKey="stage"
        orientation="vertical"
        withLegend
        series={[
          { name: 'p50Ms', label: t('p50'), color: 'cyan.6' },
          { name: 'p90Ms', label: t('p90'), color: 'indigo.4' },
        ]}
        valueFormatter={duration}
        yAxisProps={{ width: 150 }}
        xAxisProps={{
          scale: 'log',
          domain: [AXIS_FROM_MS, ticks.at(-1) ?? most],
          ticks,
          allowDataOverflow: true,
        }}
        gridAxis="x"
        barChartProps={{ accessibilityLayer: false }}
        aria-hidden
      />
      <AsTable label={t('pages:asTable')}>
        <StageTable stages={stages} />
      </AsTable>
    </>
  );
}
