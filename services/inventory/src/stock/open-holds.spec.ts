import fc from 'fast-check';
import { OpenHolds, type CheckoutHold } from './open-holds.js';

const instant = (minute: number): string => new Date(minute * 60_000).toISOString();

const hold = (number: number, minute: number): CheckoutHold => ({
  holdId: `hold-${number}`,
  channelId: 'web',
  sources: null,
  quantity: 1,
  fromPool: 0,
  expiresAt: instant(minute),
});

const MINUTES = 90;

interface Change {
  readonly number: number;
  /** Until when it is held; null for one that ends. */
  readonly minute: number | null;
}

/** Of many checkouts, far more than one piece of a list has, and few: their ends coincide, or each has its own. */
const changesOf = (checkouts: number, changes: number): fc.Arbitrary<Change[]> =>
  fc.array(
    fc.record({
      number: fc.nat(checkouts - 1),
      minute: fc.option(fc.nat(MINUTES), { freq: 2 }),
    }),
    { minLength: changes / 2, maxLength: changes, size: 'max' },
  );

const follow = (changes: readonly Change[], map: Map<string, CheckoutHold>, from: OpenHolds): OpenHolds => {
  let holds = from;
  for (const { number, minute } of changes) {
    const next = hold(number, minute ?? 0);
    if (minute === null) map.delete(next.holdId);
    else map.set(next.holdId, next);
    holds = minute === null ? holds.without(next.holdId) : holds.with(next);
    expect(holds.size).toBe(map.size);
    expect(holds.get(next.holdId)).toBe(map.get(next.holdId));
  }
  return holds;
};

/** One after the other is looked at. */
const plainlyDue = (map: ReadonlyMap<string, CheckoutHold>, at: string): CheckoutHold[] =>
  [...map.values()]
    .filter(({ expiresAt }) => expiresAt <= at)
    .sort((a, b) => (`${a.expiresAt} ${a.holdId}` < `${b.expiresAt} ${b.holdId}` ? -1 : 1));

const expectSame = (holds: OpenHolds, map: ReadonlyMap<string, CheckoutHold>): void => {
  expect([...holds.values()]).toEqual(plainlyDue(map, instant(MINUTES)));
  for (const { holdId } of map.values()) expect(holds.get(holdId)).toBe(map.get(holdId));
  for (const minute of [-1, 0, 1, 30, 31, MINUTES]) {
    expect(holds.due(instant(minute), Infinity)).toEqual(plainlyDue(map, instant(minute)));
  }
  expect([...OpenHolds.of([...map.values()]).values()]).toEqual([...holds.values()]);
};

describe('the open checkout holds of an item', () => {
  it.each([
    [10, 60, 100],
    [1_500, 1_500, 4],
  ])(
    'of %d checkouts, are those of a Map, and exactly those are due whose time is up',
    (checkouts, changes, numRuns) =>
      fc.assert(
        fc.property(changesOf(checkouts, changes), changesOf(checkouts, changes), (first, second) => {
          const map = new Map<string, CheckoutHold>();
          const before = follow(first, map, OpenHolds.none);
          const mapBefore = new Map(map);
          expectSame(before, map);
          expectSame(follow(second, map, before), map);
          expectSame(before, mapBefore);
        }),
        { numRuns, endOnFailure: true },
      ),
  );

  it('are due at the instant at which they end, and not before', () => {
    const holds = OpenHolds.of([hold(1, 10)]);
    expect(holds.due('1970-01-01T00:09:59.999Z', 10)).toEqual([]);
    expect(holds.due('1970-01-01T00:10:00.000Z', 10)).toEqual([hold(1, 10)]);
  });

  it('are given as due by the soonest, no more than are asked for', () =>
    expect(OpenHolds.of([hold(1, 9), hold(2, 7), hold(3, 8)]).due(instant(60), 2)).toEqual([
      hold(2, 7),
      hold(3, 8),
    ]));

  it('are due by their new end when they are extended', () => {
    const holds = OpenHolds.of([hold(1, 5), hold(2, 6)]).with(hold(1, 20));
    expect(holds.size).toBe(2);
    expect(holds.due(instant(10), 10)).toEqual([hold(2, 6)]);
  });

  it('are as they were where one ends that is not among them', () => {
    const holds = OpenHolds.of([hold(1, 5)]);
    expect(holds.without('hold-2')).toBe(holds);
    expect([holds.has('hold-1'), holds.has('hold-2')]).toEqual([true, false]);
  });
});
