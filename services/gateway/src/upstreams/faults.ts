import { problem, type Problem } from '@throughline/service-kit';

/** What a client is told to wait before it tries again. */
const RETRY_AFTER_SECONDS = 1;

/** No word of the request reached the service: it may be sent elsewhere, whatever it asks for. */
const unreachableCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The process is there and waits for what it cannot run without: as good as unreachable. */
export class NotServing extends Error {
  override readonly name = 'NotServing';
}

/** The connection ended before an answer began: the service may have done the work or not. */
const brokenCodes: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const silentCodes: ReadonlySet<unknown> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

export type FaultKind = 'unreachable' | 'broken' | 'silent' | 'malformed';

export function faultKindOf(error: unknown): FaultKind {
  if (error instanceof NotServing) return 'unreachable';
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  if (unreachableCodes.has(code) || syscall === 'connect') return 'unreachable';
  if (brokenCodes.has(code)) return 'broken';
  return silentCodes.has(code) ? 'silent' : 'malformed';
}

const problemOfKind: Readonly<Record<FaultKind, (service: string) => Problem>> = {
  unreachable: (service) =>
    problem(503, 'try-again-later', {
      detail: `${service} does not answer just now`,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    }),
  broken: (service) =>
    problem(502, 'connection-lost', {
      detail: `the connection to ${service} broke before it answered; what was asked may be done, and may be asked again`,
    }),
  silent: (service) => problem(504, 'no-answer-in-time', { detail: `${service} took too long to answer` }),
  malformed: (service) =>
    problem(502, 'malformed-answer', { detail: `${service} answered with something that is not HTTP` }),
};

/** A request that no address of its service answered. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';

  constructor(
    readonly service: string,
    readonly kind: FaultKind,
    cause?: unknown,
  ) {
    super(`${service} is ${kind}`, { cause });
  }

  /** What the client is told. */
  get problem(): Problem {
    return problemOfKind[this.kind](this.service);
  }
}
