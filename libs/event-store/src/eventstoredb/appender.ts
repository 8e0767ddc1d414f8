import {
  MaxAppendSizeExceededError,
  NO_STREAM as EXPECT_NO_STREAM,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import type { StoredEvent } from '@throughline/contracts';
import { messageOf, PoisonMessage, StreamMovedOn, TransientFault } from '@throughline/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '../event-rows.js';
import { NO_STREAM } from '../event-store.js';
import { AppendUnanswered, type AppendLane } from './append-lane.js';
import type { LeaderReads } from './leader-reads.js';
import { safeNumber, storedEventOf, toEventData } from './recorded-events.js';
import type { EventStoreDbConnection } from './shared-client.js';

/** Tries of one append that fails at once, the first included: enough to find the new leader. */
const APPEND_TRIES_MAX = 4;
const APPEND_BACKOFF_MS = 25;

export interface AppendRequest {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly records: readonly EventRecord[];
}

type Answer =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused'; readonly actualRevision: number }
  /** It may or may not have been stored, now or in a moment. */
  | { readonly kind: 'unknown'; readonly error: unknown };

/** What stands where the append was to go. */
type Found =
  | { readonly kind: 'ours'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'nothing' | 'others' };

/**
 * Appends at an expected revision, always, and then reads what stands there: the ids say whether it is ours. So a
 * lost answer, an answer that never comes, a repeat that the server no longer recognises, and the positions that the
 * server does not tell all have one and the same way out.
 */
export class Appender {
  constructor(
    private readonly connection: EventStoreDbConnection,
    private readonly reads: LeaderReads,
    private readonly lane: AppendLane,
    private readonly timeoutMs: number,
  ) {}

  async append(request: AppendRequest): Promise<readonly StoredEvent[]> {
    const { stream, expectedRevision } = request;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.send(request);
      const found = await this.find(request);
      if (found.kind === 'ours') return found.events;
      if (answer.kind === 'refused') throw new StreamMovedOn(stream, expectedRevision, answer.actualRevision);
      if (found.kind === 'others') {
        throw new StreamMovedOn(stream, expectedRevision, await this.reads.lastRevision(stream));
      }
      if (answer.kind === 'acknowledged')
        throw new TransientFault(`${stream}: the append cannot be read yet`);
      if (answer.error instanceof AppendUnanswered || attempt === APPEND_TRIES_MAX) {
        throw new TransientFault(
          `${stream}: it is unknown whether the append was stored: ${messageOf(answer.error)}`,
          {
            cause: answer.error,
          },
        );
      }
      await pause(APPEND_BACKOFF_MS * 2 ** (attempt - 1));
    }
  }

  /** @throws PoisonMessage @throws TransientFault if nothing was sent */
  private async send({ stream, expectedRevision, records }: AppendRequest): Promise<Answer> {
    const events = records.map(toEventData);
    const options = {
      expectedRevision: expectedRevision === NO_STREAM ? EXPECT_NO_STREAM : BigInt(expectedRevision),
      requiresLeader: true,
      deadline: this.timeoutMs,
    } satisfies AppendToStreamOptions;
    try {
      await this.lane.run(() => this.connection.client.appendToStream(stream, events, options));
      return { kind: 'acknowledged' };
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) {
        const { actualVersion } = error;
        return {
          kind: 'refused',
          actualRevision: typeof actualVersion === 'bigint' ? safeNumber(actualVersion) : NO_STREAM,
        };
      }
      if (error instanceof TransientFault) throw error;
      throwIfPoison(stream, error);
      return { kind: 'unknown', error };
    }
  }

  private async find({ stream, expectedRevision, records }: AppendRequest): Promise<Found> {
    const recorded = await this.reads.ofStream(stream, expectedRevision + 1, records.length);
    if (recorded.length === 0) return { kind: 'nothing' };
    const isOurs = records.every(({ eventId }, index) => eventId === recorded[index]?.id);
    return isOurs ? { kind: 'ours', events: recorded.map(storedEventOf) } : { kind: 'others' };
  }
}

const throwIfPoison = (stream: string, error: unknown): void => {
  if (error instanceof MaxAppendSizeExceededError) {
    throw new PoisonMessage(
      `${stream}: the append is larger than the ${error.maxAppendSize} bytes that the event store takes (its setting MaxAppendSize)`,
      { cause: error },
    );
  }
  if (error instanceof StreamDeletedError) {
    throw new PoisonMessage(`${stream} was deleted in the event store and takes no events any more`, {
      cause: error,
    });
  }
};
