import { TransientFault } from '@throughline/kernel';
import pg from 'pg';
import { clientConfigOf, hideUrl } from './client-config.js';
import { faultOf, sqlStateOf } from './faults.js';
import type { PostgresOptions, Query, Session } from './postgres.js';

const CONNECTIONS_MAX = 10;

/** A connection that is lost, idle or not, must be an error of the statement at most, never of the process. */
export const openPool = (options: PostgresOptions, onFault: (error: unknown) => void): pg.Pool => {
  const config = clientConfigOf(options);
  const { connectionString } = config;
  const max = options.connectionsMax ?? CONNECTIONS_MAX;
  const pool = new pg.Pool({ ...config, ...(connectionString && { connectionString }), max });
  hideUrl(pool.options);
  pool.on('error', onFault);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

const queryOn =
  (client: pg.PoolClient): Query =>
  async <Row extends pg.QueryResultRow>(query: string | pg.QueryConfig, values?: readonly unknown[]) =>
    (await client.query<Row>(query as string, values as unknown[])).rows;

/**
 * Lends a connection of the pool. After anything but the server's word on a statement it is in no known state, and is
 * not used again.
 */
export async function withClient<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isSound = true;
  try {
    return await work(client);
  } catch (error) {
    isSound = sqlStateOf(error) !== undefined;
    throw error;
  } finally {
    client.release(!isSound);
  }
}

export const queryPool = <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  query: string | pg.QueryConfig,
  values?: readonly unknown[],
): Promise<Row[]> => withClient(pool, (client) => queryOn(client)<Row>(query, values));

/** A work that passed over the error of a statement leaves a transaction that can only be rolled back. */
const commit = async (client: pg.PoolClient): Promise<void> => {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error(`the transaction ended in ${command}: a statement of it had failed`);
};

/** True if the connection is fit for the next one. One that gave no answer is not asked again: it would not answer. */
const rollback = async (client: pg.PoolClient, error: unknown): Promise<boolean> => {
  const isSilent = sqlStateOf(error) === undefined && faultOf(error, '') instanceof TransientFault;
  if (isSilent) return false;
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
};

export async function transactionOn<Result>(
  pool: pg.Pool,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isSound = true;
  try {
    await client.query('BEGIN');
    const result = await work({ query: queryOn(client) });
    await commit(client);
    return result;
  } catch (error) {
    isSound = await rollback(client, error);
    throw error;
  } finally {
    client.release(!isSound);
  }
}
