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
  config: pg.ClientConfig,
  name: string,
  onLost: (reason: Error) => void,
): Promise<SessionLock | undefined> {
  let loss: Error | undefined;
  let isHeld = false;
  const held = new HeldConnection(config, (reason) => {
    loss = reason;
    if (isHeld) onLost(reason);
  });
  const end = (): Promise<void> => held.end().catch(() => undefined);
  await held.open();
  try {
    const [row] = await held.query<{ isMine: boolean }>(TRY_LOCK, [name]);
    // It may be lost again by the time that the answer is heard.
    if (loss) throw loss;
    isHeld = row?.isMine === true;
  } finally {
    if (!isHeld) await end();
  }
  return isHeld ? { query: held.query, release: end } : undefined;
}
