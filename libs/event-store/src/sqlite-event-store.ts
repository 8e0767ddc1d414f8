import type { NewEvent, StoredEvent } from '@throughline/contracts';
import { instantOf, TransientFault, type Clock } from '@throughline/kernel';
import { applySchema, type GroupOutcome, type SqliteFile } from '@throughline/sqlite';
import { assertAppendable, assertReadable } from './boundary-checks.js';
import { EventReader, type PositionRange } from './event-reader.js';
import { recordOf } from './event-rows.js';
import type {
  AllSlice,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from './event-store.js';
import { EventTypes } from './event-types.js';
import { EventWriter } from './event-writer.js';
import { PollingSubscription } from './polling-subscription.js';
import { RecentEvents } from './recent-events.js';
import { eventStoreSchema } from './sqlite-schema.js';
import { StreamHeads } from './stream-heads.js';

/** Events that one slice holds at most, whatever the caller's limit: some 10 ms of reading. */
const SLICE_EVENTS_MAX = 1_000;

/** Positions that one slice looks at on disk when it is after certain types only: some 10 ms of reading. */
const SLICE_SCAN_MAX = 5_000;

/** Events of a long stream that are read before the event loop has its turn. */
const STREAM_PAGE_EVENTS = 1_000;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * The event store in one SQLite file, for one process. The file is handed in and stays its opener's to close:
 * the embedded message log shares it.
 */
export class SqliteEventStore implements EventStore {
  private readonly types: EventTypes;
  private readonly heads: StreamHeads;
  private readonly reader: EventReader;
  private readonly writer: EventWriter;
  private readonly recent = new RecentEvents();
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions = new Set<Subscription>();
  private readonly stopFollowingGroups: () => void;
  private isClosed = false;

  /** @throws Error if the file was written by a newer release */
  constructor(
    private readonly file: SqliteFile,
    private readonly clock: Clock,
  ) {
    applySchema(file, eventStoreSchema);
    this.types = new EventTypes(file);
    this.heads = new StreamHeads(file);
    this.reader = new EventReader(file, this.types);
    this.writer = new EventWriter(file, this.reader, this.heads, this.types);
    this.stopFollowingGroups = file.onGroupEnd((outcome) => this.endGroup(outcome));
  }

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertAppendable(stream, expectedRevision, events);
    const records = events.map(recordOf);
    return this.file.write(() =>
      this.writer.append({ stream, expectedRevision, records }, instantOf(this.clock.now())),
    );
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const { fromRevision = 0, limit = Number.POSITIVE_INFINITY } = options;
    const events: StoredEvent[] = [];
    for (;;) {
      const wanted = Math.min(limit - events.length, STREAM_PAGE_EVENTS);
      const page = this.readStreamPage(stream, fromRevision + events.length, wanted);
      events.push(...page);
      if (page.length < wanted || events.length === limit) return events;
      await nextTurn();
    }
  }

  async readAll({ after, limit, types }: ReadAllOptions): Promise<AllSlice> {
    assertReadable(after, limit);
    const head = await this.head();
    if (after >= head) return { events: [], position: after, isHead: true };
    const wanted = Math.min(limit, SLICE_EVENTS_MAX);
    return this.recent.covers(after)
      ? this.recent.slice(after, wanted, types)
      : this.readDisk({ after, upTo: head, limit: wanted, ...(types && { types }) });
  }

  async head(): Promise<number> {
    this.assertOpen();
    return this.file.read(() => this.writer.head());
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

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Lets subscribers end the batch in hand. The file stays open. */
  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
    this.isClosed = true;
    this.stopFollowingGroups();
  }

  private readStreamPage(stream: string, fromRevision: number, limit: number): readonly StoredEvent[] {
    this.assertOpen();
    return this.file.read(() => {
      const head = this.heads.headOf(stream);
      if (!head || fromRevision > head.revision) return [];
      const isLastPage = head.revision - fromRevision < limit;
      const recent = isLastPage ? this.recent.ofStream(stream, fromRevision) : undefined;
      return recent ?? this.reader.streamPage(stream, head.streamId, fromRevision, limit);
    });
  }

  private readDisk(range: PositionRange): AllSlice {
    const upTo = range.types ? Math.min(range.upTo, range.after + SLICE_SCAN_MAX) : range.upTo;
    const { events, isWhole } = this.file.read(() => this.reader.range({ ...range, upTo }));
    const position = isWhole ? upTo : (events.at(-1)?.position ?? upTo);
    return { events, position, isHead: position === range.upTo };
  }

  /**
   * Readers see events from here on, and not before: their group is on disk. After a rollback all that is in memory
   * goes, for a COMMIT that failed may yet have reached the disk.
   */
  private endGroup(outcome: GroupOutcome): void {
    if (outcome === 'rolled-back') {
      this.writer.forget();
      this.recent.clear();
      return;
    }
    const committed = this.writer.takeCommitted();
    if (committed.length === 0) return;
    for (const { event, bytes } of committed) this.recent.add(event, bytes);
    for (const listener of this.listeners) listener();
  }

  private assertOpen(): void {
    if (this.isClosed) throw new TransientFault(`the event store in ${this.file.path} is closed`);
  }
}
