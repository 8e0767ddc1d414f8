import { createRequire } from 'node:module';

/** The part of `node:sqlite` that we use; `@photostructure/sqlite` has the same. */
export interface Statement {
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
  columns(): { name: string }[];
  /** Rows as arrays, in the order of the columns, from now on: read at 1.6 times the speed of objects. */
  setReturnArrays(isArray: boolean): void;
}

export interface Database {
  /** False after a failure that made SQLite roll back by itself (a full disk, an I/O error). */
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Driver {
  readonly DatabaseSync: new (path: string) => Database;
}

/** 3.51.3 fixes a corruption of the write-ahead log (sqlite.org/releaselog/3_51_3.html). */
const SQLITE_VERSION_MIN = [3, 51, 3] as const;

/** Compares "3.53.0" with [3, 51, 3] part by part. */
export const isVersionAtLeast = (version: string, minimum: readonly number[]): boolean => {
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
    bundled !== undefined && isVersionAtLeast(bundled, SQLITE_VERSION_MIN)
      ? 'node:sqlite'
      : '@photostructure/sqlite';
  return require(name) as Driver;
}

/** Asked of a database in memory: a file that another process has locked would not even answer this. */
function assertSqliteVersion({ DatabaseSync }: Driver): void {
  const database = new DatabaseSync(':memory:');
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  database.close();
  if (isVersionAtLeast(version, SQLITE_VERSION_MIN)) return;
  throw new Error(`SQLite ${version} is too old: at least ${SQLITE_VERSION_MIN.join('.')} is needed`);
}

let driver: Driver | undefined;

/** @throws Error if the driver's SQLite is older than the fix of the write-ahead log */
export function openDatabase(path: string): Database {
  if (!driver) {
    const loaded = loadDriver();
    assertSqliteVersion(loaded);
    driver = loaded;
  }
  return new driver.DatabaseSync(path);
}

/** Result codes of sqlite.org/rescode.html. */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_NOMEM = 7;
const SQLITE_READONLY = 8;
const SQLITE_INTERRUPT = 9;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_PROTOCOL = 15;

/** What passes once the disk, the memory or the other process is well again. */
const passingCodes: ReadonlySet<number> = new Set([
  SQLITE_BUSY,
  SQLITE_LOCKED,
  SQLITE_NOMEM,
  SQLITE_READONLY,
  SQLITE_INTERRUPT,
  SQLITE_IOERR,
  SQLITE_FULL,
  SQLITE_CANTOPEN,
  SQLITE_PROTOCOL,
]);

const PRIMARY_CODE_MASK = 0xff;

/** The driver's primary result code; undefined for an error that is not the driver's. */
const resultCodeOf = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & PRIMARY_CODE_MASK : undefined;
};

/** True for a failure of the surroundings (full disk, I/O error, lock): the same call may succeed later. */
export const isPassingFailure = (error: unknown): boolean => {
  const code = resultCodeOf(error);
  return code !== undefined && passingCodes.has(code);
};

/** True if another connection holds the lock that was asked for. */
export const isBusy = (error: unknown): boolean => resultCodeOf(error) === SQLITE_BUSY;
