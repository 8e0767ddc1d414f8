import type { EventType, NewEvent, StoredEvent } from '@throughline/contracts';

/** The revision that a stream without events is expected at. */
export const NO_STREAM = -1;

/** `readAll({ after: FROM_START })` begins with the first event ever stored. */
export const FROM_START = 0;

export interface ReadStreamOptions {
  /** First revision wanted; 0 by default. */
  readonly fromRevision?: number;
  /** All by default. */
  readonly limit?: number;
  /**
   * The reader is content with the stream as it was at this revision, or later: a store that others write to as well
   * may then answer from what it has seen. Without it, the answer is the stream as it is now.
   */
  readonly atLeastRevision?: number;
}

export interface ReadAllOptions {
  /** Only events with a higher position. */
  readonly after: number;
  /** Most events that one slice holds, at least 1; a store may give fewer. */
  readonly limit: number;
  /** Only these types; all by default. */
  readonly types?: ReadonlySet<EventType>;
}

export interface AllSlice {
  readonly events: readonly StoredEvent[];
  /** Everything up to here was looked at: where to go on, also when `types` left nothing. */
  readonly position: number;
  /** True when nothing lay behind `position` at the time of reading. */
  readonly isHead: boolean;
}

export interface SubscribeOptions {
  readonly after: number;
  readonly batchSizeMax: number;
  readonly types?: ReadonlySet<EventType>;
  /** Told of every try that failed, before the pause: to log it. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
}

export interface Subscription {
  /** Resolves once the batch in hand is done; no batch is given afterwards. Not to be awaited by the handler. */
  stop(): Promise<void>;
}

/**
 * The append-only store of every fact: the truth, the audit trail and the outbox. Positions increase in
 * commit order, so that a reader that has seen position p never finds a new event at or below p.
 */
export interface EventStore {
  /**
   * Appends all events, or none. `expectedRevision` is the revision of the stream's last event, or NO_STREAM.
   * A repeat (the same ids at the same place) answers with the events as first stored.
   * @throws StreamMovedOn if the stream is at another revision
   * @throws TransientFault if the outcome is unknown or the store is away: append again with the same ids
   * @throws PoisonMessage if the store can never take it: a malformed stream name, too large, too many
   * @throws Error for a mistake of the caller: no events, a revision that is none
   */
  append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<readonly StoredEvent[]>;

  /** In order of revision; empty where there is no such stream. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;

  /** In order of position. */
  readAll(options: ReadAllOptions): Promise<AllSlice>;

  /** Position of the last event; FROM_START in an empty store. */
  head(): Promise<number>;

  /**
   * Calls `handle` with batch after batch, one at a time, in order and without gaps, for ever. A batch whose
   * handling throws is given again after a pause. Slices without events are given too, so that a position can be
   * saved.
   */
  subscribe(options: SubscribeOptions, handle: (slice: AllSlice) => Promise<void>): Subscription;

  /** A hint that something was appended; never relied on alone. Returns how to stop listening. */
  onAppended(listener: () => void): () => void;

  close(): Promise<void>;
}
