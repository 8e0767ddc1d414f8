import type { Postgres, Query } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { collector, fact, facts, fill, idsOf, pause, readWhole, until } from '../conformance/fixtures.js';
import { FROM_START, NO_STREAM } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

let schema: TemporarySchema;
let counted: Postgres;
let asked: string[];
let store: PostgresEventStore;
let other: PostgresEventStore;

/** The database, and by name what was asked of it. */
const counting = (postgres: Postgres): Postgres => {
  const query: Query = (text, values) => {
    asked.push(typeof text === 'string' ? text : (text.name ?? ''));
    return postgres.query(text, values);
  };
  return { ...postgres, query };
};

const timesAsked = (name: string): number => asked.filter((each) => each === name).length;

beforeEach(async () => {
  asked = [];
  schema = new TemporarySchema(process.env['DATABASE_URL']);
  counted = counting(schema.open({ applicationName: `followed ${schema.name}` }));
  store = await PostgresEventStore.open(counted);
  other = await PostgresEventStore.open(schema.open());
});

afterEach(async () => {
  await Promise.all([store.close(), other.close()]);
  await schema.dispose();
});

const FOLLOWERS = 20;

const followBy = async (count: number) => {
  const after = await store.head();
  const followers = Array.from({ length: count }, () => collector());
  for (const { handle } of followers) store.subscribe({ after, batchSizeMax: 100 }, handle);
  await until('the tail has begun', () => timesAsked('head') >= 2);
  await pause(50);
  asked = [];
  return followers;
};

describe('the tail of the store', () => {
  it('is read once for all who follow it', async () => {
    const followers = await followBy(FOLLOWERS);
    for (let turn = 0; turn < 10; turn += 1) await other.append('order-1', NO_STREAM + turn, facts(1));
    await until('all have all', () => followers.every(({ events }) => events.length === 10));
    expect(timesAsked('slice')).toBeLessThan(10 + FOLLOWERS);
    const stored = await readWhole(store);
    for (const { events } of followers) expect(events).toEqual(stored);
  });

  it('is one object per event for all of them', async () => {
    const [one, two] = await followBy(2);
    const [appended] = await store.append('order-1', NO_STREAM, [fact({ lines: [{ sku: 'A' }] })]);
    await until('both have it', () => one?.events.length === 1 && two?.events.length === 1);
    expect(one?.events[0]).toBe(two?.events[0]);
    expect(one?.events[0]).toBe(appended);
  });

  it('is not read back where this process wrote it', async () => {
    const [follower] = await followBy(1);
    for (let turn = 0; turn < 30; turn += 1) await store.append('order-1', NO_STREAM + turn, facts(1));
    await until('it has all', () => follower?.events.length === 30);
    expect(timesAsked('slice')).toBeLessThan(10);
  });

  it('has no gap and nothing twice where two processes write by turns', async () => {
    const followers = await followBy(3);
    const writers = [store, other].flatMap((each, side) =>
      Array.from({ length: 4 }, async (_, hand) => {
        for (let turn = 0; turn < 25; turn += 1) {
          await each.append(`order-${side}-${hand}`, NO_STREAM + turn, facts(1));
        }
      }),
    );
    await Promise.all(writers);
    await until('all have all', () => followers.every(({ events }) => events.length >= 200));
    const stored = idsOf(await readWhole(store));
    for (const { events } of followers) expect(idsOf(events)).toEqual(stored);
  });

  it('is found without any announcement', async () => {
    const [follower] = await followBy(1);
    await counted.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND query LIKE 'LISTEN%'`,
      [`followed ${schema.name}`],
    );
    await other.append('order-1', NO_STREAM, facts(1));
    await until('the poll found it', () => follower?.events.length === 1);
  });

  it('begins with those who follow: others read nothing of it', async () => {
    asked = [];
    await other.append('order-1', NO_STREAM, facts(1));
    await pause(400);
    expect(asked).toEqual([]);
  });
});

describe('a stream at some revision or later', () => {
  it('is answered from what was seen, if it was seen so far', async () => {
    const [follower] = await followBy(1);
    const stored = await fill(other, 'order-1', 3);
    await until('it was seen', () => follower?.events.length === 3);
    expect(await store.readStream('order-1', { fromRevision: 1, atLeastRevision: 2 })).toEqual(
      stored.slice(1),
    );
    expect(await store.readStream('order-1', { limit: 1, atLeastRevision: 2 })).toEqual(stored.slice(0, 1));
    expect(timesAsked('stream page')).toBe(0);
  });

  it('is asked of the database if more is wanted, or the stream as it is now', async () => {
    const [follower] = await followBy(1);
    const stored = await fill(other, 'order-1', 3);
    await until('it was seen', () => follower?.events.length === 3);
    expect(await store.readStream('order-1', { fromRevision: 1, atLeastRevision: 3 })).toEqual(
      stored.slice(1),
    );
    expect(await store.readStream('order-1')).toEqual(stored);
    expect(timesAsked('stream page')).toBe(2);
  });
});

describe('one slice', () => {
  it('holds a bounded number of events, whatever the limit', async () => {
    await fill(store, 'order-1', 1_500);
    const slice = await store.readAll({ after: FROM_START, limit: 1_000_000 });
    expect([slice.events.length, slice.position, slice.isHead]).toEqual([1_000, 1_000, false]);
  });

  it('holds a bounded amount of JSON', async () => {
    const large = 'x'.repeat(6 * 1024 * 1024);
    for (const index of [0, 1, 2, 3]) await store.append('payload-1', index - 1, [fact({ large })]);
    const first = await store.readAll({ after: FROM_START, limit: 10 });
    expect([first.events.length, first.position, first.isHead]).toEqual([3, 3, false]);
    const second = await store.readAll({ after: first.position, limit: 10 });
    expect([second.events.length, second.position, second.isHead]).toEqual([1, 4, true]);
  });

  it('looks at a bounded number of positions, however rare the types', async () => {
    await fill(store, 'order-1', 12_000);
    const types = new Set(['OrderCancelled'] as const);
    const positions: number[] = [];
    let after = FROM_START;
    for (let isHead = false; !isHead;) {
      const slice = await store.readAll({ after, limit: 10, types });
      positions.push(slice.position);
      ({ position: after, isHead } = slice);
    }
    expect(positions).toEqual([5_000, 10_000, 12_000]);
  });
});
