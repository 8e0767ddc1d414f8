import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Migration } from 'kysely';
import { openPostgres } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { openPostgresReadStore } from './postgres-read-store.js';
import type { ReadStore } from './read-store.js';
import { writeRows } from './write-rows.js';

const serverUrl = process.env['DATABASE_URL'] ?? '';

type Tables = { test_words: { word: string; count: number; note: string | null } };

const createWords: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('test_words')
      .addColumn('word', 'text', (column) => column.primaryKey())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text')
      .execute();
  },
};

const words = { name: 'words', migrations: { '001': createWords } };

/** Upper case before lower case, a dash before a letter, and no letter ignored: as the bytes have it. */
const BYTEWISE = ['B', 'Z-1', 'a', 'a-b', 'a:b', 'aa', 'b', 'zebra', 'é', '東京', '👩'];

describe('read models in PostgreSQL', () => {
  let schema: TemporarySchema;
  let readStore: ReadStore;

  beforeEach(async () => {
    schema = new TemporarySchema(serverUrl);
    readStore = await openPostgresReadStore({ postgres: schema.open() });
  });

  afterEach(async () => {
    await readStore.close();
    await schema.dispose();
  });

  const table = (store = readStore) => store.db.withTables<Tables>();
  const write = (rows: readonly { word: string; count: number }[], store = readStore): Promise<void> =>
    store.transaction((trx) =>
      writeRows(trx, 'test_words', 'word', {
        upserts: rows.map(({ word, count }) => ({ word, count, note: null })),
        deletes: [],
      }),
    );

  it('are made once, however many processes start at the same moment', async () => {
    const fresh = new TemporarySchema(serverUrl);
    const stores = await Promise.all(
      Array.from({ length: 8 }, () => openPostgresReadStore({ postgres: fresh.open({ connectionsMax: 1 }) })),
    );
    await Promise.all(stores.map((store) => store.migrate(words)));
    expect(stores.filter(({ leadership }) => leadership.isLeader)).toHaveLength(1);
    for (const store of stores) {
      expect(await table(store).selectFrom('test_words').selectAll().execute()).toEqual([]);
      await store.close();
    }
    await fresh.dispose();
  });

  it('stay apart per service', async () => {
    await readStore.migrate(words);
    const neighbour = new TemporarySchema(serverUrl);
    const theirs = await openPostgresReadStore({ postgres: neighbour.open() });
    await theirs.migrate(words);
    await write([{ word: 'ours', count: 1 }]);
    expect(await table(theirs).selectFrom('test_words').selectAll().execute()).toEqual([]);
    expect(theirs.leadership.isLeader).toBe(true);
    await theirs.close();
    await neighbour.dispose();
  });

  it('want a schema of their own', async () => {
    const postgres = openPostgres({ url: serverUrl });
    await expect(openPostgresReadStore({ postgres })).rejects.toThrow('a schema of their own');
    await postgres.close();
  });

  it('give numbers as numbers, as large as they come', async () => {
    await readStore.migrate(words);
    await write([{ word: 'many', count: Number.MAX_SAFE_INTEGER }]);
    expect(await table().selectFrom('test_words').selectAll().execute()).toEqual([
      { word: 'many', count: Number.MAX_SAFE_INTEGER, note: null },
    ]);
  });

  it('take a text with a character that PostgreSQL has no place for', async () => {
    await readStore.migrate(words);
    await write([{ word: 'a\u0000b', count: 1 }]);
    const found = table().selectFrom('test_words').select('word').where('word', '=', 'a\u0000b');
    expect(await found.execute()).toEqual([{ word: 'a\uFFFDb' }]);
  });

  it('take batches of any size', async () => {
    await readStore.migrate(words);
    await write(Array.from({ length: 70_000 }, (_, index) => ({ word: `w${index}`, count: index })));
    const counted = await sql<{ sum: number }>`SELECT sum(count)::bigint AS sum FROM test_words`.execute(
      readStore.db,
    );
    expect(counted.rows).toEqual([{ sum: (69_999 * 70_000) / 2 }]);
  });

  it('keep nothing of a transaction that failed', async () => {
    await readStore.migrate(words);
    const failed = readStore.transaction(async (trx) => {
      await trx
        .withTables<Tables>()
        .insertInto('test_words')
        .values({ word: 'a', count: 1, note: null })
        .execute();
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await table().selectFrom('test_words').selectAll().execute()).toEqual([]);
  });

  it('may be closed twice', async () => {
    await readStore.close();
    await expect(readStore.close()).resolves.toBeUndefined();
  });
});

describe('a database whose own order of text is a dictionary', () => {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = openPostgres({ url: serverUrl });

  beforeAll(() =>
    admin.query(
      `CREATE DATABASE ${database} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' ENCODING 'UTF8'`,
    ),
  );
  afterAll(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.close();
  });

  it('orders and pages read models by their bytes all the same', async () => {
    const url = new URL(serverUrl);
    url.pathname = database;
    const readStore = await openPostgresReadStore({
      postgres: openPostgres({ url: url.href, schema: 'words' }),
    });
    await readStore.migrate(words);
    const rows = [...BYTEWISE].reverse().map((word) => ({ word, count: 1, note: word }));
    await readStore.transaction((trx) =>
      writeRows(trx, 'test_words', 'word', { upserts: rows, deletes: [] }),
    );
    const list = readStore.db.withTables<Tables>().selectFrom('test_words').select('word').orderBy('word');
    const behind = list.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('note', 'word'), '>', tuple('a', 'a')),
    );
    const wordsOf = (found: readonly { word: string }[]) => found.map(({ word }) => word);
    expect(wordsOf(await list.execute())).toEqual(BYTEWISE);
    expect(wordsOf(await behind.execute())).toEqual(BYTEWISE.slice(3));
    await readStore.close();
  });
});
