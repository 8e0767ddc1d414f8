import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import styles from './bar-links.module.css';

export interface BarLink {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Where the things behind the figure are. */
  readonly to: string;
  readonly color?: string;
}

/** A bar each, as long as its figure; each is a link to what it counts. */
export function BarLinks({ label, bars }: { readonly label: string; readonly bars: readonly BarLink[] }) {
  const { number } = useFormat();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className={styles['list']} aria-label={label}>
      {bars.map(({ id, name, count, to, color = 'cyan' }) => (
        <li key={id}>
          <Link to={to} className={styles['link']}>
            <Text size="sm" span className={styles['name']}>
              {name}
            </Text>
            <span className={styles['track']} aria-hidden>
              <span
                className={styles['bar']}
                style={{
                  width: `${(count / most) * 100}%`,
                  background: `var(--mantine-color-${color}-filled)`,
                }}
              />
            </span>
            <Text size="sm" span className={styles['count']}>
              {number(count)}
            </Text>
          </Link>
        </li>
      ))}
    </ul>
  );
}
