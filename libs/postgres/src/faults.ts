import { types } from 'node:util';
import { TransientFault } from '@throughline/kernel';

/** SQLSTATE classes of what passes: connection exceptions, lost races for locks, insufficient resources, system errors. */
const PASSING_CLASSES: ReadonlySet<string> = new Set(['08', '40', '53', '58']);

/** Further SQLSTATEs of what passes (PostgreSQL's manual, appendix A). */
const PASSING_STATES: ReadonlySet<string> = new Set([
  '25006', // read_only_sql_transaction: a standby that is about to be promoted
  '25P03', // idle_in_transaction_session_timeout
  '55006', // object_in_use
  '55P03', // lock_not_available
  '57014', // query_canceled: a statement or lock timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
]);

/** What Node says of a network that is away. */
const PASSING_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The driver gives these neither a code nor a class of their own. */
const PASSING_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

const SQL_STATE = /^[0-9A-Z]{5}$/;

const codeOf = (error: unknown): string | undefined => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
};

/** The server's own word on a statement (a code of five characters), if it came to that. */
export const sqlStateOf = (error: unknown): string | undefined => {
  const code = codeOf(error);
  // EPIPE has five letters too, and comes from the network.
  return code !== undefined && SQL_STATE.test(code) && !PASSING_CODES.has(code) ? code : undefined;
};

/** Of whichever realm: a test runner's `Error` is not the one that Node's network throws. */
const isError = (error: unknown): error is Error => types.isNativeError(error);

const isPassing = (error: Error): boolean => {
  const state = sqlStateOf(error);
  if (state !== undefined) return PASSING_STATES.has(state) || PASSING_CLASSES.has(state.slice(0, 2));
  return PASSING_CODES.has(codeOf(error) ?? '') || PASSING_MESSAGES.test(error.message);
};

/**
 * What a failure of the driver means for the caller: a `TransientFault` where trying again may help, with the failure
 * as its cause; otherwise the failure itself.
 */
export const faultOf = (error: unknown, address: string): unknown => {
  if (error instanceof TransientFault || !isError(error)) return error;
  return isPassing(error)
    ? new TransientFault(`${address}: ${error.message || codeOf(error)}`, { cause: error })
    : error;
};
