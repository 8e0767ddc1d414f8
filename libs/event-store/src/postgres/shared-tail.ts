import type { StoredEvent } from '@throughline/contracts';
import type { WrittenEvent } from '../event-rows.js';
import { FROM_START, type AllSlice, type ReadAllOptions } from '../event-store.js';
import { PollingSubscription, type SubscriptionPace } from '../polling-subscription.js';
import { RecentEvents } from '../recent-events.js';
import type { EventQueries, ReadSlice } from './event-queries.js';

/** Events that the tail reads at once: it has the positions between two looks to catch up with. */
const TAIL_SLICE_EVENTS = 1_000;

/** Looks often, because a hint may be lost, and there is one look per process. */
export const TAIL_PACE: SubscriptionPace = { pollMs: 250, backoffMs: 100, backoffMsMax: 2_000 };

type Read = (options: ReadAllOptions) => Promise<AllSlice>;

/**
 * The end of the store as this process has seen it: read once, for all who follow. It trails the database by as long as
 * a hint takes, or a poll; so it answers subscribers, who are told when it moves on, and never those who ask for the
 * store as it is now.
 */
export class SharedTail {
  private readonly recent = new RecentEvents();
  private readonly listeners = new Set<() => void>();
  private readonly hintListeners = new Set<() => void>();
  private reader: PollingSubscription | undefined;
  /** Undefined until the first look. */
  private position: number | undefined;
  private fault: unknown;
  private isAppending = false;
  /** Up to which position something was announced meanwhile. */
  private heldHint: number | undefined;

  constructor(
    private readonly queries: EventQueries,
    private readonly pace: SubscriptionPace = TAIL_PACE,
  ) {}

  /** Begins at the head, once; before anybody follows nothing is read. */
  start(): void {
    const readable = {
      readAll: () => this.look(),
      onAppended: (listener: () => void) => this.addTo(this.hintListeners, listener),
    };
    const options = { after: FROM_START, batchSizeMax: TAIL_SLICE_EVENTS };
    this.reader ??= new PollingSubscription(readable, options, async () => undefined, this.pace);
  }

  async stop(): Promise<void> {
    await this.reader?.stop();
  }

  /**
   * Holds hints back while this process appends: the announcement of what it appends may come before the answer does,
   * and would have it read back.
   */
  async whileAppending<Result>(append: () => Promise<Result>): Promise<Result> {
    this.isAppending = true;
    try {
      return await append();
    } finally {
      this.isAppending = false;
      const held = this.heldHint;
      this.heldHint = undefined;
      if (held !== undefined) this.hint(held);
    }
  }

  /** Something may have been appended, up to that position if it is known. */
  hint(position = Number.POSITIVE_INFINITY): void {
    if (this.position !== undefined && position <= this.position) return;
    if (this.isAppending) {
      this.heldHint = Math.max(position, this.heldHint ?? position);
      return;
    }
    for (const listener of this.hintListeners) listener();
  }

  /** Events of our own, from a commit: they need not be read back where they stand right behind the last one. */
  offer(events: readonly WrittenEvent[]): void {
    if (this.position === undefined || events.length === 0) return;
    if (events[0]?.event.position === this.position + 1) this.take(events, this.position + events.length);
    else this.hint();
  }

  onMoved(listener: () => void): () => void {
    return this.addTo(this.listeners, listener);
  }

  /**
   * What follows a position, from memory where it is there, else by `read`.
   * @throws what the last look at the database threw, until one succeeds
   */
  async readAll({ after, limit, types }: ReadAllOptions, read: Read): Promise<AllSlice> {
    if (this.fault !== undefined) throw this.fault as Error;
    if (this.position === undefined) return read({ after, limit, ...(types && { types }) });
    if (after >= this.position) return { events: [], position: after, isHead: true };
    if (this.recent.covers(after)) return this.recent.slice(after, limit, types);
    return read({ after, limit, ...(types && { types }) });
  }

  /** A stream from a revision to at least another one, if it is all here. */
  ofStream(
    stream: string,
    fromRevision: number,
    atLeastRevision: number,
  ): readonly StoredEvent[] | undefined {
    const events = this.recent.ofStream(stream, fromRevision);
    return (events?.at(-1)?.revision ?? Number.NEGATIVE_INFINITY) >= atLeastRevision ? events : undefined;
  }

  private async look(): Promise<AllSlice> {
    try {
      const slice = await this.readOn();
      this.fault = undefined;
      this.take(slice.events, slice.position);
      return { events: [], position: slice.position, isHead: slice.isHead };
    } catch (error) {
      this.fault = error;
      throw error;
    }
  }

  private async readOn(): Promise<ReadSlice> {
    if (this.position !== undefined) {
      return this.queries.slice({ after: this.position, limit: TAIL_SLICE_EVENTS });
    }
    const position = await this.queries.head();
    this.recent.clear(position + 1);
    return { events: [], position, isHead: true };
  }

  /** A look and a commit of our own may bring the same events: each is taken once. */
  private take(events: readonly WrittenEvent[], position: number): void {
    const before = this.position ?? FROM_START;
    if (this.position !== undefined && position <= before) return;
    for (const { event, bytes } of events) if (event.position > before) this.recent.add(event, bytes);
    this.position = position;
    for (const listener of this.listeners) listener();
  }

  private addTo(listeners: Set<() => void>, listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}
