import { TransientFault } from '@throughline/kernel';
import type { ConsumerStatistics } from '@throughline/messaging';
import type { FollowerStatus } from '@throughline/read-store';
import { Readiness, type ReadinessOptions } from './readiness.js';

const STALL_MS = 30_000;
const T0 = Date.parse('2026-01-05T10:00:00.000Z');
const AN_HOUR_AGO = '2026-01-05T09:00:00.000Z';
const A_SECOND_AGO = '2026-01-05T09:59:59.000Z';

const consumer = (changes: Partial<ConsumerStatistics>): ConsumerStatistics => ({
  lag: {},
  inFlight: 0,
  paused: 0,
  overdue: 0,
  retries: 0,
  deadLetters: 0,
  lastProgressAt: AN_HOUR_AGO,
  ...changes,
});

const follower = (changes: Partial<FollowerStatus>): FollowerStatus => ({
  name: 'console_orders',
  position: 0,
  writtenPosition: 0,
  lastProgressAt: AN_HOUR_AGO,
  ...changes,
});

const watching = (changes: Partial<ReadinessOptions>) => {
  let nowMs = T0;
  const readiness = new Readiness({
    store: { head: () => Promise.resolve(10) },
    consumers: () => [],
    followers: () => [],
    clock: { now: () => new Date(nowMs) },
    stallMs: STALL_MS,
    ...changes,
  });
  readiness.phase = undefined;
  return {
    readiness,
    reasonsAfter: async (ms: number): Promise<readonly string[]> => {
      nowMs = T0 + ms;
      return (await readiness.report()).reasons;
    },
  };
};

describe('readiness', () => {
  it('waits for the start and ends with the stop', async () => {
    const { readiness } = watching({});
    readiness.phase = 'starting';
    expect(await readiness.report()).toEqual({ isReady: false, reasons: ['the service is starting'] });
    readiness.phase = undefined;
    expect(await readiness.report()).toEqual({ isReady: true, reasons: [] });
    readiness.phase = 'stopping';
    expect((await readiness.report()).isReady).toBe(false);
  });

  it('names a consumer whose messages wait 30 s without progress', async () => {
    const { reasonsAfter } = watching({ consumers: () => [consumer({ lag: { a: 2, b: 0, c: 1 } })] });
    expect(await reasonsAfter(0)).toEqual([]);
    expect(await reasonsAfter(29_999)).toEqual([]);
    expect(await reasonsAfter(30_000)).toEqual([
      'no message was handled for 30 s while these wait: 2 of a, 1 of c',
    ]);
  });

  it('does not blame a consumer that rested for an hour for a message that came just now', async () => {
    let waiting = 0;
    const { reasonsAfter } = watching({ consumers: () => [consumer({ lag: { a: waiting } })] });
    await reasonsAfter(0);
    waiting = 1;
    expect(await reasonsAfter(3_600_000)).toEqual([]);
  });

  it('takes any acknowledged message for progress', async () => {
    let lastProgressAt = AN_HOUR_AGO;
    const { reasonsAfter } = watching({ consumers: () => [consumer({ lag: { a: 9 }, lastProgressAt })] });
    await reasonsAfter(0);
    lastProgressAt = A_SECOND_AGO;
    expect(await reasonsAfter(30_000)).toEqual([]);
    expect(await reasonsAfter(60_000)).toHaveLength(1);
  });

  it('names handlers that do not come to an end', async () => {
    const { reasonsAfter } = watching({ consumers: () => [consumer({ overdue: 1 })] });
    expect(await reasonsAfter(0)).toEqual(['1 handler(s) do not come to an end']);
  });

  it('names a read model that stands still behind the head', async () => {
    const { reasonsAfter } = watching({ followers: () => [follower({ position: 7 })] });
    expect(await reasonsAfter(0)).toEqual([]);
    expect(await reasonsAfter(30_000)).toEqual([
      'read model console_orders made no progress for 30 s, 3 behind',
    ]);
  });

  it('names a read model that cannot go on, at once', async () => {
    const { reasonsAfter } = watching({
      followers: () => [follower({ failure: 'cannot write its rows: disk full' })],
    });
    expect(await reasonsAfter(0)).toEqual(['read model console_orders cannot write its rows: disk full']);
  });

  it('names a store that fails or does not answer', async () => {
    const failing = watching({ store: { head: () => Promise.reject(new TransientFault('is closed')) } });
    expect(await failing.reasonsAfter(0)).toEqual(['the event store does not answer: is closed']);
    const silent = watching({
      store: { head: () => new Promise<number>(() => undefined) },
      storeTimeoutMs: 20,
    });
    expect(await silent.reasonsAfter(0)).toEqual(['the event store does not answer: no answer within 20 ms']);
  });
});
