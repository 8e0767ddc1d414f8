import { bucketsOf, totalOf } from './buckets.js';

const HOUR_MS = 3_600_000;

const hourly = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    hour: new Date(2026, 0, 1, 12).getTime() + index * HOUR_MS,
  })).map(({ hour }) => ({
    hour: new Date(hour).toISOString(),
    placed: 1,
    released: 0,
    shipped: 2,
    completed: 0,
    cancelled: 0,
    exceptions: 0,
  }));

describe('what a chart shows side by side', () => {
  it('is hours for a day', () => expect(bucketsOf(hourly(24), 24)).toHaveLength(24));

  it('is days for longer, the first and last of them in part, and no hour is lost', () => {
    const buckets = bucketsOf(hourly(48), 168);
    expect(buckets.map(({ placed }) => placed)).toEqual([12, 24, 12]);
    expect(totalOf(buckets, 'shipped')).toBe(96);
    expect(buckets[0]?.to).toBe(buckets[1]?.from);
  });
});
