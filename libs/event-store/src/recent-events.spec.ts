import type { StoredEvent } from '@throughline/contracts';
import { fact, idsOf, positionsOf } from './conformance/fixtures.js';
import { RecentEvents } from './recent-events.js';

const event = (position: number, stream = 'order-1', revision = position - 1): StoredEvent => ({
  ...fact(),
  stream,
  revision,
  position,
  recordedAt: '2026-03-01T09:30:00.000Z',
});

const recentOf = (count: number, limits = { eventsMax: 4, bytesMax: 1_000 }): RecentEvents => {
  const recent = new RecentEvents(limits);
  for (let position = 1; position <= count; position += 1) recent.add(event(position), 100);
  return recent;
};

describe('the recent events', () => {
  it('cover nothing while there are none', () => {
    expect(recentOf(0).covers(0)).toBe(false);
  });

  it('are the last ones up to their number', () => {
    const recent = recentOf(7);
    expect(recent.covers(2)).toBe(false);
    expect(recent.covers(3)).toBe(true);
    expect(positionsOf([...recent.slice(3, 10).events])).toEqual([4, 5, 6, 7]);
  });

  it('are fewer when they are large, and one at least', () => {
    const recent = recentOf(4, { eventsMax: 4, bytesMax: 250 });
    expect([recent.covers(1), recent.covers(2)]).toEqual([false, true]);
    recent.add(event(5), 9_999);
    expect([recent.covers(3), recent.covers(4)]).toEqual([false, true]);
    recent.add(event(6), 100);
    expect([recent.covers(4), recent.covers(5)]).toEqual([false, true]);
  });

  it('have no gap: after one they begin anew', () => {
    const recent = recentOf(3);
    recent.add(event(10), 100);
    expect(recent.covers(2)).toBe(false);
    expect(recent.covers(8)).toBe(false);
    expect(positionsOf([...recent.slice(9, 10).events])).toEqual([10]);
  });

  it('are read up to a limit, and by type past the others', () => {
    const recent = recentOf(4);
    expect(recent.slice(0, 2)).toMatchObject({ position: 2, isHead: false });
    expect(recent.slice(2, 2)).toMatchObject({ position: 4, isHead: true });
    expect(recent.slice(1, 2, new Set(['OrderPlaced']))).toEqual({ events: [], position: 4, isHead: true });
  });

  it('hold nothing after they are cleared', () => {
    const recent = recentOf(4);
    recent.clear();
    expect(recent.covers(3)).toBe(false);
    expect(recent.ofStream('order-1', 3)).toBeUndefined();
  });
});

describe('the recent events of a stream', () => {
  const mixed = (): RecentEvents => {
    const recent = new RecentEvents({ eventsMax: 5, bytesMax: 10_000 });
    recent.add(event(1, 'order-1', 0), 1);
    recent.add(event(2, 'order-2', 6), 1);
    recent.add(event(3, 'order-1', 1), 1);
    recent.add(event(4, 'order-2', 7), 1);
    recent.add(event(5, 'order-1', 2), 1);
    return recent;
  };

  it('are given from a revision to the last', () => {
    expect(positionsOf(mixed().ofStream('order-1', 0) ?? [])).toEqual([1, 3, 5]);
    expect(positionsOf(mixed().ofStream('order-1', 2) ?? [])).toEqual([5]);
    expect(positionsOf(mixed().ofStream('order-2', 6) ?? [])).toEqual([2, 4]);
  });

  it('are not given in part', () => {
    expect(mixed().ofStream('order-2', 5)).toBeUndefined();
    const recent = mixed();
    recent.add(event(6, 'order-2', 8), 1);
    expect(recent.ofStream('order-1', 0)).toBeUndefined();
    expect(idsOf(recent.ofStream('order-1', 1) ?? [])).toHaveLength(2);
  });

  it('go with their last event', () => {
    const recent = mixed();
    for (let position = 6; position <= 20; position += 1)
      recent.add(event(position, `order-${position}`, 0), 1);
    expect(recent.streamCount).toBe(5);
  });

  it('are not mixed up with an event that took the place of an older one', () => {
    const recent = mixed();
    for (const [index, stream] of ['a-1', 'a-2', 'a-3', 'a-4', 'order-1'].entries()) {
      recent.add(event(6 + index, stream, stream === 'order-1' ? 3 : 0), 1);
    }
    expect(recent.ofStream('order-1', 2)).toBeUndefined();
    expect(recent.ofStream('order-2', 7)).toBeUndefined();
    expect(positionsOf(recent.ofStream('order-1', 3) ?? [])).toEqual([10]);
  });
});
