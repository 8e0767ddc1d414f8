import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely, type Migration } from 'kysely';
import { openDatabase } from '@throughline/sqlite';
import { claimPosition } from './follower-positions.js';
import { discardRetired } from './staged-tables.js';
import { openReadStore, type ReadStore } from './read-store.js';
import { writeRows } from './write-rows.js';

type Tables = { console_orders: { id: string; total: number; note: string | null } };

const createOrders: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('console_orders')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('total', 'integer', (column) => column.notNull())
      .addColumn('note', 'text')
      .execute();
  },
};

const addIndex: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createIndex('console_orders_total').on('console_orders').column('total').execute();
  },
};

const failing: Migration = {
  up: () => Promise.reject(new Error('no such column')),
};

describe('the read store', () => {
  let directory: string;
  let readStore: ReadStore;
  const path = (): string => join(directory, 'read-models', 'console.sqlite');
  const orders = () => readStore.db.withTables<Tables>();
  const totals = async (): Promise<unknown> =>
    orders().selectFrom('console_orders').select('total').execute();

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'read-store-'));
    readStore = await openReadStore({ path: path() });
    await readStore.migrate({ name: 'console', migrations: { '001': createOrders } });
  });

  afterEach(async () => {
    await readStore.close();
    rmSync(directory, { recursive: true });
  });

  it('waits for no disk on a commit, as what it holds can be rebuilt', async () => {
    const read = async (pragma: string) => (await sql.raw(`PRAGMA ${pragma}`).execute(readStore.db)).rows[0];
    expect(await read('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await read('synchronous')).toEqual({ synchronous: 1 });
  });

  it('answers from what was committed while a batch is being written, and changes nothing on that way', async () => {
    const read = async () =>
      (await readStore.reading.withTables<Tables>().selectFrom('console_orders').selectAll().execute())
        .length;
    const order = { id: '1', total: 5, note: null };
    const during = await readStore.transaction(async (trx) => {
      await trx.withTables<Tables>().insertInto('console_orders').values(order).execute();
      return read();
    });
    expect([during, await read()]).toEqual([0, 1]);
    const writing = readStore.reading.withTables<Tables>().deleteFrom('console_orders').execute();
    await expect(writing).rejects.toThrow('readonly');
  });

  it('runs a migration once, and the new ones of a later release', async () => {
    await orders().insertInto('console_orders').values({ id: '1', total: 5, note: null }).execute();
    await readStore.close();
    readStore = await openReadStore({ path: path() });
    await readStore.migrate({ name: 'console', migrations: { '001': createOrders, '002': addIndex } });
    expect(await totals()).toEqual([{ total: 5 }]);
  });

  it('goes on with a file of the first release, where its followers stood', async () => {
    const old = join(directory, 'old.sqlite');
    const database = openDatabase(old);
    database.exec(
      'CREATE TABLE follower_positions (name text PRIMARY KEY, position bigint NOT NULL, version integer NOT NULL)',
    );
    database.exec("INSERT INTO follower_positions VALUES ('test_counts', 7, 1)");
    database.close();
    const opened = await openReadStore({ path: old });
    const claimed = await claimPosition(opened.db, { name: 'test_counts', term: 0 });
    await opened.close();
    expect(claimed).toEqual({ position: 7, version: 1 });
  });

  it('keeps the migrations of two services apart', async () => {
    const migrations = {
      '001': {
        up: async (db: Kysely<unknown>) => db.schema.createTable('a').addColumn('x', 'text').execute(),
      },
    };
    await readStore.migrate({ name: 'routing', migrations });
    expect(
      await readStore.db.withTables<{ a: { x: string } }>().selectFrom('a').selectAll().execute(),
    ).toEqual([]);
  });

  it('names the migration that failed, and why', async () => {
    const migrated = readStore.migrate({
      name: 'console',
      migrations: { '001': createOrders, '002': failing },
    });
    await expect(migrated).rejects.toMatchObject({
      message: 'migrations of console failed at 002',
      cause: { message: 'no such column' },
    });
  });

  it('keeps nothing of a transaction that failed', async () => {
    const failed = readStore.transaction(async (trx) => {
      await trx
        .withTables<Tables>()
        .insertInto('console_orders')
        .values({ id: '1', total: 5, note: null })
        .execute();
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await totals()).toEqual([]);
  });

  it('may be closed twice', async () => {
    await readStore.close();
    await readStore.close();
  });

  it('gives back a statement that it prepared before, with other values and for other results', async () => {
    for (const total of [1, 2, 3]) {
      await orders()
        .insertInto('console_orders')
        .values({ id: `${total}`, total, note: null })
        .execute();
      const found = await orders()
        .selectFrom('console_orders')
        .select('id')
        .where('total', '=', total)
        .execute();
      expect(found).toEqual([{ id: `${total}` }]);
    }
  });

  it('drops retired tables bit by bit, full-text indexes too', async () => {
    const { db } = readStore;
    await sql`CREATE TABLE large__old (id INTEGER PRIMARY KEY, body TEXT UNIQUE)`.execute(db);
    await sql`CREATE INDEX large_body ON large__old (body)`.execute(db);
    await sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO large__old SELECT i, 'row ' || i FROM n`.execute(
      db,
    );
    await sql`CREATE VIRTUAL TABLE words__old USING fts5 (body)`.execute(db);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    await discardRetired(readStore, ['large', 'words', 'missing']);
    clearInterval(counting);
    const left = await sql`SELECT name FROM sqlite_master WHERE instr(name, '__old') > 0`.execute(db);
    expect(left.rows).toEqual([]);
    expect(turns).toBeGreaterThan(1);
  });

  it('streams rows', async () => {
    await orders().insertInto('console_orders').values({ id: '1', total: 5, note: null }).execute();
    const seen: unknown[] = [];
    for await (const row of orders().selectFrom('console_orders').select('id').stream()) seen.push(row);
    expect(seen).toEqual([{ id: '1' }]);
  });

  it('writes a batch: new rows, changed rows, and rows that went', async () => {
    const write = (changes: Parameters<typeof writeRows>[3]) =>
      readStore.transaction((trx) => writeRows(trx, 'console_orders', 'id', changes));
    const row = (id: string, total: number) => ({ id, total, note: null });
    await write({ upserts: [row('1', 1), row('2', 2)], deletes: [] });
    await write({ upserts: [row('2', 22), row('3', 3)], deletes: ['1', 'never-there'] });
    expect(await orders().selectFrom('console_orders').selectAll().orderBy('id').execute()).toEqual([
      row('2', 22),
      row('3', 3),
    ]);
  });

  it('writes more rows than one statement can bind', async () => {
    const upserts = Array.from({ length: 20_000 }, (_, index) => ({
      id: `${index}`,
      total: index,
      note: null,
    }));
    await readStore.transaction((trx) => writeRows(trx, 'console_orders', 'id', { upserts, deletes: [] }));
    const deletes = upserts.slice(1).map(({ id }) => id);
    await readStore.transaction((trx) => writeRows(trx, 'console_orders', 'id', { upserts: [], deletes }));
    expect(await totals()).toEqual([{ total: 0 }]);
  });

  it('writes rows that are so wide that few of them make a statement', async () => {
    const columns = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const table = columns.reduce(
      (builder, column) => builder.addColumn(column, 'integer'),
      readStore.db.schema.createTable('wide').addColumn('id', 'text', (column) => column.primaryKey()),
    );
    await table.execute();
    const values = Object.fromEntries(columns.map((column) => [column, 1]));
    const upserts = Array.from({ length: 400 }, (_, index) => ({ id: `${index}`, ...values }));
    await readStore.transaction((trx) => writeRows(trx, 'wide', 'id', { upserts, deletes: [] }));
    const counted = await sql<{ sum: number }>`SELECT sum(c99) AS sum FROM wide`.execute(readStore.db);
    expect(counted.rows).toEqual([{ sum: 400 }]);
  });
});
