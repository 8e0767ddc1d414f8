import pg from 'pg';
import { connectionOf } from './address.js';
import type { PostgresOptions } from './postgres.js';
import { typeParsers } from './types.js';

const CONNECT_MS_MAX = 10_000;
const STATEMENT_MS_MAX = 30_000;

/** The server's own limit comes first; this one is for a server that does not answer at all. */
const ANSWER_GRACE_MS = 5_000;

/** A process that is suspended inside a transaction must not hold its locks for ever. */
const IDLE_IN_TRANSACTION_MS_MAX = 60_000;

const KEEP_ALIVE_DELAY_MS = 10_000;

/** What every connection is opened with. */
export const clientConfigOf = (options: PostgresOptions): pg.ClientConfig => {
  const { url, schema, applicationName = 'throughline', statementTimeoutMs = STATEMENT_MS_MAX } = options;
  const config = {
    ...connectionOf(url, {
      default_transaction_isolation: 'read committed',
      ...(schema !== undefined && { search_path: pg.escapeIdentifier(schema) }),
    }),
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + ANSWER_GRACE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS_MAX,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    types: typeParsers,
  };
  return hideUrl(config);
};

/** The URL holds the password: whoever prints the object must not see it. The driver copies what is enumerable. */
export const hideUrl = <Config extends object>(config: Config): Config =>
  Object.defineProperty(config, 'connectionString', { enumerable: false });
