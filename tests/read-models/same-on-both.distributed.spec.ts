import { SqliteEventStore } from '@throughline/event-store';
import type { Postgres } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { openPostgresReadStore, openReadStore, type ReadStore } from '@throughline/read-store';
import { SqliteFile } from '@throughline/sqlite';
import { Past } from './past.js';
import { ReadModels, type Pace } from './read-models.js';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const clock = { now: () => NOW };

const TOGETHER: Pace = { flushMs: 60_000, batchSizeMax: 512 };
const PIECEMEAL: Pace = { flushMs: 1, batchSizeMax: 7 };

/** SQLite's read models are those that everything was built on: PostgreSQL's have to be the same, row by row. */
describe('read models of one past, in SQLite and in PostgreSQL', () => {
  const schema = new TemporarySchema(process.env['DATABASE_URL']);
  const file = new SqliteFile(':memory:', { synchronous: 'FULL' });
  const store = new SqliteEventStore(file, clock);
  const past = new Past(store);
  const opened: ReadStore[] = [];
  let inSqlite: ReadModels;
  let inPostgres: ReadModels;

  const sqlite = async (pace: Pace): Promise<ReadModels> => {
    const readStore = await openReadStore({ path: ':memory:' });
    opened.push(readStore);
    return new ReadModels(store, readStore, clock, pace);
  };

  let postgres: Postgres;
  let postgresStore: ReadStore;
  const postgresModels = async (pace: Pace): Promise<ReadModels> => {
    postgres = schema.open();
    postgresStore = await openPostgresReadStore({ postgres });
    return new ReadModels(store, postgresStore, clock, pace);
  };

  const expectTheSame = async (): Promise<void> => {
    expect(await inPostgres.rows()).toEqual(await inSqlite.rows());
    expect(await inPostgres.answers()).toEqual(await inSqlite.answers());
  };

  beforeAll(async () => {
    inSqlite = await sqlite(TOGETHER);
    inPostgres = await postgresModels(PIECEMEAL);
    await past.firstHalf();
    await Promise.all([inSqlite.start(), inPostgres.start()]);
  });

  afterAll(async () => {
    await Promise.all([inSqlite.stop(), inPostgres.stop()]);
    for (const readStore of opened) await readStore.close();
    await postgresStore.close();
    await store.close();
    file.close();
    await schema.dispose();
  });

  it('hold something of everything', async () => {
    const rows = await inSqlite.rows();
    expect(Object.entries(rows).filter(([, found]) => found.length === 0)).toEqual([]);
    expect(rows['console_orders']).toHaveLength(120);
    expect(rows['routing_stock']).toContainEqual(expect.stringContaining('"on_hand":4500000000'));
  });

  it('are the same once they are written', expectTheSame);

  it('are the same after more has happened, whatever the batches', async () => {
    await past.secondHalf();
    await Promise.all([inSqlite.written(), inPostgres.written()]);
    await expectTheSame();
  });

  it('answer the same after a restart, from their rows', async () => {
    await inPostgres.stop();
    await postgresStore.close();
    inPostgres = await postgresModels(TOGETHER);
    await inPostgres.start();
    await expectTheSame();
  });

  it('are the same when they are built anew', async () => {
    await inPostgres.rebuild();
    await expectTheSame();
  });

  it('are the same after every table was dropped and the service started', async () => {
    await inPostgres.stop();
    await inPostgres.dropEverything();
    await postgresStore.close();
    inPostgres = await postgresModels(PIECEMEAL);
    await inPostgres.start();
    await expectTheSame();
  });
});
