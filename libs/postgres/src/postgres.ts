import type pg from 'pg';
import type { Listener } from './listener.js';
import type { SessionLock } from './session-lock.js';

export interface PostgresOptions {
  /**
   * As libpq has it: `postgres://user:password@host:port/database`. A pooler before the server must give each connection
   * a session of its own (PgBouncer: `pool_mode=session`): listening, locks and prepared statements are the session's.
   */
  readonly url: string;
  /** The schema that names without one mean; `migrate` makes it. By default the one that the role has, `public`. */
  readonly schema?: string;
  /** Connections of the pool; each listener and each lock has one beside it. */
  readonly connectionsMax?: number;
  /** How the server lists our connections. */
  readonly applicationName?: string;
  readonly statementTimeoutMs?: number;
  /** Told of connections that are lost while nobody uses them: to log it. They are replaced without further ado. */
  readonly onFault?: (error: unknown) => void;
}

export type Query = <Row extends pg.QueryResultRow>(
  query: string | pg.QueryConfig,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** What a transaction's work runs its statements on. */
export interface Session {
  readonly query: Query;
}

/** A database, reached over a pool. Failures that may pass are thrown as `TransientFault`, with their cause. */
export interface Postgres extends Session {
  /** Where it is, without secrets. */
  readonly address: string;
  readonly schema: string | undefined;
  /** For a query builder that wants the driver's own pool; its errors are raw, `faultOf` says what they mean. */
  readonly pool: pg.Pool;
  /**
   * Runs `work` between BEGIN and COMMIT, on one connection. Whatever it throws rolls everything back.
   * @throws TransientFault also if the connection is lost in COMMIT: then nobody knows whether it took place
   */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /**
   * Hears what is notified on a channel, on a connection of its own that is replaced when lost. A notification without
   * payload means that some may have been missed: it comes at the start, and after each loss.
   */
  listen(channel: string, onNotify: (payload: string | undefined) => void): Listener;
  /**
   * The lock of that name in this schema, or undefined while another session holds it. `onLost` is called once if the
   * connection is lost before `release`: from then on another process may hold it.
   */
  tryLock(name: string, onLost: (reason: Error) => void): Promise<SessionLock | undefined>;
  /** @throws TransientFault if it is away for that long; what will not pass (a wrong password) is thrown at once */
  waitUntilReachable(patienceMs: number): Promise<void>;
  /** Waits for what is in use, then closes the pool. Listeners and locks are their owners' to end. May be called twice. */
  close(): Promise<void>;
}
