import type { RelayStatistics } from '@throughline/messaging';
import { RelayReadiness, reasonsOf } from './relay-readiness.js';

const STALL_MS = 30_000;
const T0 = '2026-01-05T10:00:00.000Z';
const AN_HOUR_AGO = '2026-01-05T09:00:00.000Z';

const relay = (changes: Partial<RelayStatistics>): RelayStatistics => ({
  role: 'leader',
  roleSince: AN_HOUR_AGO,
  isStoreAway: false,
  position: 80,
  checkpoint: 80,
  head: 80,
  lag: 0,
  published: 80,
  deadLetters: 0,
  lastProgressAt: T0,
  lastError: null,
  repeatingUpTo: null,
  ...changes,
});

const reasonsAfter = (ms: number, changes: Partial<RelayStatistics>): string[] => [
  ...reasonsOf(relay(changes), { stallMs: STALL_MS, nowMs: Date.parse(T0) + ms }),
];

describe('readiness of a relay', () => {
  it('fails for a leader that has published nothing for 30 s of what waits, and says why', () => {
    const behind = { lag: 3, lastError: 'the message log did not take the messages' };
    expect(reasonsAfter(29_999, behind)).toEqual([]);
    expect(reasonsAfter(30_000, behind)).toEqual([
      'nothing was published for 30 s, 3 behind: the message log did not take the messages',
    ]);
  });

  it('asks nothing of a leader that owes nothing, however long ago its last event was', () => {
    expect(reasonsAfter(3_600_000, { lag: 0 })).toEqual([]);
  });

  it('lets a leader begin: what waited before it led is not its fault', () => {
    const begins = { lag: 3, lastProgressAt: AN_HOUR_AGO, roleSince: T0 };
    expect(reasonsAfter(29_999, begins)).toEqual([]);
    expect(reasonsAfter(30_000, begins)).toHaveLength(1);
  });

  it('holds for a standby, which owes nothing', () => {
    expect(reasonsAfter(3_600_000, { role: 'standby', position: null, lastProgressAt: AN_HOUR_AGO })).toEqual(
      [],
    );
  });

  it('fails for one that finds no place in the group for 30 s', () => {
    const outside = { role: 'joining', roleSince: T0, lastError: 'no broker answers' } as const;
    expect(reasonsAfter(29_999, outside)).toEqual([]);
    expect(reasonsAfter(30_000, outside)).toEqual([
      'no place in the group of relays for 30 s: no broker answers',
    ]);
  });

  it('fails while the store does not answer, and while a restored store is published again', () => {
    expect(reasonsAfter(0, { isStoreAway: true })).toEqual(['the event store does not answer']);
    expect(reasonsAfter(0, { repeatingUpTo: 30 })).toEqual([
      'the store does not know the event of checkpoint 30: what it holds is being published',
    ]);
  });

  it('ends with the stop', async () => {
    const readiness = new RelayReadiness({
      relay: { statistics: () => Promise.resolve(relay({})) },
      clock: { now: () => new Date(T0) },
      stallMs: STALL_MS,
    });
    expect(await readiness.report()).toEqual({ isReady: true, reasons: [] });
    readiness.stopping();
    expect(await readiness.report()).toEqual({ isReady: false, reasons: ['the service is stopping'] });
  });
});
