import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { TransientFault } from '@throughline/kernel';
import { isPassingFailure, openDatabase, type Database, type Statement } from './driver.js';
import { GroupCommit, type GroupOutcome, type PendingWrite } from './group-commit.js';

export interface SqliteFileOptions {
  /** `FULL` for the truth (an acknowledged commit survives power loss), `NORMAL` for what can be rebuilt. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/** Works of one transaction at most; the rest goes into the next one. */
const WORKS_PER_COMMIT_MAX = 1024;

/** WAL pages after which SQLite checkpoints by itself: 16 MB. */
const WAL_AUTOCHECKPOINT_PAGES = 4096;

/** Page cache of one file at most; SQLite fills it as pages are used. */
const PAGE_CACHE_KIB = 32 * 1024;

/** How long a lock of another process (a backup, a shell) is waited for. */
const BUSY_TIMEOUT_MS = 5000;

const READING_STATEMENT = /^\s*(SELECT|PRAGMA|EXPLAIN)\b/i;

/**
 * One SQLite file with one writer. `write` coalesces all works of a turn of the event loop into one
 * transaction (group commit): each caller's promise settles only after the commit is on disk.
 */
export class SqliteFile {
  private readonly db: Database;
  private readonly groups: GroupCommit;
  private readonly statements = new Map<string, Statement>();
  private readonly tupleStatements = new Map<string, Statement>();
  private readonly groupListeners = new Set<(outcome: GroupOutcome) => void>();
  private pending: PendingWrite[] = [];
  private isScheduled = false;
  private isClosed = false;

  constructor(
    readonly path: string,
    options: SqliteFileOptions,
  ) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.db = openDatabase(path);
    this.groups = new GroupCommit(this.db, path);
    try {
      this.configure(options);
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  /** A prepared statement, made once per SQL text. */
  prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      const raw = this.db.prepare(sql);
      statement = READING_STATEMENT.test(sql) ? raw : this.noted(raw);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** A query whose rows are arrays, in the order of the columns: for what is read by the hundred thousand. */
  prepareTuples(sql: string): Statement {
    let statement = this.tupleStatements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      this.tupleStatements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.db.exec(sql);
    this.groups.noteWrite();
  }

  /**
   * Runs `work` inside the next group commit. It must be synchronous, and must keep nothing in memory that a
   * rollback would make untrue (see `onGroupEnd`). A throw before its first write rejects this caller alone, with
   * that error. A throw after it, or a failing commit, rolls the whole group back: the others of the group are
   * rejected with a `TransientFault`, and nothing of it was stored.
   */
  write<T>(work: () => T): Promise<T> {
    if (this.isClosed) return Promise.reject(new TransientFault(`${this.path} is closed`));
    return new Promise<T>((resolve, reject) => {
      this.pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /**
   * Runs a synchronous read. It never sees half of a group.
   * @throws TransientFault if the file is closed, or for a failure that may pass (I/O error, lock)
   */
  read<T>(work: () => T): T {
    if (this.isClosed) throw new TransientFault(`${this.path} is closed`);
    try {
      return work();
    } catch (error) {
      if (isPassingFailure(error)) throw new TransientFault(`${this.path}: read failed`, { cause: error });
      throw error;
    }
  }

  /**
   * Calls `listener` after every commit or rollback of a group and before any of its callers hears of it: the
   * place to publish, or to forget, what the works kept in memory. Returns how to stop listening.
   */
  onGroupEnd(listener: (outcome: GroupOutcome) => void): () => void {
    this.groupListeners.add(listener);
    return () => this.groupListeners.delete(listener);
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
      if (this.pending.length > WORKS_PER_COMMIT_MAX) this.schedule();
      if (!this.isClosed) this.commitPending();
    });
  }

  private commitPending(): void {
    const group = this.pending.splice(0, WORKS_PER_COMMIT_MAX);
    if (group.length === 0) return;
    const { outcome, tell } = this.groups.run(group);
    try {
      for (const listener of this.groupListeners) listener(outcome);
    } finally {
      for (const settle of tell) settle();
    }
  }

  private noted(raw: Statement): Statement {
    const noting = <Result>(result: Result): Result => {
      this.groups.noteWrite();
      return result;
    };
    return {
      run: (...parameters) => noting(raw.run(...parameters)),
      get: (...parameters) => noting(raw.get(...parameters)),
      all: (...parameters) => noting(raw.all(...parameters)),
      iterate: (...parameters) => noting(raw.iterate(...parameters)),
      columns: () => raw.columns(),
      setReturnArrays: (isArray) => raw.setReturnArrays(isArray),
    };
  }

  private configure({ synchronous }: SqliteFileOptions): void {
    this.db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    this.db.exec('PRAGMA journal_mode = WAL');
    this.db.exec(`PRAGMA synchronous = ${synchronous}`);
    this.db.exec(`PRAGMA wal_autocheckpoint = ${WAL_AUTOCHECKPOINT_PAGES}`);
    this.db.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
    // Without it INSERT OR REPLACE deletes rows past every trigger that guards them.
    this.db.exec('PRAGMA recursive_triggers = ON');
    if (this.path !== ':memory:') this.assertPragma('journal_mode', 'wal');
    this.assertPragma('synchronous', synchronous === 'FULL' ? 2 : 1);
  }

  private assertPragma(name: string, expected: string | number): void {
    const row = this.db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>;
    if (row[name] === expected) return;
    throw new Error(`${this.path}: ${name} is ${String(row[name])}, expected ${expected}`);
  }
}
