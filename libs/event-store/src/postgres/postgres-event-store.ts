import type { NewEvent, StoredEvent } from '@throughline/contracts';
import { StreamMovedOn, TransientFault } from '@throughline/kernel';
import { migrate, type Listener, type Postgres } from '@throughline/postgres';
import { assertAppendable, assertReadable } from '../boundary-checks.js';
import { recordOf, type AppendRequest } from '../event-rows.js';
import type {
  AllSlice,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from '../event-store.js';
import { PollingSubscription } from '../polling-subscription.js';
import { AppendGroups } from './append-groups.js';
import { APPENDED_CHANNEL } from './append-function.js';
import { assertDurableCommits } from './durable-commits.js';
import { appendGroup, assertStorable, type AppendOutcome } from './event-appender.js';
import { EventQueries } from './event-queries.js';
import { eventStoreMigrations } from './event-store-migrations.js';
import { SharedTail } from './shared-tail.js';

/** Events that one slice holds at most, whatever the caller's limit. */
const SLICE_EVENTS_MAX = 1_000;

/** Events of a long stream that one query reads. */
const STREAM_PAGE_EVENTS = 1_000;

/**
 * The event store in a PostgreSQL database, for any number of processes. The database is handed in and stays its
 * opener's to close.
 */
export class PostgresEventStore implements EventStore {
  private readonly queries: EventQueries;
  private readonly tail: SharedTail;
  private readonly groups: AppendGroups;
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions = new Set<Subscription>();
  private announcements: Listener | undefined;
  private isClosed = false;

  private constructor(
    private readonly postgres: Postgres,
    private readonly schema: string,
  ) {
    this.queries = new EventQueries(postgres);
    this.tail = new SharedTail(this.queries);
    this.groups = new AppendGroups((group) => this.storeGroup(group));
  }

  /**
   * Makes the tables where they are missing.
   * @throws TransientFault if the database is away
   * @throws Error if a newer release wrote it, or if its commits do not survive a power cut
   */
  static async open(postgres: Postgres): Promise<PostgresEventStore> {
    await migrate(postgres, eventStoreMigrations);
    await assertDurableCommits(postgres);
    const [row] = await postgres.query<{ schema: string }>('SELECT current_schema() AS schema');
    return new PostgresEventStore(postgres, row?.schema ?? '');
  }

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertAppendable(stream, expectedRevision, events);
    const request = { stream, expectedRevision, records: events.map(recordOf) };
    assertStorable(request);
    const answer = await this.groups.append(request);
    if (answer.outcome === 'stored') return answer.written.map(({ event }) => event);
    if (answer.outcome === 'refused') {
      throw new StreamMovedOn(stream, expectedRevision, answer.actualRevision);
    }
    return this.queries.streamPage(stream, expectedRevision + 1, events.length);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const { fromRevision = 0, limit = Number.POSITIVE_INFINITY, atLeastRevision } = options;
    const seen =
      atLeastRevision === undefined ? undefined : this.tail.ofStream(stream, fromRevision, atLeastRevision);
    if (seen) return seen.slice(0, limit);
    const events: StoredEvent[] = [];
    while (events.length < limit) {
      const wanted = Math.min(limit - events.length, STREAM_PAGE_EVENTS);
      const page = await this.queries.streamPage(stream, fromRevision + events.length, wanted);
      events.push(...page);
      if (page.length < wanted) break;
    }
    return events;
  }

  async readAll({ after, limit, types }: ReadAllOptions): Promise<AllSlice> {
    this.assertOpen();
    assertReadable(after, limit);
    const wanted = Math.min(limit, SLICE_EVENTS_MAX);
    const slice = await this.queries.slice({ after, limit: wanted, ...(types && { types }) });
    return { ...slice, events: slice.events.map(({ event }) => event) };
  }

  async head(): Promise<number> {
    this.assertOpen();
    return this.queries.head();
  }

  subscribe(options: SubscribeOptions, handle: (slice: AllSlice) => Promise<void>): Subscription {
    this.assertOpen();
    this.hearAnnouncements();
    this.tail.start();
    const readable = {
      readAll: (wanted: ReadAllOptions) => this.tail.readAll(wanted, (behind) => this.readAll(behind)),
      onAppended: (listener: () => void) => this.tail.onMoved(listener),
    };
    const subscription = new PollingSubscription(readable, options, handle);
    this.subscriptions.add(subscription);
    return {
      stop: () => {
        this.subscriptions.delete(subscription);
        return subscription.stop();
      },
    };
  }

  onAppended(listener: () => void): () => void {
    this.assertOpen();
    this.hearAnnouncements();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Lets subscribers end the batch in hand, and appends their group. The database stays open. */
  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
    this.isClosed = true;
    await this.groups.drain();
    await Promise.all([this.tail.stop(), this.announcements?.stop()]);
  }

  private async storeGroup(group: readonly AppendRequest[]): Promise<readonly AppendOutcome[]> {
    const { outcomes, written } = await this.tail.whileAppending(async () => {
      const answers = await appendGroup(this.postgres, group);
      const stored = answers.flatMap((answer) => (answer.outcome === 'stored' ? answer.written : []));
      this.tail.offer(stored);
      return { outcomes: answers, written: stored };
    });
    if (written.length > 0) this.tellListeners();
    return outcomes;
  }

  /** What other processes append, on a connection that is there once somebody wants to know. */
  private hearAnnouncements(): void {
    this.announcements ??= this.postgres.listen(APPENDED_CHANNEL, (payload) => this.hear(payload));
  }

  /** Without a payload it says that some may have been missed. Those of other schemas are not ours. */
  private hear(payload: string | undefined): void {
    if (payload === undefined) {
      this.tail.hint();
      return;
    }
    const blank = payload.lastIndexOf(' ');
    if (payload.slice(0, blank) !== this.schema) return;
    this.tail.hint(Number(payload.slice(blank + 1)));
    this.tellListeners();
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener();
  }

  private assertOpen(): void {
    if (this.isClosed) throw new TransientFault(`the event store in ${this.postgres.address} is closed`);
  }
}
