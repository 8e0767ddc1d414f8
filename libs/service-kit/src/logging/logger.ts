import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Config } from '../config/config.js';
import { PrettyLines } from './pretty-lines.js';
import { REDACTED, redacted, SECRET_MEMBERS } from './redact.js';

/** JSON lines; `logger.child({ service, orderId })` puts both on every line of the child. */
export type Logger = PinoLogger;

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedError;
}

/** An error's own words only: libraries hang requests, headers and bodies on theirs. */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { message, stack, cause } = error;
  return {
    type: error.name,
    message,
    ...('code' in error && { code: error.code }),
    stack,
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}

/** pino hands the fields of a child to serializers only, not to `formatters.log`. */
const serializers = {
  ...Object.fromEntries(SECRET_MEMBERS.map((member) => [member, () => REDACTED])),
  err: describeError,
  error: describeError,
};

/** The process's logger; nothing personal or secret passes it, whatever it is handed. */
export function createLogger(
  { logLevel, logPretty }: Pick<Config, 'logLevel' | 'logPretty'>,
  destination: DestinationStream = process.stdout,
): Logger {
  return pino(
    {
      level: logLevel,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      serializers,
      formatters: { level: (level) => ({ level }), log: redacted },
    },
    logPretty ? new PrettyLines(destination) : destination,
  );
}
