import '@mantine/charts/styles.css';
import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { BarLinks } from '../ui/bar-links.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import type { OrderStatus } from '../ui/status-badge.js';
import { bucketsOf } from './buckets.js';
import { CycleTimes } from './cycle-times.js';
import { Figures } from './figures.js';
import styles from './overview.module.css';
import { Section } from './section.js';
import { Consumers, Oldest, Partners } from './tables.js';
import { Throughput } from './throughput.js';
import { useOverview, windowOf, WINDOWS, type Overview, type WindowName } from './use-overview.js';

/** Ends: there most orders are, and beside them nothing else would be seen. */
const ENDS: readonly string[] = ['completed', 'cancelled', 'rejected', 'recorded'];

function Stages({ byStatus }: Pick<Overview, 'byStatus'>) {
  const { t } = useTranslation(['overview', 'status']);
  const bars = (Object.entries(byStatus) as [OrderStatus, number][])
    .filter(([status]) => !ENDS.includes(status))
    .map(([status, count]) => ({
      id: status,
      name: t(`status:order.${status}`),
      count,
      to: `/orders?status=${status}`,
    }));
  return <BarLinks label={t('stagesNow')} bars={bars} />;
}

function Kinds({ exceptions }: Pick<Overview, 'exceptions'>) {
  const { t } = useTranslation(['overview', 'status']);
  const kinds = (Object.entries(exceptions) as [keyof Overview['exceptions'], number][])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return <Text size="sm">{t('noExceptions')}</Text>;
  const bars = kinds.map(([name, count]) => ({
    id: name,
    name: t(`status:step.${name}`),
    count,
    to: `/exceptions?name=${name}`,
    color: 'orange',
  }));
  return <BarLinks label={t('failures')} bars={bars} />;
}

function Body({ overview, windowName }: { readonly overview: Overview; readonly windowName: WindowName }) {
  const { t } = useTranslation('overview');
  const hours = WINDOWS[windowName];
  const buckets = useMemo(() => bucketsOf(overview.hourly, hours), [overview.hourly, hours]);
  return (
    <Stack gap="xl">
      <Figures overview={overview} buckets={buckets} />
      <div className={styles['grid']}>
        <div className={styles['wide']}>
          <Section title={t('throughput')} hint={t('throughputHint')}>
            <Throughput buckets={buckets} isHourly={windowName === '24h'} />
          </Section>
        </div>
        <Section title={t('stagesNow')}>
          <Stages byStatus={overview.byStatus} />
        </Section>
        <Section title={t('cycleTimes')} hint={t('cycleTimesHint')}>
          <CycleTimes stages={overview.stages} />
        </Section>
        <Section title={t('failures')}>
          <Kinds exceptions={overview.exceptions} />
        </Section>
        <Section title={t('oldest')} hint={t('oldestHint')}>
          <Oldest oldest={overview.oldest} />
        </Section>
        <Section title={t('partners')}>
          <Partners partners={overview.partners} />
        </Section>
        <Section title={t('consumers')}>
          <Consumers consumers={overview.consumers} isMessagingKnown={overview.isMessagingKnown} />
        </Section>
      </div>
    </Stack>
  );
}

/** How the whole is doing, at a glance; everything leads to what is behind it. */
export function OverviewPage() {
  const { t } = useTranslation(['overview', 'common']);
  const [parameters, setParameters] = useSearchParams();
  const windowName = windowOf(parameters.get('window'));
  const { data, error, isPending, refetch } = useOverview(windowName);
  const aside = (
    <Group gap="sm">
      {data && (
        <Text size="xs" c="dimmed">
          {t('asOf')} <Ago at={data.asOf} />
        </Text>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('window')}
        data={(Object.keys(WINDOWS) as WindowName[]).map((value) => ({
          value,
          label: t(`windows.${value}`),
        }))}
        value={windowName}
        onChange={(value) => setParameters(value === '24h' ? {} : { window: value })}
      />
    </Group>
  );
  return (
    <Stack>
      <PageTitle aside={aside}>{t('title')}</PageTitle>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton height={420} aria-label={t('common:loading')} />}
      {data && <Body overview={data} windowName={windowName} />}
    </Stack>
  );
}
