import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { TransientFault } from '@throughline/kernel';
import { openDatabase, type Database, type Statement } from './driver.js';

export interface SqliteFileOptions {
  /** `FULL` for the truth (an acknowledged commit survives power loss), `NORMAL` for what can be rebuilt. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/** Works of one transaction at most; the rest goes into the next one. */
const WORKS_PER_COMMIT_MAX = 1024;

/** WAL pages after which SQLite checkpoints by itself: 16 MB. */
const WAL_AUTOCHECKPOINT_PAGES = 4096;

interface Pending {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One SQLite file with one writer. `write` coalesces all works of a turn of the event loop into one
 * transaction (group commit): each caller's promise settles only after the commit is on disk.
 */
export class SqliteFile {
  private readonly db: Database;
  private readonly statements = new Map<string, Statement>();
  private pending: Pending[] = [];
  private isScheduled = false;
  private isClosed = false;

  constructor(
    readonly path: string,
    options: SqliteFileOptions,
  ) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.db = openDatabase(path);
    this.db.exec('PRAGMA journal_mode = WAL');
    this.db.exec(`PRAGMA synchronous = ${options.synchronous}`);
    this.db.exec(`PRAGMA wal_autocheckpoint = ${WAL_AUTOCHECKPOINT_PAGES}`);
    this.db.exec('PRAGMA busy_timeout = 5000');
    this.assertSynchronous(options.synchronous);
  }

  /** A prepared statement, made once per SQL text. */
  prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  /**
   * Runs `work` inside the next group commit. It must be synchronous and must refuse (throw) before its
   * first write: a throw rejects this caller alone. A failing commit rejects all of the group with a
   * `TransientFault`: nothing of it was stored.
   */
  write<T>(work: () => T): Promise<T> {
    if (this.isClosed) return Promise.reject(new TransientFault(`${this.path} is closed`));
    return new Promise<T>((resolve, reject) => {
      this.pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Commits what is pending, then closes the file. */
  close(): void {
    if (this.isClosed) return;
    while (this.pending.length > 0) this.commitPending();
    this.isClosed = true;
    this.db.close();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      if (!this.isClosed) this.commitPending();
      if (this.pending.length > 0) this.schedule();
    });
  }

  private commitPending(): void {
    const group = this.pending.splice(0, WORKS_PER_COMMIT_MAX);
    if (group.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      this.db.exec('BEGIN IMMEDIATE');
      for (const { work, resolve, reject } of group) {
        try {
          const value = work();
          settle.push(() => resolve(value));
        } catch (error) {
          settle.push(() => reject(error));
        }
      }
      this.db.exec('COMMIT');
    } catch (error) {
      this.rollback();
      const fault = new TransientFault(`${this.path}: commit failed`, { cause: error });
      for (const { reject } of group) reject(fault);
      return;
    }
    for (const tell of settle) tell();
  }

  private rollback(): void {
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself already, as it does for a full disk.
    }
  }

  private assertSynchronous(expected: SqliteFileOptions['synchronous']): void {
    const level = expected === 'FULL' ? 2 : 1;
    const row = this.db.prepare('PRAGMA synchronous').get() as { synchronous: number };
    if (row.synchronous !== level) {
      throw new Error(`${this.path}: synchronous is ${row.synchronous}, expected ${level} (${expected})`);
    }
  }
}
