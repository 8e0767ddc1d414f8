/** Errors are few and named by what to do next. */

/** Try again later: a broker that is away, a revision that is not visible yet, a partner that timed out. */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';
}

/** Trying again will not help: set the message aside as a dead letter. */
export class PoisonMessage extends Error {
  override readonly name = 'PoisonMessage';
}

/** Another writer appended first: load again and decide again. */
export class StreamMovedOn extends Error {
  override readonly name = 'StreamMovedOn';
  constructor(
    readonly stream: string,
    readonly expectedRevision: number,
    readonly actualRevision: number,
  ) {
    super(`stream ${stream}: expected revision ${expectedRevision}, found ${actualRevision}`);
  }
}

/** Both ends of a failed chain, in one line, for logs and dead letters. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
};
