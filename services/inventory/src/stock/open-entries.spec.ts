import { OpenEntries, type Entry } from './open-entries.js';

const entry = (orderId: string, arrival: number, reserved = 1): Entry => ({
  orderId,
  attempt: 1,
  arrival,
  channelId: null,
  sources: null,
  lane: 5,
  fromPool: 0,
  promisedAt: null,
  isBeyondCap: false,
  reserved,
  queued: 0,
  allocated: [],
  closedRouting: 0,
  foundShort: null,
});

describe('the open entries of an item', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => entry(`order-${index}`, index));
  const all = many.reduce((entries, each) => entries.with(each), OpenEntries.none);

  it('are found by their order, however many there are', () => {
    for (const each of many) expect(all.get(each.orderId)).toBe(each);
    expect(all.get('order-5000')).toBeUndefined();
  });

  it('are told newest first', () => {
    expect(all.newestFirst().map(({ arrival }) => arrival)).toEqual(many.map((_, index) => 4_999 - index));
  });

  it('replace and forget without touching what was there before', () => {
    const changed = all.with(entry('order-7', 7, 9)).without('order-8');
    expect(changed.get('order-7')?.reserved).toBe(9);
    expect(changed.get('order-8')).toBeUndefined();
    expect(changed.newestFirst()).toHaveLength(4_999);
    expect(all.get('order-7')?.reserved).toBe(1);
    expect(all.get('order-8')?.reserved).toBe(1);
  });
});
