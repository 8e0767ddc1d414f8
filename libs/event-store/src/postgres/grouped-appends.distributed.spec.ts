import type { Postgres } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { fact, facts, fill, idsOf, isFirst, positionsOf, readWhole } from '../conformance/fixtures.js';
import { NO_STREAM } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

let schema: TemporarySchema;
let postgres: Postgres;
let store: PostgresEventStore;

beforeEach(async () => {
  schema = new TemporarySchema(process.env['DATABASE_URL']);
  postgres = schema.open();
  store = await PostgresEventStore.open(postgres);
});

afterEach(async () => {
  await store.close();
  await schema.dispose();
});

/** Each row names the transaction that wrote it. */
const transactionCount = async (): Promise<number> => {
  const [row] = await postgres.query<{ n: number }>('SELECT count(DISTINCT xmin::text) AS n FROM events');
  return row?.n ?? 0;
};

describe('appends that come together', () => {
  it('share a transaction, and so a write to the disk', async () => {
    const streams = Array.from({ length: 200 }, (_, index) => `order-${index}`);
    await Promise.all(streams.map((stream) => store.append(stream, NO_STREAM, facts(2))));
    expect(await transactionCount()).toBe(1);
    expect(positionsOf(await readWhole(store))).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });

  it('each have their own outcome', async () => {
    const [before] = await store.append('order-1', NO_STREAM, facts(1));
    const repeated = facts(2);
    const first = await store.append('order-2', NO_STREAM, repeated);
    const [next, conflicting, repeat, fresh, ahead] = await Promise.allSettled([
      store.append('order-1', 0, facts(1)),
      store.append('order-1', 0, facts(1)),
      store.append('order-2', NO_STREAM, repeated),
      store.append('order-3', NO_STREAM, facts(1)),
      store.append('order-4', 7, facts(1)),
    ]);
    expect(next).toMatchObject({ status: 'fulfilled', value: [{ revision: 1, position: 4 }] });
    expect(conflicting).toMatchObject({ reason: { name: 'StreamMovedOn', actualRevision: 1 } });
    expect(repeat).toEqual({ status: 'fulfilled', value: first });
    expect(fresh).toMatchObject({ status: 'fulfilled', value: [{ revision: 0, position: 5 }] });
    expect(ahead).toMatchObject({ reason: { name: 'StreamMovedOn', actualRevision: NO_STREAM } });
    expect(positionsOf(await readWhole(store))).toEqual([before?.position, 2, 3, 4, 5]);
  });

  it('may stand right behind one another in a stream', async () => {
    const answers = await Promise.all([
      store.append('order-1', NO_STREAM, facts(2)),
      store.append('order-1', 1, facts(1)),
      store.append('order-1', 2, facts(3)),
    ]);
    expect(answers.flat().map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await store.readStream('order-1')).toEqual(answers.flat());
  });

  it('do not suffer from one that the database refuses', async () => {
    await postgres.query("ALTER TABLE events ADD CHECK (type <> 'OrderCancelled')");
    const outcomes = await Promise.allSettled([
      store.append('order-1', NO_STREAM, facts(1)),
      store.append('order-2', NO_STREAM, facts(1, 'OrderCancelled')),
      store.append('order-3', NO_STREAM, facts(1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(positionsOf(await readWhole(store))).toEqual([1, 2]);
  });

  it('do not suffer from an id that no text holds', async () => {
    const spoiled = store.append('order-1', NO_STREAM, [{ ...fact(), id: 'a\u0000b' }]);
    const sound = store.append('order-2', NO_STREAM, facts(1));
    await expect(spoiled).rejects.toMatchObject({ name: 'PoisonMessage' });
    expect(await sound).toHaveLength(1);
  });

  it('are not mixed up with those of other installations in the database', async () => {
    const neighbours = new TemporarySchema(process.env['DATABASE_URL']);
    const other = await PostgresEventStore.open(neighbours.open());
    let hints = 0;
    other.onAppended(() => (hints += 1));
    await fill(store, 'order-1', 3);
    const [first] = await other.append('order-1', NO_STREAM, facts(1));
    expect(first).toMatchObject({ position: 1, revision: 0 });
    expect(hints).toBeGreaterThan(0);
    expect(await other.head()).toBe(1);
    await other.close();
    await neighbours.dispose();
  });
});

describe('a transaction that holds the append lock', () => {
  it('is waited for, and what it stored stands before', async () => {
    const lock = `SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/append events', 0))`;
    let isAppended = false;
    const events = facts(1);
    const appending = postgres.transaction(async ({ query }) => {
      await query(lock);
      const racing = isFirst(store.append('order-1', NO_STREAM, events)).then(() => (isAppended = true));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(isAppended).toBe(false);
      await query('SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
        ...[['order-2'], [1], [-1], [1], [1], [0], ['OrderHeld'], ['id-1'], ['{}'], [null]],
      ]);
      return { racing };
    });
    await (
      await appending
    ).racing;
    expect(idsOf(await readWhole(store))).toEqual(['id-1', events[0]?.id]);
  });
});
