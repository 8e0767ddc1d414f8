import { Kysely } from 'kysely';
import { migrate, type Postgres } from '@throughline/postgres';
import { LeaderElection, TERMS_SEQUENCE, type ElectionOptions } from './leader-election.js';
import { runMigrations, runOwnMigrations } from './migrations.js';
import { postgresDialectOver } from './postgres-dialect.js';
import type { ReadStore } from './read-store.js';

export interface PostgresReadStoreOptions extends ElectionOptions {
  /**
   * Opened with the schema of one service, and for its read models alone: they read the event store within their
   * transactions, which would wait for ever if both took their connections from one pool. The read store closes it.
   */
  readonly postgres: Postgres;
  /** False for one that looks, and never leads. */
  readonly isCandidate?: boolean;
}

const SCHEMA = { component: 'read-models', steps: [`CREATE SEQUENCE ${TERMS_SEQUENCE}`] };

/**
 * Opens the read models of one service in PostgreSQL, for any number of members at once: one of them leads and writes,
 * all read. Its schema and tables are made where they are missing. After an answer a list may lag behind what a caller
 * has just done, all the more on another member than the one that did it.
 */
export async function openPostgresReadStore({
  postgres,
  isCandidate = true,
  ...election
}: PostgresReadStoreOptions): Promise<ReadStore> {
  const { schema } = postgres;
  if (schema === undefined) throw new Error('the read models of a service need a schema of their own');
  const db = new Kysely<unknown>({ dialect: postgresDialectOver(postgres) });
  await migrate(postgres, SCHEMA);
  await runOwnMigrations(db, schema);
  const elected = new LeaderElection(postgres, election);
  if (isCandidate) await elected.start();
  return {
    dialect: 'postgres',
    db,
    reading: db,
    leadership: elected.leadership,
    migrate: (set) => runMigrations(db, set, schema),
    transaction: (work) => db.transaction().execute(work),
    async close() {
      await elected.close();
      await db.destroy();
      await postgres.close();
    },
  };
}
