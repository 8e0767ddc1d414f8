import pg from 'pg';
import type { Postgres, Session } from './postgres.js';

export interface Migrations {
  /** Whose tables these are; several share a database. */
  readonly component: string;
  /** `steps[n]` takes version n to n + 1. A step is added, never edited. */
  readonly steps: readonly string[];
}

/** One for the whole database: making a schema, too, is a race that only one may run. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('throughline migrations', 0))`;

const VERSIONS_TABLE = `
CREATE TABLE IF NOT EXISTS schema_versions (component text PRIMARY KEY, version integer NOT NULL)`;

const SAVE_VERSION = `
INSERT INTO schema_versions VALUES ($1, $2) ON CONFLICT (component) DO UPDATE SET version = excluded.version`;

/** `CREATE SCHEMA IF NOT EXISTS` would ask for the right to make one even where it exists. */
async function makeSchema({ query }: Session, schema: string | undefined): Promise<void> {
  if (schema === undefined) return;
  const found = await query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (found.length === 0) await query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`);
}

/**
 * Brings a component's tables to this release's version, all steps or none. Any number of processes may call it at
 * once: the first one works, the others wait and find it done.
 * @throws Error if a newer release was here before
 */
export function migrate(postgres: Postgres, { component, steps }: Migrations): Promise<void> {
  return postgres.transaction(async (session) => {
    await session.query('SET LOCAL statement_timeout = 0');
    await session.query(LOCK);
    await makeSchema(session, postgres.schema);
    await session.query(VERSIONS_TABLE);
    const [row] = await session.query<{ version: number }>(
      'SELECT version FROM schema_versions WHERE component = $1',
      [component],
    );
    const found = row?.version ?? 0;
    if (found > steps.length) {
      throw new Error(
        `${postgres.address}: the ${component} has schema version ${found}, this release knows ${steps.length} at most. ` +
          'A newer release was here: start that one, or restore the backup made before the upgrade.',
      );
    }
    for (const step of steps.slice(found)) await session.query(step);
    if (found < steps.length) await session.query(SAVE_VERSION, [component, steps.length]);
  });
}
