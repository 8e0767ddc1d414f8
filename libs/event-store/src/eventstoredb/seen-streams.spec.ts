import type { StoredEvent } from '@throughline/contracts';
import { fact } from '../conformance/fixtures.js';
import { SeenStreams } from './seen-streams.js';

const events = (first: number, count: number, data: unknown = {}): StoredEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    ...fact(data),
    stream: 'order-1',
    revision: first + index,
    position: first + index + 1,
    recordedAt: '2026-03-01T09:30:00.000Z',
  }));

const revisionsFrom = (seen: SeenStreams, revision: number): number[] =>
  seen.from('order-1', revision).map((event) => event.revision);

describe('the streams that were seen', () => {
  it('are given from a revision on, as far as they were seen', () => {
    const seen = new SeenStreams();
    seen.add('order-1', events(0, 3));
    expect(revisionsFrom(seen, 0)).toEqual([0, 1, 2]);
    expect(revisionsFrom(seen, 2)).toEqual([2]);
    expect(revisionsFrom(seen, 3)).toEqual([]);
    expect(seen.from('order-2', 0)).toEqual([]);
  });

  it('grow by what follows them, and keep what they have twice once', () => {
    const seen = new SeenStreams();
    seen.add('order-1', events(0, 3));
    seen.add('order-1', events(3, 2));
    seen.add('order-1', events(2, 4));
    seen.add('order-1', events(1, 2));
    expect(revisionsFrom(seen, 0)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('never have a gap', () => {
    const seen = new SeenStreams();
    seen.add('order-1', events(0, 3));
    seen.add('order-1', events(5, 2));
    expect(revisionsFrom(seen, 0)).toEqual([]);
    expect(revisionsFrom(seen, 5)).toEqual([5, 6]);
    seen.add('order-1', events(3, 2));
    expect(revisionsFrom(seen, 5)).toEqual([]);
    expect(revisionsFrom(seen, 3)).toEqual([3, 4]);
  });

  it('take a bounded amount of memory', () => {
    const seen = new SeenStreams(10_000);
    seen.add('order-1', events(0, 2, { raw: ['x'.repeat(20_000)] }));
    expect(revisionsFrom(seen, 0)).toEqual([]);
  });
});
