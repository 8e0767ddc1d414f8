import { backoffMsAfter } from './backoff.js';

const policy = { backoffMs: 100, backoffMsMax: 5_000 };
const longest = (): number => 1;
const shortest = (): number => 0;

describe('the pause before the next try', () => {
  it('doubles with every try', () => {
    expect([1, 2, 3, 4].map((tries) => backoffMsAfter(tries, policy, longest))).toEqual([100, 200, 400, 800]);
  });

  it('never exceeds the cap, however often it was tried', () => {
    expect(backoffMsAfter(7, policy, longest)).toBe(5_000);
    expect(backoffMsAfter(100_000, policy, longest)).toBe(5_000);
  });

  it('is at least half of that, so that keys which failed together come back apart', () => {
    expect(backoffMsAfter(1, policy, shortest)).toBe(50);
    expect(backoffMsAfter(7, policy, shortest)).toBe(2_500);
  });
});
