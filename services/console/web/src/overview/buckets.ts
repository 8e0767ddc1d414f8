import type { Schemas } from '../api/client.js';

type Hour = Schemas['HourCounts'];

export const SERIES = ['placed', 'released', 'shipped', 'completed', 'cancelled', 'exceptions'] as const;

export type SeriesName = (typeof SERIES)[number];

/** An hour, or a day of several: what a chart of the window can show side by side. */
export type Bucket = Readonly<Record<SeriesName, number>> & {
  /** When it begins. */
  readonly from: string;
  readonly to: string;
};

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

const sum = (hours: readonly Hour[], name: SeriesName): number =>
  hours.reduce((total, hour) => total + hour[name], 0);

const bucketOf = (hours: readonly Hour[]): Bucket => ({
  from: hours[0]?.hour ?? '',
  to: new Date(Date.parse(hours.at(-1)?.hour ?? '') + HOUR_MS).toISOString(),
  placed: sum(hours, 'placed'),
  released: sum(hours, 'released'),
  shipped: sum(hours, 'shipped'),
  completed: sum(hours, 'completed'),
  cancelled: sum(hours, 'cancelled'),
  exceptions: sum(hours, 'exceptions'),
});

/** By the hour for a day, by the day of the browser's own zone for longer. */
export function bucketsOf(hourly: readonly Hour[], windowHours: number): Bucket[] {
  if (windowHours <= DAY_HOURS) return hourly.map((hour) => bucketOf([hour]));
  const days = new Map<string, Hour[]>();
  for (const hour of hourly) {
    const day = new Date(hour.hour).toDateString();
    days.set(day, [...(days.get(day) ?? []), hour]);
  }
  return [...days.values()].map(bucketOf);
}

export const totalOf = (buckets: readonly Bucket[], name: SeriesName): number =>
  buckets.reduce((total, bucket) => total + bucket[name], 0);
