import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { NewEvent, StoredEvent } from '@throughline/contracts';
import { FROM_START, NO_STREAM, PostgresEventStore } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { openPostgres, type Postgres } from '@throughline/postgres';
import { startDatabase, type Database } from '../../infra/postgres/database.mjs';
import { Appender } from './appender.js';

const root = resolve(import.meta.dirname, '../..');
const WAIT_MS_MAX = 30_000;

const fact = (): NewEvent => ({
  id: uuidv7(),
  type: 'OrderHeld',
  schemaVersion: 1,
  occurredAt: '2026-03-01T09:30:00.000Z',
  correlationId: 'order-under-fire',
  causationId: 'request-under-fire',
  actor: 'service:capture',
  producer: 'capture',
  data: {},
});

const until = async (what: string, condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited ${WAIT_MS_MAX} ms in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
};

let database: Database;
let postgres: Postgres;
let store: PostgresEventStore;
let seen: StoredEvent[];
let retries: number;

beforeAll(() => execFileSync(process.execPath, ['tools/build.mjs'], { cwd: root }));

beforeEach(async () => {
  database = await startDatabase();
  postgres = openPostgres({ url: database.url });
  store = await PostgresEventStore.open(postgres);
  seen = [];
  retries = 0;
  const onRetry = (): unknown => (retries += 1);
  store.subscribe({ after: FROM_START, batchSizeMax: 200, onRetry }, async ({ events }) => {
    seen.push(...events);
  });
});

afterEach(async () => {
  await store.close();
  await postgres.close();
  await database.stop();
});

const startAppenders = (count: number): Appender[] =>
  Array.from(
    { length: count },
    () => new Appender({ url: database.url, streams: 5, hands: 8, event: fact() }),
  );

const acknowledgedBy = (appenders: readonly Appender[]): string[] =>
  appenders.flatMap(({ acknowledged }) => [...acknowledged]);

const untilAcknowledged = (appenders: readonly Appender[], count: number): Promise<void> => {
  const before = appenders.map(({ acknowledged }) => acknowledged.length);
  return until(`each has ${count} more`, () =>
    appenders.every(({ acknowledged }, index) => acknowledged.length >= (before[index] ?? 0) + count),
  );
};

/** What must hold whatever was killed: nothing lost, nothing twice, no gap, no update lost, order as committed. */
const expectSoundStore = async (acknowledged: readonly string[]): Promise<void> => {
  const head = await store.head();
  await until('the subscriber is at the head', () => seen.at(-1)?.position === head);
  expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  const ids = new Set(seen.map(({ id }) => id));
  expect(ids.size).toBe(seen.length);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const counts = new Map<string, number>();
  for (const { stream, revision, data } of seen) {
    const count = (counts.get(stream) ?? 0) + 1;
    expect([revision, data]).toEqual([count - 1, { count }]);
    counts.set(stream, count);
  }
};

describe('processes that append to the same streams', () => {
  it('lose no update, leave no gap, and are seen in the order of their commits', async () => {
    const appenders = startAppenders(2);
    await untilAcknowledged(appenders, 200);
    for (const appender of appenders) await appender.kill();
    await expectSoundStore(acknowledgedBy(appenders));
  });

  it('lose nothing acknowledged when one of them is killed', async () => {
    const [victim, survivor] = startAppenders(2) as [Appender, Appender];
    await untilAcknowledged([victim, survivor], 50);
    await victim.kill();
    await untilAcknowledged([survivor], 50);
    await survivor.kill();
    await expectSoundStore(acknowledgedBy([victim, survivor]));
  });

  it('go on when the database is killed and comes back, and lose nothing acknowledged', async () => {
    const appenders = startAppenders(2);
    for (let turn = 0; turn < 3; turn += 1) {
      await untilAcknowledged(appenders, 50);
      await database.kill();
      await database.restart();
    }
    await untilAcknowledged(appenders, 50);
    expect(appenders.every(({ isSound }) => isSound)).toBe(true);
    for (const appender of appenders) await appender.kill();
    await expectSoundStore(acknowledgedBy(appenders));
  });
});

describe('a subscriber whose database is away', () => {
  it('is told so, and goes on where it was when the database is back', async () => {
    const [first] = await store.append('order-1', NO_STREAM, [fact()]);
    await until('the first was given', () => seen.length === 1);
    await database.kill();
    await until('it was told', () => retries > 0);
    await expect(store.append('order-1', 0, [fact()])).rejects.toMatchObject({ name: 'TransientFault' });
    await database.restart();
    await postgres.waitUntilReachable(WAIT_MS_MAX);
    const [second] = await store.append('order-1', 0, [fact()]);
    await until('the second was given', () => seen.length === 2);
    expect(seen).toEqual([first, second]);
  });
});
