import type { Clock } from '@throughline/kernel';
import { HANDLER_TIMEOUT_MS, type ConsumerOptions } from '../message-transport.js';
import { tell, tryOnce, type Delivery, type Desk } from './delivery.js';
import { Fifo } from './fifo.js';
import type { Lane } from './lanes.js';

/** A message that waits, is handled, or waits for its next try. */
export interface LaneJob {
  readonly delivery: Delivery;
  startedAtMs: number;
  isReportedOverdue: boolean;
}

export interface LaneKeeper<Job> {
  /** The lane's first message may be acknowledged. */
  settled(lane: Lane<Job>): void;
  retryLater(lane: Lane<Job>, retryInMs: number): void;
}

/** Handles the first messages of the lanes that it is offered, up to `inFlightMax` keys at once. */
export class LaneWorker<Job extends LaneJob> {
  inFlight = 0;
  retries = 0;
  deadLetters = 0;
  lastProgressAt: Date;
  private readonly ready = new Fifo<Lane<Job>>();
  private readonly options: ConsumerOptions;
  private readonly clock: Clock;
  private isClosed = false;
  private onDrained: (() => void) | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly keeper: LaneKeeper<Job>,
  ) {
    this.options = desk.options;
    this.clock = desk.clock;
    this.lastProgressAt = desk.clock.now();
  }

  /** A lane whose first message may be handled. A key with many messages goes behind those that wait already. */
  offer(lane: Lane<Job>): void {
    if (this.isClosed) return;
    if (this.ready.size === 0 && this.inFlight < this.options.inFlightMax) void this.work(lane);
    else this.ready.push(lane);
  }

  /** Gives back the lanes that wait, for another distribution. */
  surrender(): Lane<Job>[] {
    const lanes = [...this.ready];
    while (this.ready.size > 0) this.ready.shift();
    return lanes;
  }

  /** Begins nothing more. Resolves once what is in flight has ended, however long it runs. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.surrender();
    if (this.inFlight === 0) return;
    await new Promise<void>((resolve) => {
      this.onDrained = resolve;
    });
  }

  isOverdue(lane: Lane<Job>): boolean {
    const limitMs = this.options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS;
    return lane.state === 'running' && performance.now() - lane.first.startedAtMs > limitMs;
  }

  /** Tells once of every handler that runs too long. */
  reportOverdue(lane: Lane<Job>): void {
    const job = lane.first;
    if (job.isReportedOverdue || !this.isOverdue(lane)) return;
    job.isReportedOverdue = true;
    const runningMs = Math.round(performance.now() - job.startedAtMs);
    tell(this.options, { kind: 'overdue', message: job.delivery.message, runningMs });
  }

  private async work(lane: Lane<Job>): Promise<void> {
    const job = lane.first;
    lane.state = 'running';
    job.startedAtMs = performance.now();
    job.isReportedOverdue = false;
    this.inFlight += 1;
    const outcome = await tryOnce(job.delivery, this.desk);
    this.inFlight -= 1;
    if (outcome.kind === 'retry') {
      this.retries += 1;
      this.keeper.retryLater(lane, outcome.retryInMs);
    } else {
      if (outcome.kind === 'set-aside') this.deadLetters += 1;
      this.lastProgressAt = this.clock.now();
      this.keeper.settled(lane);
    }
    this.next();
  }

  private next(): void {
    if (this.inFlight === 0) this.onDrained?.();
    const lane = this.inFlight < this.options.inFlightMax ? this.ready.shift() : undefined;
    if (lane !== undefined) void this.work(lane);
  }
}
