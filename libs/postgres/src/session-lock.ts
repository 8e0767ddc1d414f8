import type pg from 'pg';
import { HeldConnection } from './held-connection.js';
import type { Query } from './postgres.js';

/** A lock that this process holds until it releases it, ends, or loses its connection. */
export interface SessionLock {
  /** On the session that holds the lock: what it answers was so while the lock was held. */
  readonly query: Query;
  /** Lets another process have it. A second call does nothing. */
  release(): Promise<void>;
}

/** Names are apart per schema: several installations may share a database. */
const TRY_LOCK = `
SELECT pg_try_advisory_lock(hashtextextended(coalesce(current_schema(), '') || '/' || $1::text, 0)) AS "isMine"`;

/**
 * Takes the lock of that name, on a connection of its own, or answers with undefined where another session holds it.
 * `onLost` is called once if the connection is lost before `release`: from then on another process may hold it.
 */
export async function tryLock(
  connection: pg.ClientConfig,
  name: string,
  onLost: (reason: Error) => void,
): Promise<SessionLock | undefined> {
  const held = new HeldConnection(connection, onLost);
  await held.open();
  const [row] = await held.query<{ isMine: boolean }>(TRY_LOCK, [name]);
  if (!row?.isMine) {
    await held.end();
    return undefined;
  }
  return {
    query: (text, values) => held.query(text as string, values as unknown[]),
    release: () => held.end().catch(() => undefined),
  };
}
