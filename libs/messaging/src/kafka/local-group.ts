import type { Lane } from '../delivery/lanes.js';
import { Lanes } from '../delivery/lanes.js';
import type { LaneKeeper, LaneWorker } from '../delivery/lane-worker.js';
import { RequestRefused, type ConsumerOptions } from '../message-transport.js';
import type { KafkaJob } from './kafka-job.js';
import type { PartitionFeed } from './partition-feed.js';

/** What a member of this process gives its group. */
export interface LocalMember {
  readonly options: ConsumerOptions;
  readonly worker: LaneWorker<KafkaJob>;
  finished(job: KafkaJob): void;
}

const isSameSet = (a: Iterable<string>, b: Iterable<string>): boolean =>
  JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort());

/**
 * The members of one group in this process. They share its lanes: when a partition moves from one of them to another,
 * the other is given a key's messages only after what the first has in hand has ended. Between processes nothing can
 * promise that; there a handler must bear to run beside its own repeat.
 */
export class LocalGroup implements LaneKeeper<KafkaJob> {
  private readonly lanes = new Lanes<KafkaJob>((lane) => this.dispatch(lane));
  private readonly owners = new WeakMap<PartitionFeed, LocalMember>();
  private readonly members = new Set<LocalMember>();

  get isEmpty(): boolean {
    return this.members.size === 0;
  }

  /** @throws RequestRefused if the group does other work */
  join(member: LocalMember): void {
    const [other] = this.members;
    const { group, topics, types } = member.options;
    const isSameWork =
      other === undefined ||
      (isSameSet(topics, other.options.topics) && isSameSet(types ?? ['*'], other.options.types ?? ['*']));
    if (!isSameWork) {
      throw new RequestRefused('bad-consumer', `group ${group}: all members name the same topics and types`);
    }
    this.members.add(member);
  }

  leave(member: LocalMember): void {
    this.members.delete(member);
    if (this.isEmpty) this.lanes.clear();
  }

  accept(job: KafkaJob, member: LocalMember): void {
    this.owners.set(job.feed, member);
    this.lanes.add(job.laneKey, job);
  }

  settled(lane: Lane<KafkaJob>): void {
    const job = lane.first;
    if (!job.feed.isRevoked) this.owners.get(job.feed)?.finished(job);
    this.lanes.finish(lane);
  }

  /** What was revoked while it ran is somebody else's to try again. */
  retryLater(lane: Lane<KafkaJob>, retryInMs: number): void {
    if (lane.first.feed.isRevoked) this.lanes.finish(lane);
    else this.lanes.pause(lane, retryInMs);
  }

  /** Forgets what waits of these partitions; what is being handled ends, and nobody acknowledges it. */
  revoke(feeds: Iterable<PartitionFeed>, member: LocalMember): void {
    for (const feed of feeds) feed.isRevoked = true;
    const given = new Set(member.worker.surrender());
    for (const lane of [...this.lanes]) {
      if (lane.state === 'running') continue;
      if (lane.first.feed.isRevoked || given.has(lane)) this.lanes.wake(lane);
    }
  }

  *lanesOf(member: LocalMember): Iterable<Lane<KafkaJob>> {
    for (const lane of this.lanes) if (this.owners.get(lane.first.feed) === member) yield lane;
  }

  private dispatch(lane: Lane<KafkaJob>): void {
    while (lane.items.size > 1 && lane.first.feed.isRevoked) lane.items.shift();
    if (lane.first.feed.isRevoked) this.lanes.finish(lane);
    else this.owners.get(lane.first.feed)?.worker.offer(lane);
  }
}
