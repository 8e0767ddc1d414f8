import { createRequire } from 'node:module';

/** The part of `node:sqlite` that we use; `@photostructure/sqlite` has the same. */
export interface Statement {
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
  columns(): { name: string }[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Driver {
  readonly DatabaseSync: new (path: string) => Database;
}

/** 3.51.3 fixes a corruption of the write-ahead log (sqlite.org/releaselog/3_51_3.html). */
const SQLITE_VERSION_MIN = [3, 51, 3] as const;

const isAtLeast = (version: string, minimum: readonly number[]): boolean => {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of minimum.entries()) {
    const found = parts[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
};

/** Node's own SQLite where it is new enough, else the same API with prebuilt binaries from npm (ADR 5). */
function loadDriver(): Driver {
  const require = createRequire(import.meta.url);
  const bundled = process.versions['sqlite'];
  const name =
    bundled !== undefined && isAtLeast(bundled, SQLITE_VERSION_MIN) ? 'node:sqlite' : '@photostructure/sqlite';
  return require(name) as Driver;
}

let driver: Driver | undefined;

export function openDatabase(path: string): Database {
  driver ??= loadDriver();
  const database = new driver.DatabaseSync(path);
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  if (!isAtLeast(version, SQLITE_VERSION_MIN)) {
    database.close();
    throw new Error(`SQLite ${version} is too old: at least ${SQLITE_VERSION_MIN.join('.')} is needed`);
  }
  return database;
}
