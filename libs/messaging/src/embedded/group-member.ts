import { findTopic } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import { LaneWorker, type LaneKeeper } from '../delivery/lane-worker.js';
import type { Lane } from '../delivery/lanes.js';
import { partitionOf } from '../delivery/murmur2.js';
import type {
  Consumer,
  ConsumerOptions,
  ConsumerStatistics,
  MessageTransport,
} from '../message-transport.js';
import type { Job } from './source-reader.js';

/** What a member asks of its group. */
export interface MembersGroup extends LaneKeeper<Job> {
  readonly clock: Clock;
  readonly publish: MessageTransport['publish'];
  ownerOf(partition: number): GroupMember | undefined;
  /** Hands the member's partitions to the others, and its waiting messages with them. */
  leave(member: GroupMember): void;
  /** The member's last message has ended. */
  left(member: GroupMember): Promise<void>;
  lanes(): Iterable<Lane<Job>>;
  unread(): Iterable<[topic: string, offsets: number]>;
}

/** One member: handles the messages of its partitions. */
export class GroupMember implements Consumer {
  readonly worker: LaneWorker<Job>;
  private stopped: Promise<void> | undefined;

  constructor(
    readonly options: ConsumerOptions,
    private readonly group: MembersGroup,
  ) {
    this.worker = new LaneWorker({ options, clock: group.clock, publish: group.publish }, group);
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
      if (this.worker.isOverdue(lane)) overdue += 1;
      for (const { source } of lane.items)
        lag.set(source.message.topic, (lag.get(source.message.topic) ?? 0) + 1);
    }
    const { inFlight, retries, deadLetters, lastProgressAt } = this.worker;
    const isIdle = [...lag.values()].every((waiting) => waiting === 0);
    const progressedAt = instantOf(isIdle ? this.group.clock.now() : lastProgressAt);
    return {
      lag: Object.fromEntries(lag),
      inFlight,
      paused,
      overdue,
      retries,
      deadLetters,
      lastProgressAt: progressedAt,
    };
  }

  private async leave(): Promise<void> {
    this.group.leave(this);
    const ended = this.worker.close();
    // With nothing in flight the group closes in this very turn: whoever consumes next waits for that.
    if (this.worker.inFlight > 0) await ended;
    await this.group.left(this);
  }
}
