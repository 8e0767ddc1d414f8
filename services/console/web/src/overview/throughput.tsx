import { AreaChart, BarChart } from '@mantine/charts';
import { Anchor, Table } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import { SERIES, type Bucket, type SeriesName } from './buckets.js';
import { AsTable } from './section.js';
import styles from './overview.module.css';

const CHARTED: readonly SeriesName[] = ['placed', 'shipped', 'completed', 'exceptions'];

/** Told apart in both schemes, and by people who see red and green alike; each line has its own dash as well. */
const COLOURS: Readonly<Record<SeriesName, string>> = {
  placed: 'blue.6',
  released: 'violet.6',
  shipped: 'teal.6',
  completed: 'lime.7',
  cancelled: 'gray.6',
  exceptions: 'orange.7',
};

const CHART_HEIGHT = 260;

interface ThroughputProps {
  readonly buckets: readonly Bucket[];
  readonly isHourly: boolean;
}

const ordersOf = ({ from, to }: Bucket): string =>
  `/orders?placedFrom=${encodeURIComponent(from)}&placedTo=${encodeURIComponent(to)}`;

function useLabels(isHourly: boolean): (from: string) => string {
  const { locale } = useFormat();
  return useMemo(() => {
    const options: Intl.DateTimeFormatOptions = isHourly
      ? { hour: '2-digit', minute: '2-digit' }
      : { weekday: 'short', day: 'numeric', month: 'short' };
    const format = new Intl.DateTimeFormat(locale, options);
    return (from) => format.format(new Date(from));
  }, [locale, isHourly]);
}

function ThroughputTable({ buckets, isHourly }: ThroughputProps) {
  const { t } = useTranslation('overview');
  const { number } = useFormat();
  const labelOf = useLabels(isHourly);
  return (
    <Table.ScrollContainer minWidth={560} maxHeight={320} type="native">
      <Table verticalSpacing={2} fz="sm" className={styles['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(isHourly ? 'hour' : 'day')}</Table.Th>
            {SERIES.map((name) => (
              <Table.Th key={name} ta="right">
                {t(`series.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {buckets.map((bucket) => (
            <Table.Tr key={bucket.from}>
              <Table.Th scope="row" fw={400}>
                <Anchor component={Link} to={ordersOf(bucket)} size="sm">
                  {labelOf(bucket.from)}
                </Anchor>
              </Table.Th>
              {SERIES.map((name) => (
                <Table.Td key={name} ta="right">
                  {number(bucket[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** How much went in and out over the window. A click on a time opens the orders that were placed then. */
export function Throughput({ buckets, isHourly }: ThroughputProps) {
  const { t } = useTranslation(['overview', 'pages']);
  const { number } = useFormat();
  const navigate = useNavigate();
  const labelOf = useLabels(isHourly);
  const data = buckets.map((bucket) => ({ ...bucket, time: labelOf(bucket.from) }));
  const open = ({ activeIndex }: { readonly activeIndex?: number | string | null | undefined }) => {
    const bucket = buckets[Number(activeIndex ?? Number.NaN)];
    if (bucket) void navigate(ordersOf(bucket));
  };
  const chart = {
    h: CHART_HEIGHT,
    data,
    dataKey: 'time',
    withLegend: true,
    series: CHARTED.map((name) => ({ name, label: t(`series.${name}`), color: COLOURS[name] })),
    valueFormatter: number,
    tickLine: 'none' as const,
    className: styles['chart'],
    'aria-hidden': true,
  };
  return (
    <>
      {isHourly ? (
        <AreaChart
          {...chart}
          curveType="linear"
          withDots={false}
          fillOpacity={0.12}
          areaChartProps={{ onClick: open, accessibilityLayer: false }}
        />
      ) : (
        <BarChart {...chart} barChartProps={{ onClick: open, accessibilityLayer: false }} />
      )}
      <AsTable label={t('pages:asTable')}>
        <ThroughputTable buckets={buckets} isHourly={isHourly} />
      </AsTable>
    </>
  );
}
