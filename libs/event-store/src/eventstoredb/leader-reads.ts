import {
  BACKWARDS,
  CancelledError,
  END,
  FORWARDS,
  NotLeaderError,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  UnavailableError,
  type AllStreamRecordedEvent,
  type RecordedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { messageOf, TransientFault } from '@throughline/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { FROM_START, NO_STREAM } from '../event-store.js';
import { positionOf, safeNumber } from './recorded-events.js';
import type { EventStoreDbConnection } from './shared-client.js';

/** Tries of one read, the first included: enough to find the new leader. */
const READ_TRIES_MAX = 4;
const READ_BACKOFF_MS = 25;

/** What `$all` holds next, system events and those of others included. */
export interface AllPage {
  readonly recorded: readonly RecordedEvent[];
  /** True if nothing lies behind the last of them. */
  readonly isEnd: boolean;
}

type Received = { readonly event?: RecordedEvent | AllStreamRecordedEvent };

/** The client has begun to connect anew, to the leader that the error named or to any node that answers. */
const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof NotLeaderError || error instanceof UnavailableError || error instanceof CancelledError;

/**
 * Reads at the leader: decisions rest on them, and a follower may answer with an older stream. The client sets no
 * deadline on reads, so silence is bounded here.
 */
export class LeaderReads {
  constructor(
    private readonly connection: EventStoreDbConnection,
    private readonly silenceMsMax: number,
  ) {}

  /** Empty where there is no such stream. */
  async ofStream(stream: string, fromRevision: number, limit: number): Promise<RecordedEvent[]> {
    const options = {
      direction: FORWARDS,
      fromRevision: BigInt(fromRevision),
      ...(Number.isFinite(limit) && { maxCount: limit }),
      requiresLeader: true,
    } as const;
    return this.ofExisting(stream, () => this.connection.client.readStream(stream, options));
  }

  async lastRevision(stream: string): Promise<number> {
    const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
    const [last] = await this.ofExisting(stream, () => this.connection.client.readStream(stream, options));
    return last ? safeNumber(last.revision) : NO_STREAM;
  }

  /** Position of the last record in `$all`, ours or not; FROM_START where there is none. */
  async lastPosition(): Promise<number> {
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true } as const;
    const [last] = await this.read('$all', () => this.connection.client.readAll(options));
    return last ? positionOf(last) : FROM_START;
  }

  /** The records behind a position that is itself the position of a record, or FROM_START. */
  async allAfter(after: number, limit: number): Promise<AllPage> {
    const position = BigInt(after);
    const options = {
      direction: FORWARDS,
      fromPosition: after === FROM_START ? START : { commit: position, prepare: position },
      // The server begins with the record at the position itself.
      maxCount: limit + 1,
      requiresLeader: true,
    } as const;
    const recorded = await this.read('$all', () => this.connection.client.readAll(options));
    return {
      recorded: recorded.filter((record) => positionOf(record) > after),
      isEnd: recorded.length < options.maxCount,
    };
  }

  private async ofExisting(stream: string, open: () => StreamingRead<Received>): Promise<RecordedEvent[]> {
    try {
      return await this.read(stream, open);
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  }

  /** @throws StreamNotFoundError @throws Error if the stream was deleted @throws TransientFault for all else */
  private async read(what: string, open: () => StreamingRead<Received>): Promise<RecordedEvent[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.collect(what, open());
      } catch (error) {
        if (error instanceof StreamNotFoundError || error instanceof TransientFault) throw error;
        if (error instanceof StreamDeletedError) {
          throw new Error(`${what} was deleted in the event store, which only ever grows`, { cause: error });
        }
        if (!isWorthAnotherTry(error) || attempt === READ_TRIES_MAX) {
          throw new TransientFault(`${what} cannot be read: ${messageOf(error)}`, { cause: error });
        }
        await pause(READ_BACKOFF_MS * 2 ** (attempt - 1));
      }
    }
  }

  private collect(what: string, reading: StreamingRead<Received>): Promise<RecordedEvent[]> {
    const { epoch } = this.connection;
    const recorded: RecordedEvent[] = [];
    return new Promise<RecordedEvent[]>((resolve, reject) => {
      const silence = setTimeout(() => {
        reject(new TransientFault(`${what}: the event store was silent for ${this.silenceMsMax} ms`));
        void reading.cancel().catch(() => undefined);
      }, this.silenceMsMax);
      const settle = (end: () => void): void => {
        clearTimeout(silence);
        end();
      };
      reading.on('data', ({ event }) => {
        silence.refresh();
        if (event) recorded.push(event);
      });
      reading.on('error', (error) => settle(() => reject(error)));
      reading.on('end', () =>
        settle(() => {
          if (epoch === this.connection.epoch) resolve(recorded);
          else reject(new TransientFault(`${what}: the reading was cut off`));
        }),
      );
    });
  }
}
