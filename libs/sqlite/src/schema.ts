import type { SqliteFile } from './sqlite-file.js';

export interface Schema {
  /** Whose tables these are; several may share a file. */
  readonly component: string;
  /** `steps[n]` takes version n to n + 1. A step is added, never edited. */
  readonly steps: readonly string[];
}

const VERSIONS_TABLE =
  'CREATE TABLE IF NOT EXISTS schema_versions (component TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT';

const storedVersion = (file: SqliteFile, component: string): number => {
  const row = file.prepare('SELECT version FROM schema_versions WHERE component = ?').get(component);
  return row === undefined ? 0 : (row as { version: number }).version;
};

const takeStep = (file: SqliteFile, component: string, sql: string, version: number): void => {
  file.exec('BEGIN IMMEDIATE');
  try {
    file.exec(sql);
    file
      .prepare(
        'INSERT INTO schema_versions VALUES (?, ?) ON CONFLICT DO UPDATE SET version = excluded.version',
      )
      .run(component, version);
    file.exec('COMMIT');
  } catch (error) {
    file.exec('ROLLBACK');
    throw error;
  }
};

/**
 * Brings a component's tables to this release's version, step by step, each in its own transaction. For start-up,
 * before the first `write`.
 * @throws Error if the file was written by a newer release
 */
export function applySchema(file: SqliteFile, { component, steps }: Schema): void {
  file.exec(VERSIONS_TABLE);
  const found = storedVersion(file, component);
  if (found > steps.length) {
    throw new Error(
      `${file.path}: the ${component} has schema version ${found}, this release knows ${steps.length} at most. ` +
        'The file was written by a newer release: start that one, or restore the backup made before the upgrade.',
    );
  }
  steps.slice(found).forEach((sql, index) => takeStep(file, component, sql, found + index + 1));
}
