import type { NewEvent } from '@throughline/contracts';
import { PoisonMessage } from '@throughline/kernel';
import { FROM_START, NO_STREAM } from './event-store.js';

/** Events of one append at most: what one decision can come to, with room. */
export const EVENTS_PER_APPEND_MAX = 1_000;

/** Room for our prefix and two ids of the outside world, and well below the limits of every store. */
export const STREAM_NAME_LENGTH_MAX = 512;

/** Control characters and lone surrogates do not survive every store, and nobody could type them to look it up. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * The same for every adapter.
 * @throws PoisonMessage for what came from outside: a name or a number of events that no store takes
 * @throws Error for a mistake of the caller
 */
export function assertAppendable(
  stream: string,
  expectedRevision: number,
  events: readonly NewEvent[],
): void {
  if (stream === '' || stream.length > STREAM_NAME_LENGTH_MAX || UNSTORABLE.test(stream)) {
    throw new PoisonMessage(
      `stream name ${JSON.stringify(stream)}: 1 to ${STREAM_NAME_LENGTH_MAX} characters without control characters are allowed`,
    );
  }
  if (events.length > EVENTS_PER_APPEND_MAX) {
    throw new PoisonMessage(
      `${stream}: ${events.length} events in one append, ${EVENTS_PER_APPEND_MAX} are allowed`,
    );
  }
  if (events.length === 0) throw new Error(`${stream}: an append without events`);
  if (!Number.isInteger(expectedRevision) || expectedRevision < NO_STREAM) {
    throw new Error(
      `${stream}: ${expectedRevision} is no revision; a stream without events is expected at NO_STREAM`,
    );
  }
}

/** @throws Error for a mistake of the caller: from a place that is none, one would read nothing and never notice */
export function assertReadable(after: number, limit: number): void {
  if (!Number.isInteger(after) || after < FROM_START) {
    throw new Error(`${after} is no position; reading begins at FROM_START`);
  }
  if (!(limit >= 1)) throw new Error(`the limit of a slice is ${limit}, at least 1 is needed`);
}
