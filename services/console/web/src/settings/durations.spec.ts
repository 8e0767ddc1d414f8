import { amountOf, msOf, unitOf } from './durations.js';

describe('a duration', () => {
  it.each([
    [172_800_000, 2, 'days'],
    [129_600_000, 36, 'hours'],
    [5_400_000, 90, 'minutes'],
    [1_500, 1.5, 'seconds'],
    [0, 0, 'seconds'],
  ] as const)('of %s ms is written as %s %s, and read as such', (ms, amount, unit) => {
    expect([amountOf(ms, unitOf(ms)), unitOf(ms)]).toEqual([amount, unit]);
    expect(msOf(amount, unit)).toBe(ms);
  });

  it('is told apart to the millisecond', () => expect(msOf(0.000_001, 'days')).toBe(86));
});
