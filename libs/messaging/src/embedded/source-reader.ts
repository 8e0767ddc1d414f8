import { Delivery } from '../delivery/delivery.js';
import type { LaneJob } from '../delivery/lane-worker.js';
import { Watermark, type Ticket } from '../delivery/watermark.js';
import {
  SLICE_MESSAGES_MAX,
  type MessageSource,
  type SourceMessage,
  type SourceSlice,
} from './message-source.js';
import { nextTurn, Signal } from '../delivery/signal.js';

/** Messages that are read and not handled yet, per source. */
const WAITING_MESSAGES_MAX = 8_192;
const WAITING_BYTES_MAX = 32_000_000;

/** Messages begun since the oldest unhandled one: the most that a crash has handled again. */
const WINDOW_MESSAGES_MAX = 65_536;

/** A message on its way through a lane. */
export class Job implements LaneJob {
  startedAtMs = 0;
  isReportedOverdue = false;
  readonly delivery: Delivery;

  constructor(
    readonly reader: SourceReader,
    readonly ticket: Ticket,
    readonly source: SourceMessage,
  ) {
    this.delivery = new Delivery(source);
  }
}

export interface ReaderOwner {
  /** Takes a message over; `settled` is called once it may be acknowledged. */
  accept(job: Job): void;
  onFault(error: unknown): void;
}

/** Follows one source for one group: reads ahead within limits, and knows how far the group has come. */
export class SourceReader {
  private readonly watermark: Watermark;
  private readonly signal = new Signal();
  private readonly stopListening: () => void;
  private waiting = 0;
  private waitingBytes = 0;
  private offset: number;
  private head = 0;
  private isAtHead = false;
  private isStalled = false;
  private isStopped = false;
  private ended: Promise<void> = Promise.resolve();

  /** `cursors` holds, per topic of the source, the offset up to which the group has handled it. */
  constructor(
    private readonly source: MessageSource,
    private readonly cursors: ReadonlyMap<string, number>,
    private readonly owner: ReaderOwner,
  ) {
    this.offset = Math.min(...cursors.values());
    this.watermark = new Watermark(this.offset);
    this.stopListening = source.onAppended(() => {
      this.isAtHead = false;
      this.signal.raise();
    });
  }

  get topics(): readonly string[] {
    return this.source.topics;
  }

  /** How many offsets were not looked at yet, at most. */
  get unread(): number {
    return this.isAtHead ? 0 : Math.max(1, this.head - this.offset);
  }

  /** The offset of each topic to go on behind. */
  progress(): Map<string, number> {
    const done = this.watermark.value;
    return new Map([...this.cursors].map(([topic, start]) => [topic, Math.max(start, done)]));
  }

  start(): void {
    this.ended = this.follow();
  }

  /** Looks again: hints of new messages may be lost. */
  readonly poke = (): void => this.signal.raise();

  settled(job: Job): void {
    this.watermark.finish(job.ticket);
    this.waiting -= 1;
    this.waitingBytes -= job.source.sizeBytes;
    if (this.isStalled && this.hasRoom()) this.signal.raise();
  }

  stop(): Promise<void> {
    this.isStopped = true;
    this.stopListening();
    this.signal.raise();
    return this.ended;
  }

  private async follow(): Promise<void> {
    while (!this.isStopped) {
      this.isStalled = !this.hasRoom();
      const slice = this.isStalled ? undefined : await this.read();
      if (slice !== undefined) this.take(slice);
      if (slice === undefined || slice.isHead) await this.signal.wait();
      else await nextTurn();
    }
  }

  private hasRoom(): boolean {
    return (
      this.waiting < WAITING_MESSAGES_MAX &&
      this.waitingBytes < WAITING_BYTES_MAX &&
      this.watermark.width < WINDOW_MESSAGES_MAX
    );
  }

  /** Undefined if the log is away: the next poke tries again. */
  private async read(): Promise<SourceSlice | undefined> {
    try {
      const slice = await this.source.read(this.offset, SLICE_MESSAGES_MAX);
      this.head = slice.isHead ? slice.offset : await this.source.head();
      return slice;
    } catch (error) {
      if (!this.isStopped) this.owner.onFault(error);
      return undefined;
    }
  }

  private take({ messages, offset, isHead }: SourceSlice): void {
    if (this.isStopped) return;
    this.offset = offset;
    this.isAtHead = isHead && !this.signal.isPending;
    this.watermark.look(offset);
    for (const message of messages) {
      if (message.offset <= (this.cursors.get(message.message.topic) ?? 0)) continue;
      this.waiting += 1;
      this.waitingBytes += message.sizeBytes;
      this.owner.accept(new Job(this, this.watermark.begin(message.offset), message));
    }
  }
}
