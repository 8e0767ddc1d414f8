import { migrate, type Postgres } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { fact, fill, idsOf } from '../conformance/fixtures.js';
import { NO_STREAM } from '../event-store.js';
import { eventStoreMigrations } from './event-store-migrations.js';
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

const insert = (position: number, revision: number, conflict = ''): string =>
  `INSERT INTO events VALUES (${position}, 1, ${revision}, 'OrderHeld', 'id', now(), '{}', NULL) ${conflict}`;

const replacing = (columns: string): string => `ON CONFLICT (${columns}) DO UPDATE SET body = '{"a":1}'`;

describe('the tables of the event store', () => {
  it.each([
    ['a changed event', "UPDATE events SET body = '{}' WHERE position = 1", 'never changed'],
    ['a deleted event', 'DELETE FROM events WHERE position = 3', 'never deleted'],
    ['the loss of all events', 'DELETE FROM events', 'never deleted'],
    ['the loss of all events at once', 'TRUNCATE events', 'never deleted'],
    ['an event in the place of another', insert(3, 2, replacing('position')), 'never changed'],
    ['an event in the place of a revision', insert(4, 1, replacing('stream_id, revision')), 'never changed'],
    ['a second event at a position', insert(3, 3), 'duplicate key'],
    ['a second event at a revision', insert(4, 2), 'duplicate key'],
    ['an event before the first position', insert(0, 3), 'check constraint'],
    ['an event before the first revision', insert(4, -1), 'check constraint'],
    ['a gap in the store', insert(5, 3), 'at the next revision and position'],
    ['a gap in a stream', insert(4, 4), 'at the next revision and position'],
    ['a renamed stream', "UPDATE streams SET name = 'order-2'", 'never renamed'],
    ['a deleted stream', 'DELETE FROM streams', 'never deleted'],
    ['the loss of all streams at once', 'TRUNCATE streams', 'never deleted'],
    ['a second stream of a name', "INSERT INTO streams VALUES (7, 'order-1')", 'duplicate key'],
  ])('refuse %s', async (_, sql, reason) => {
    const stored = await fill(store, 'order-1', 3);
    await expect(postgres.query(sql)).rejects.toThrow(reason);
    expect(await store.readStream('order-1')).toEqual(stored);
  });

  it('take the next event, and so prove the refusals above', async () => {
    await fill(store, 'order-1', 3);
    await postgres.query(insert(4, 3));
    expect(idsOf(await store.readStream('order-1'))).toHaveLength(4);
  });

  it('take no event before the one below it is committed, whoever writes', async () => {
    await fill(store, 'order-1', 3);
    const overtaking = postgres.transaction(async ({ query }) => {
      await query(insert(4, 3));
      await schema.open().query(insert(5, 4));
    });
    await expect(overtaking).rejects.toThrow('at the next revision and position');
  });

  it('keep personal data out of the column that holds the rest', async () => {
    const personal = { personId: 'p1', email: 'zoe@example.com' };
    await store.append('order-1', NO_STREAM, [{ ...fact({ reason: 'address' }), personal }]);
    const [row] = await postgres.query<{ body: string; personal: string }>(
      'SELECT body, personal FROM events',
    );
    expect(row?.body).not.toContain('zoe');
    expect(JSON.parse(row?.personal ?? '')).toEqual(personal);
  });

  it('give an auditor the parts of a body in SQL', async () => {
    await store.append('order-1', NO_STREAM, [fact({ reason: 'address' })]);
    const query = "SELECT body::json #>> '{data,reason}' AS reason FROM events";
    expect(await postgres.query(query)).toEqual([{ reason: 'address' }]);
  });
});

describe('opening the event store', () => {
  it('is refused if a newer release wrote it', async () => {
    await postgres.query("UPDATE schema_versions SET version = 99 WHERE component = 'event store'");
    await expect(PostgresEventStore.open(postgres)).rejects.toThrow(
      /the event store has schema version 99.*newer release/,
    );
  });

  it('happens once, however many processes begin at once', async () => {
    const fresh = new TemporarySchema(process.env['DATABASE_URL']);
    const stores = await Promise.all(
      Array.from({ length: 5 }, () => PostgresEventStore.open(fresh.open({ connectionsMax: 1 }))),
    );
    await Promise.all(stores.map((each) => each.close()));
    await expect(migrate(fresh.open(), eventStoreMigrations)).resolves.toBeUndefined();
    await fresh.dispose();
  });

  it('is refused where a commit may be acknowledged before it is on disk', async () => {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.searchParams.set('options', '-c synchronous_commit=off');
    const careless = new TemporarySchema(url.href);
    await expect(PostgresEventStore.open(careless.open())).rejects.toThrow(
      /synchronous_commit is off; an acknowledged event must survive a power cut/,
    );
    await careless.dispose();
  });
});
