import type { ConsumerTrouble, Message } from '../message-transport.js';
import { reportTrouble } from './trouble-log.js';

const message: Message = {
  topic: 'oms.wms.events.v1',
  partition: 2,
  offset: '7',
  key: 'S1-1',
  value: { shipTo: 'Ada Byron' },
  headers: { 'reply-to': 'ada@example.com' },
  timestamp: '2026-01-05T10:00:00.000Z',
};

function linesOf(
  ...troubles: readonly ConsumerTrouble[]
): [string, Readonly<Record<string, unknown>>, string][] {
  const lines: [string, Readonly<Record<string, unknown>>, string][] = [];
  const log = {
    warn: (fields: Readonly<Record<string, unknown>>, text: string) =>
      void lines.push(['warn', fields, text]),
    error: (fields: Readonly<Record<string, unknown>>, text: string) =>
      void lines.push(['error', fields, text]),
  };
  for (const trouble of troubles) reportTrouble(trouble, 'fulfillment', log);
  return lines;
}

const failedTries = (kind: 'retrying' | 'set-aside-failed', count: number): ConsumerTrouble[] =>
  Array.from({ length: count }, (_, n) => ({
    kind,
    message,
    error: new Error('away'),
    tries: n + 1,
    retryInMs: 5,
  }));

describe('the log of a topic server', () => {
  it('says what is tried again, where it is and why', () => {
    const at = { service: 'fulfillment', topic: 'oms.wms.events.v1', partition: 2, offset: '7', key: 'S1-1' };
    expect(linesOf(...failedTries('retrying', 1))).toEqual([
      ['warn', { ...at, tries: 1, retryInMs: 5, reason: 'away' }, 'a message is tried again'],
    ]);
  });

  it.each(['retrying', 'set-aside-failed'] as const)('tells of %s less and less often', (kind) => {
    expect(linesOf(...failedTries(kind, 100)).map(([, { tries }]) => tries)).toEqual([
      1, 2, 4, 8, 16, 32, 64,
    ]);
  });

  it('tells of a handler that takes long, and of a log that is away', () => {
    const lines = linesOf(
      { kind: 'overdue', message, runningMs: 31_000 },
      { kind: 'log-fault', error: new Error('disk full') },
    );
    expect(lines).toMatchObject([
      ['warn', { runningMs: 31_000 }, 'a handler takes long'],
      ['error', { reason: 'disk full' }, 'the message log is away'],
    ]);
  });

  it('holds nothing of what the message says', () => {
    const lines = linesOf(...failedTries('retrying', 1), { kind: 'overdue', message, runningMs: 1 });
    expect(JSON.stringify(lines)).not.toMatch(/Ada|example/);
  });
});
