import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, Migrator, type Migration, type Transaction } from 'kysely';
import { openDatabase, type Database } from '@throughline/sqlite';
import { createFollowerPositions } from './follower-positions.js';
import { sqliteDialectOver } from './sqlite-dialect.js';

/** WAL pages after which SQLite checkpoints by itself: 16 MB. */
const WAL_AUTOCHECKPOINT_PAGES = 4096;

export interface ReadStoreOptions {
  /** The SQLite file, made with its folder where there is none; `:memory:` for one that is never kept. */
  readonly path: string;
}

/** The migrations of one service, by name; they run once each, in order of name. */
export interface MigrationSet {
  /** The service's name: prefix of its tables and of the two tables that remember what ran. */
  readonly name: string;
  /** Written with Kysely's schema builder, so that they run on SQLite and on PostgreSQL. */
  readonly migrations: Readonly<Record<string, Migration>>;
}

/** What a service reads from: tables that events can rebuild at any time, behind Kysely. */
export interface ReadStore {
  /** `db.withTables<MyTables>()` gives the typed view of a service; Kysely wants `MyTables` as a `type`. */
  readonly db: Kysely<unknown>;
  /** Brings the service's own tables up to date. @throws Error naming the migration that failed */
  migrate(set: MigrationSet): Promise<void>;
  /** All of `work`, or nothing of it. */
  transaction<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const openFile = ({ path }: ReadStoreOptions): Database => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = openDatabase(path);
  database.exec('PRAGMA journal_mode = WAL');
  // A power cut may lose the last commits, position and rows alike: following on writes them again.
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec(`PRAGMA wal_autocheckpoint = ${WAL_AUTOCHECKPOINT_PAGES}`);
  database.exec('PRAGMA busy_timeout = 5000');
  return database;
};

async function runMigrations(db: Kysely<unknown>, { name, migrations }: MigrationSet): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: `${name}_migrations`,
    migrationLockTableName: `${name}_migrations_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first';
  throw new Error(`migrations of ${name} failed at ${failed}`, { cause: error });
}

/** Opens the read models' database: SQLite in WAL mode, without waiting for the disk on each commit. */
export async function openReadStore(options: ReadStoreOptions): Promise<ReadStore> {
  const database = openFile(options);
  const db = new Kysely<unknown>({ dialect: sqliteDialectOver(database) });
  await createFollowerPositions(db);
  return {
    db,
    migrate: (set) => runMigrations(db, set),
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
}
