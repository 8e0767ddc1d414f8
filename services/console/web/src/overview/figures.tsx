import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import { totalOf, type Bucket } from './buckets.js';
import styles from './overview.module.css';
import type { Overview } from './use-overview.js';

interface FiguresProps {
  readonly overview: Overview;
  readonly buckets: readonly Bucket[];
}

interface FigureProps {
  readonly name: string;
  /** Null: nobody knows just now. */
  readonly value: number | null;
  readonly to: string;
  readonly isBad?: boolean;
}

function Figure({ name, value, to, isBad = false }: FigureProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Link to={to} className={styles['figure']}>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz={28} fw={600} lh={1.2} className={styles['value']} {...(isBad && { c: 'red' })}>
        {value === null ? t('none') : number(value)}
      </Text>
    </Link>
  );
}

/** What one wants to know before anything else. */
export function Figures({ overview, buckets }: FiguresProps) {
  const { t } = useTranslation('overview');
  const exceptions = Object.values(overview.exceptions).reduce((sum, count) => sum + count, 0);
  const from = encodeURIComponent(buckets[0]?.from ?? '');
  return (
    <div className={styles['figures']}>
      <Figure
        name={t('series.placed')}
        value={totalOf(buckets, 'placed')}
        to={`/orders?placedFrom=${from}`}
      />
      <Figure
        name={t('series.shipped')}
        value={totalOf(buckets, 'shipped')}
        to="/orders?status=shipped%2Cdelivered%2Ccompleted&sort=-updatedAt"
      />
      <Figure
        name={t('series.completed')}
        value={totalOf(buckets, 'completed')}
        to="/orders?status=completed&sort=-updatedAt"
      />
      <Figure
        name={t('series.cancelled')}
        value={totalOf(buckets, 'cancelled')}
        to="/orders?status=cancelled&sort=-updatedAt"
      />
      <Figure name={t('needPerson')} value={exceptions} to="/exceptions" isBad={exceptions > 0} />
      <Figure
        name={t('deadLetters')}
        value={overview.deadLetters}
        to="/dead-letters"
        isBad={(overview.deadLetters ?? 0) > 0}
      />
    </div>
  );
}
