import { findTopic } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import { tell, tryOnce, type Desk } from '../delivery/delivery.js';
import { Fifo } from '../delivery/fifo.js';
import type { Lane } from '../delivery/lanes.js';
import { partitionOf } from '../delivery/murmur2.js';
import {
  HANDLER_TIMEOUT_MS,
  type Consumer,
  type ConsumerOptions,
  type ConsumerStatistics,
  type MessageTransport,
} from '../message-transport.js';
import type { Job } from './source-reader.js';

/** What a member asks of its group. */
export interface MembersGroup {
  readonly clock: Clock;
  readonly publish: MessageTransport['publish'];
  ownerOf(partition: number): GroupMember | undefined;
  /** The lane's first message may be acknowledged. */
  settled(lane: Lane<Job>): void;
  retryLater(lane: Lane<Job>, retryInMs: number): void;
  /** Hands the member's partitions to the others, and its waiting messages with them. */
  leave(member: GroupMember): void;
  /** The member's last message has ended. */
  left(member: GroupMember): Promise<void>;
  lanes(): Iterable<Lane<Job>>;
  unread(): Iterable<[topic: string, offsets: number]>;
}

/** One member: handles the messages of its partitions, up to `inFlightMax` keys at once. */
export class GroupMember implements Consumer {
  private readonly ready = new Fifo<Lane<Job>>();
  private readonly desk: Desk;
  private inFlight = 0;
  private retries = 0;
  private deadLetters = 0;
  private lastProgressAt: Date;
  private onDrained: (() => void) | undefined;
  private stopped: Promise<void> | undefined;

  constructor(
    readonly options: ConsumerOptions,
    private readonly group: MembersGroup,
  ) {
    this.desk = { options, clock: group.clock, publish: group.publish };
    this.lastProgressAt = group.clock.now();
  }

  owns(topic: string, key: string): boolean {
    const partitions = findTopic(topic)?.partitions;
    if (partitions === undefined || !this.options.topics.includes(topic)) return false;
    return this.group.ownerOf(partitionOf(key, partitions)) === this;
  }

  stop(): Promise<void> {
    this.stopped ??= this.leave();
    return this.stopped;
  }

  /** A lane whose first message may be handled. A key with many messages goes behind those that wait already. */
  offer(lane: Lane<Job>): void {
    if (this.ready.size === 0 && this.inFlight < this.options.inFlightMax) void this.work(lane);
    else this.ready.push(lane);
  }

  /** Gives back the lanes that wait, for another distribution. */
  surrender(): Lane<Job>[] {
    const lanes = [...this.ready];
    while (this.ready.size > 0) this.ready.shift();
    return lanes;
  }

  isHandling(job: Job): boolean {
    return this.group.ownerOf(job.source.message.partition) === this;
  }

  statistics(): ConsumerStatistics {
    const lag = new Map<string, number>(this.group.unread());
    let paused = 0;
    let overdue = 0;
    for (const lane of this.group.lanes()) {
      if (!this.isHandling(lane.first)) continue;
      if (lane.state === 'paused') paused += 1;
      if (this.isOverdue(lane)) overdue += 1;
      for (const { source } of lane.items)
        lag.set(source.message.topic, (lag.get(source.message.topic) ?? 0) + 1);
    }
    const isIdle = [...lag.values()].every((waiting) => waiting === 0);
    const lastProgressAt = instantOf(isIdle ? this.group.clock.now() : this.lastProgressAt);
    const { inFlight, retries, deadLetters } = this;
    return { lag: Object.fromEntries(lag), inFlight, paused, overdue, retries, deadLetters, lastProgressAt };
  }

  /** Tells once of every handler that runs too long. */
  reportOverdue(lane: Lane<Job>): void {
    const job = lane.first;
    if (job.isReportedOverdue || !this.isOverdue(lane)) return;
    job.isReportedOverdue = true;
    const runningMs = Math.round(performance.now() - job.startedAtMs);
    tell(this.options, { kind: 'overdue', message: job.message, runningMs });
  }

  private isOverdue(lane: Lane<Job>): boolean {
    const limitMs = this.options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS;
    return lane.state === 'running' && performance.now() - lane.first.startedAtMs > limitMs;
  }

  private async work(lane: Lane<Job>): Promise<void> {
    const job = lane.first;
    lane.state = 'running';
    job.startedAtMs = performance.now();
    job.isReportedOverdue = false;
    this.inFlight += 1;
    const outcome = await tryOnce(job, this.desk);
    this.inFlight -= 1;
    if (outcome.kind === 'retry') {
      this.retries += 1;
      this.group.retryLater(lane, outcome.retryInMs);
    } else {
      if (outcome.kind === 'set-aside') this.deadLetters += 1;
      this.lastProgressAt = this.group.clock.now();
      this.group.settled(lane);
    }
    this.next();
  }

  private next(): void {
    if (this.inFlight === 0) this.onDrained?.();
    const lane = this.inFlight < this.options.inFlightMax ? this.ready.shift() : undefined;
    if (lane !== undefined) void this.work(lane);
  }

  private async leave(): Promise<void> {
    this.group.leave(this);
    if (this.inFlight > 0) {
      await new Promise<void>((resolve) => {
        this.onDrained = resolve;
      });
    }
    await this.group.left(this);
  }
}
