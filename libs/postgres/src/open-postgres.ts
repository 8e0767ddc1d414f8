import { TransientFault } from '@throughline/kernel';
import type pg from 'pg';
import { addressOf, assertPostgresUrl } from './address.js';
import { clientConfigOf } from './client-config.js';
import { faultOf } from './faults.js';
import { ReconnectingListener } from './listener.js';
import { openPool, queryPool, transactionOn } from './pooled-sessions.js';
import type { Postgres, PostgresOptions } from './postgres.js';
import { tryLock } from './session-lock.js';

/** Between two looks at a server that is away. */
const REACH_PAUSE_MS = 200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries until it passes or the time is up; what will not pass is thrown at once. */
async function untilReachable(look: () => Promise<unknown>, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      await look();
      return;
    } catch (error) {
      if (!(error instanceof TransientFault) || performance.now() >= deadline) throw error;
      await pause(REACH_PAUSE_MS);
    }
  }
}

/**
 * Connects on first use: a server that is away is an error of the statement, not of the opening.
 * @throws Error if the URL is none
 */
export function openPostgres(options: PostgresOptions): Postgres {
  assertPostgresUrl(options.url);
  const address = addressOf(options.url);
  const onFault = (error: unknown): void => options.onFault?.(faultOf(error, address));
  const pool = openPool(options, onFault);
  const config = (): pg.ClientConfig => clientConfigOf(options);
  const named = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw faultOf(error, address);
    });
  let closed: Promise<void> | undefined;
  const query: Postgres['query'] = (text, values) => named(queryPool(pool, text, values));
  return {
    address,
    schema: options.schema,
    pool,
    query,
    transaction: (work) => named(transactionOn(pool, work)),
    listen: (channel, onNotify) => new ReconnectingListener({ config, channel, onNotify, onFault }),
    tryLock: (name, onLost) => named(tryLock(config(), name, onLost)),
    waitUntilReachable: (patienceMs) => untilReachable(() => query('SELECT 1'), patienceMs),
    close: () => (closed ??= pool.end()),
  };
}
