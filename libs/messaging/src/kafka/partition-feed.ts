import type { TopicDeclaration } from '@throughline/contracts';
import type { Batch } from 'kafkajs';
import { Watermark, type Ticket } from '../delivery/watermark.js';
import type { EventFilter } from './event-filter.js';
import { sizeOf, type LoggedMessage } from './kafka-message.js';
import { commitAfter } from './offsets.js';

/** What of a fetched batch is read. */
export type FetchedBatch = Pick<Batch, 'highWatermark' | 'firstOffset' | 'lastOffset'> & {
  readonly messages: readonly LoggedMessage[];
};

export interface FeedMessage {
  readonly ticket: Ticket;
  readonly logged: LoggedMessage;
}

const NOWHERE = -1;

/**
 * One partition while it is assigned to one member: what was taken of it, what of that is done, and how far the log
 * goes. The group's offset is the contiguous watermark, whatever the order in which keys end.
 */
export class PartitionFeed {
  /** The partition is another's now, or its log was made anew: what waits is forgotten, what ends does not count. */
  isRevoked = false;
  waiting = 0;
  waitingBytes = 0;
  private readonly watermark = new Watermark(NOWHERE);
  private next: number | undefined;
  private end: number | undefined;
  private readableEnd = 0;
  private committed: number | undefined;
  private isHeld = false;
  private behindSinceMs: number | undefined;

  constructor(
    readonly topic: TopicDeclaration,
    readonly partition: number,
    private readonly wants: EventFilter,
  ) {}

  /** Offsets between the oldest message that is not done and the last that was taken. */
  get width(): number {
    return this.watermark.width;
  }

  /** Held back by us, because too much of it waits already. */
  get isPaused(): boolean {
    return this.isHeld;
  }

  set isPaused(isPaused: boolean) {
    this.isHeld = isPaused;
    this.noteWhetherBehind();
  }

  /** False until it is known where the group begins. */
  get isPlaced(): boolean {
    return this.next !== undefined;
  }

  /** Where the group begins, as the broker tells: only of use until the first batch comes. */
  startAt(offset: number, isCommitted: boolean): void {
    if (this.next !== undefined) return;
    this.look(offset - 1);
    if (isCommitted) this.wasCommitted(offset);
  }

  /** How far the log can be read, as the broker tells: up to the first transaction that is open. */
  endsAt(offset: number): void {
    this.readableEnd = offset;
    this.end = Math.max(this.end ?? 0, offset);
    if (this.behindSinceMs === undefined) this.noteWhetherBehind();
  }

  /** The log begins before what the group had committed: it was deleted and made anew. */
  wentBack(batch: FetchedBatch): boolean {
    const first = batch.firstOffset();
    return first !== null && this.committed !== undefined && Number(first) < this.committed;
  }

  /**
   * The messages that are to be handled. After a rebalance kafkajs fetches from the committed offset again: what this
   * feed has taken before is in hand or done, and passed over.
   */
  take(batch: FetchedBatch): FeedMessage[] {
    this.end = Math.max(this.end ?? 0, Number(batch.highWatermark));
    const taken: FeedMessage[] = [];
    for (const logged of batch.messages) {
      const offset = Number(logged.offset);
      if (offset < (this.next ?? 0) || !this.wants(logged)) continue;
      taken.push({ ticket: this.watermark.begin(offset), logged });
      this.waiting += 1;
      this.waitingBytes += sizeOf(logged);
    }
    this.look(Number(batch.lastOffset()));
    return taken;
  }

  /** Nothing else wants handling up to here. */
  look(offset: number): void {
    if (this.next !== undefined && offset < this.next) return;
    this.watermark.look(offset);
    this.next = offset + 1;
    this.noteWhetherBehind();
  }

  finish({ ticket, logged }: FeedMessage): void {
    this.waiting -= 1;
    this.waitingBytes -= sizeOf(logged);
    this.watermark.finish(ticket);
  }

  /** What is to be committed, if anything is. */
  get uncommitted(): number | undefined {
    if (this.next === undefined) return undefined;
    const offset = commitAfter(this.watermark.value);
    return offset > (this.committed ?? 0) ? offset : undefined;
  }

  wasCommitted(offset: number): void {
    this.committed = Math.max(this.committed ?? 0, offset);
  }

  /** Messages that wait: one at least while it is not known that there are none. */
  get lag(): number {
    return this.waiting + this.unread;
  }

  /** How long there has been something to read that was not taken, though nobody holds it back. */
  stalledMs(nowMs: number): number {
    return this.isPaused || this.behindSinceMs === undefined ? 0 : nowMs - this.behindSinceMs;
  }

  private noteWhetherBehind(): void {
    this.behindSinceMs = (this.next ?? 0) < this.readableEnd ? performance.now() : undefined;
  }

  private get unread(): number {
    if (this.next === undefined || this.end === undefined) return 1;
    return Math.max(0, this.end - this.next);
  }
}
