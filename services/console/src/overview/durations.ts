/**
 * Durations are counted in buckets, each 2^(1/8) times as long as the one before: percentiles then come from sums, for
 * any stretch of time. A percentile is off by 4.4 % at most, because the middle of its bucket is told.
 */
const BUCKETS_PER_DOUBLING = 8;

/** How many durations fell into each bucket, by its number. */
export type Durations = Readonly<Record<string, number>>;

/** Shorter than a millisecond, or backwards because two clocks differ, counts as one. */
export const bucketOf = (durationMs: number): number =>
  Math.floor(Math.log2(Math.max(1, durationMs)) * BUCKETS_PER_DOUBLING);

const middleMsOf = (bucket: number): number => Math.round(2 ** ((bucket + 0.5) / BUCKETS_PER_DOUBLING));

export const countOf = (durations: Durations): number =>
  Object.values(durations).reduce((sum, count) => sum + count, 0);

/** The duration that this share of them (above 0, up to 1) did not exceed. 0 where there is none. */
export function percentileMs(durations: Durations, share: number): number {
  let left = Math.ceil(countOf(durations) * share);
  const buckets = Object.keys(durations).map(Number);
  for (const bucket of buckets.sort((a, b) => a - b)) {
    left -= durations[bucket] ?? 0;
    if (left <= 0) return middleMsOf(bucket);
  }
  return 0;
}
