import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { openDatabase, type Database } from '@throughline/sqlite';
import { SOLE_LEADERSHIP, type Leadership } from './leadership.js';
import { runMigrations, runOwnMigrations, type MigrationSet } from './migrations.js';
import { sqliteDialectOver } from './sqlite-dialect.js';

/** WAL pages after which SQLite checkpoints by itself: 16 MB. */
const WAL_AUTOCHECKPOINT_PAGES = 4096;

/** Page cache of one connection at most; SQLite fills it as pages are used. */
const PAGE_CACHE_KIB = 64 * 1024;

export interface ReadStoreOptions {
  /** The SQLite file, made with its folder where there is none; `:memory:` for one that is never kept. */
  readonly path: string;
  /** By default the process leads: it has the file to itself. */
  readonly leadership?: Leadership;
}

/** What a service reads from: tables that events can rebuild at any time, behind Kysely. */
export interface ReadStore {
  /** For the little that both databases have, but not in the same words. */
  readonly dialect: 'sqlite' | 'postgres';
  /** `db.withTables<MyTables>()` gives the typed view of a service; Kysely wants `MyTables` as a `type`. */
  readonly db: Kysely<unknown>;
  /** For answers that only read: they see what was committed, and never wait for a batch that is being written. */
  readonly reading: Kysely<unknown>;
  /** Which of the service's members writes the rows. */
  readonly leadership: Leadership;
  /** Brings the service's own tables up to date. @throws Error naming the migration that failed */
  migrate(set: MigrationSet): Promise<void>;
  /** All of `work`, or nothing of it. */
  transaction<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const openFile = (path: string): Database => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = openDatabase(path);
  database.exec('PRAGMA journal_mode = WAL');
  // A power cut may lose the last commits, position and rows alike: following on writes them again.
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec(`PRAGMA wal_autocheckpoint = ${WAL_AUTOCHECKPOINT_PAGES}`);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
  return database;
};

/** A second connection: within one, whoever reads waits until the transaction that is under way has ended. */
const openReader = (path: string): Database => {
  const database = openDatabase(path);
  database.exec('PRAGMA query_only = ON');
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
  return database;
};

/** Opens the read models' database: SQLite in WAL mode, without waiting for the disk on each commit. */
export async function openReadStore({
  path,
  leadership = SOLE_LEADERSHIP,
}: ReadStoreOptions): Promise<ReadStore> {
  const db = new Kysely<unknown>({ dialect: sqliteDialectOver(openFile(path)) });
  await runOwnMigrations(db);
  // What is in memory alone is another database for each connection.
  const reading =
    path === ':memory:' ? db : new Kysely<unknown>({ dialect: sqliteDialectOver(openReader(path)) });
  return {
    dialect: 'sqlite',
    db,
    reading,
    leadership,
    migrate: (set) => runMigrations(db, set),
    transaction: (work) => db.transaction().execute(work),
    async close() {
      if (reading !== db) await reading.destroy();
      await db.destroy();
    },
  };
}
