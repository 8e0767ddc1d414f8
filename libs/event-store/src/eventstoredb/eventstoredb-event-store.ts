import type { RecordedEvent } from '@eventstore/db-client';
import type { NewEvent, StoredEvent } from '@throughline/contracts';
import { PoisonMessage, TransientFault } from '@throughline/kernel';
import { assertAppendable, assertReadable } from '../boundary-checks.js';
import { recordOf } from '../event-rows.js';
import {
  NO_STREAM,
  type AllSlice,
  type EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscribeOptions,
  type Subscription,
} from '../event-store.js';
import { PollingSubscription } from '../polling-subscription.js';
import { AllReader } from './all-reader.js';
import { AppendLane } from './append-lane.js';
import { Appender } from './appender.js';
import { LeaderReads } from './leader-reads.js';
import { LIVE_HINTS_PACE, LiveHints, type LiveHintsPace } from './live-hints.js';
import type { EventStoreDbLogger } from './open-event-store-db.js';
import { isOurs, storedEventOf } from './recorded-events.js';
import { SeenStreams } from './seen-streams.js';
import type { EventStoreDbConnection } from './shared-client.js';

/** How long an append, and a read, may go without a sign of life. */
const ANSWER_MS_MAX = 10_000;

/** As the server writes them: it would answer with other letters, and a repeat would not be recognised. */
const EVENT_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface EventStoreDbParts {
  readonly connection: EventStoreDbConnection;
  /** Hangs up, if nobody else holds the connection. */
  readonly release: () => Promise<void>;
  readonly logger: EventStoreDbLogger;
  readonly answerMsMax?: number | undefined;
  readonly hintsPace?: LiveHintsPace | undefined;
}

/**
 * The event store in EventStoreDB or KurrentDB. A stream keeps its name, an event its id and type; its position is
 * the commit position in `$all`. Subscribers read slice after slice at the leader, and save the position of what
 * they have processed: the live subscription only tells them when to look, so whatever becomes of it, nothing is
 * skipped and nothing is late by more than a poll.
 */
export class EventStoreDbEventStore implements EventStore {
  private readonly reads: LeaderReads;
  private readonly all: AllReader;
  private readonly appender: Appender;
  private readonly seen = new SeenStreams();
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions = new Set<Subscription>();
  private liveHints: LiveHints | undefined;
  private isClosed = false;

  constructor(private readonly parts: EventStoreDbParts) {
    const { connection, answerMsMax = ANSWER_MS_MAX } = parts;
    this.reads = new LeaderReads(connection, answerMsMax);
    this.all = new AllReader(this.reads);
    const lane = new AppendLane(answerMsMax, () => this.breakOff(connection));
    this.appender = new Appender(connection, this.reads, lane, answerMsMax);
  }

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertAppendable(stream, expectedRevision, events);
    for (const event of events) assertFitsEventStoreDb(stream, event);
    const records = events.map(recordOf);
    const stored = await this.appender.append({ stream, expectedRevision, records });
    this.seen.add(stream, stored);
    this.tellListeners();
    return stored;
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const { fromRevision = 0, limit = Number.POSITIVE_INFINITY } = options;
    if (limit <= 0) return [];
    const seen = this.seen.from(stream, fromRevision);
    if (seen.length >= limit) return seen.slice(0, limit);
    if ((seen.at(-1)?.revision ?? NO_STREAM) >= (options.atLeastRevision ?? Number.POSITIVE_INFINITY))
      return seen;
    const behind = fromRevision + seen.length;
    const recorded = await this.reads.ofStream(stream, behind, limit - seen.length);
    const events = recorded.map((record, index) => ourEventOf(record, behind + index));
    this.seen.add(stream, events);
    return seen.length === 0 ? events : [...seen, ...events];
  }

  async readAll(options: ReadAllOptions): Promise<AllSlice> {
    this.assertOpen();
    assertReadable(options.after, options.limit);
    return this.all.slice(options);
  }

  /** The last position of `$all`, whoever wrote there: it can be reached by reading, like every other. */
  async head(): Promise<number> {
    this.assertOpen();
    return this.reads.lastPosition();
  }

  subscribe(options: SubscribeOptions, handle: (slice: AllSlice) => Promise<void>): Subscription {
    this.assertOpen();
    const subscription = new PollingSubscription(this, options, handle);
    this.subscriptions.add(subscription);
    return {
      stop: () => {
        this.subscriptions.delete(subscription);
        return subscription.stop();
      },
    };
  }

  /** The first listener begins the live subscription, which goes on until the store is closed. */
  onAppended(listener: () => void): () => void {
    this.assertOpen();
    this.listeners.add(listener);
    const { connection, logger, hintsPace: pace = LIVE_HINTS_PACE } = this.parts;
    const head = (): Promise<number> => this.reads.lastPosition();
    this.liveHints ??= new LiveHints({ connection, all: this.all, head, logger, pace }, () =>
      this.tellListeners(),
    );
    return () => this.listeners.delete(listener);
  }

  /** Lets subscribers end the batch in hand, then hangs up. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
    this.isClosed = true;
    await this.liveHints?.stop();
    await this.parts.release();
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener();
  }

  private breakOff(connection: EventStoreDbConnection): void {
    this.parts.logger.warn(
      {},
      'The event store answers no appends: their stream is broken off and begun again.',
    );
    void connection.reset();
  }

  private assertOpen(): void {
    if (this.isClosed) throw new TransientFault('the event store is closed');
  }
}

/** @throws Error if the stream was cut at its beginning, or someone else writes to it */
const ourEventOf = (record: RecordedEvent, revision: number): StoredEvent => {
  if (isOurs(record) && record.revision === BigInt(revision)) return storedEventOf(record);
  throw new Error(
    `${record.streamId}: revision ${record.revision}, ${record.type}, stands where our event ${revision} should: the stream was cut, or others write to it`,
  );
};

/** @throws PoisonMessage for what the server keeps to itself @throws Error for a mistake of the caller */
const assertFitsEventStoreDb = (stream: string, { id, type, data }: NewEvent): void => {
  if (stream.startsWith('$') || type.startsWith('$')) {
    throw new PoisonMessage(`${stream}, ${type}: names that begin with $ belong to the event store itself`);
  }
  if (!EVENT_ID.test(id)) throw new Error(`${stream}: the event id ${id} is no UUID in small letters`);
  if (data === undefined) throw new Error(`${stream}: the event ${id} has no data`);
};
