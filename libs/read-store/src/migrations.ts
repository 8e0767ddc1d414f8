import { Migrator, type Kysely, type Migration } from 'kysely';
import { positionMigrations } from './follower-positions.js';
import { rebuildMigrations } from './rebuild-requests.js';

/** The migrations of one service, by name; they run once each, in order of name. */
export interface MigrationSet {
  /** The service's name: prefix of its tables and of the two tables that remember what ran. */
  readonly name: string;
  /** Written with Kysely's schema builder, so that they run on SQLite and on PostgreSQL. */
  readonly migrations: Readonly<Record<string, Migration>>;
}

/** What the read store keeps for its followers. */
const OWN_MIGRATIONS: MigrationSet = {
  name: 'read_store',
  migrations: { ...positionMigrations, ...rebuildMigrations },
};

/**
 * Brings the tables of one set up to date. Many may run it at once: Kysely takes a lock of the database.
 * `schema` is where PostgreSQL has them. @throws Error naming the migration that failed
 */
export async function runMigrations(
  db: Kysely<unknown>,
  { name, migrations }: MigrationSet,
  schema?: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: `${name}_migrations`,
    migrationLockTableName: `${name}_migrations_lock`,
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first';
  throw new Error(`migrations of ${name} failed at ${failed}`, { cause: error });
}

export const runOwnMigrations = (db: Kysely<unknown>, schema?: string): Promise<void> =>
  runMigrations(db, OWN_MIGRATIONS, schema);
