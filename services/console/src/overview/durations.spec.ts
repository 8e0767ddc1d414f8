import fc from 'fast-check';
import { bucketOf, percentileMs, type Durations } from './durations.js';

const ERROR_MAX = 0.045;
const QUARTER_MS = 90 * 86_400_000;

const counted = (durationsMs: readonly number[]): Durations => {
  const counts: Record<string, number> = {};
  for (const each of durationsMs) counts[bucketOf(each)] = (counts[bucketOf(each)] ?? 0) + 1;
  return counts;
};

describe('durations in buckets', () => {
  it('know the median and the ninetieth of a hundred', () => {
    const durations = counted(Array.from({ length: 100 }, (_, index) => (index + 1) * 1_000));
    expect(Math.abs(percentileMs(durations, 0.5) / 50_000 - 1)).toBeLessThan(ERROR_MAX);
    expect(Math.abs(percentileMs(durations, 0.9) / 90_000 - 1)).toBeLessThan(ERROR_MAX);
  });

  it('are off by as much as is said, and not more', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: QUARTER_MS }), { minLength: 1, maxLength: 50 }),
        fc.constantFrom(0.5, 0.9, 1),
        (durationsMs, share) => {
          const sorted = [...durationsMs].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
          const told = percentileMs(counted(durationsMs), share);
          // Rounded to a whole millisecond besides.
          expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * ERROR_MAX + 0.5);
        },
      ),
    ));

  it('take what is shorter than a millisecond for one, and of nothing tell nothing', () => {
    expect([bucketOf(0), bucketOf(-5), bucketOf(1)]).toEqual([0, 0, 0]);
    expect(percentileMs({}, 0.5)).toBe(0);
  });
});
