import type { Clock } from '@throughline/kernel';
import { tell } from '../delivery/delivery.js';
import { Lanes, type Lane } from '../delivery/lanes.js';
import { RequestRefused, type ConsumerOptions, type MessageTransport } from '../message-transport.js';
import type { Cursors } from './cursors.js';
import { GroupMember, type MembersGroup } from './group-member.js';
import type { MessageSource } from './message-source.js';
import { SourceReader, type Job, type ReaderOwner } from './source-reader.js';

export interface GroupOptions {
  readonly consumer: ConsumerOptions;
  readonly sources: readonly MessageSource[];
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly publish: MessageTransport['publish'];
  readonly onClosed: () => void;
}

const laneKeyOf = ({ delivery: { message } }: Job): string =>
  message.key ?? `${message.topic}/${message.offset}`;

const isSameSet = (a: Iterable<string>, b: Iterable<string>): boolean =>
  JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort());

/**
 * All members of one group in this process. The order of a key is kept by the group, not by a member: when a
 * partition moves, what the old owner has in hand ends before the new owner is given the key's next message.
 */
export class ConsumerGroup implements MembersGroup, ReaderOwner {
  readonly clock: Clock;
  readonly publish: MessageTransport['publish'];
  /** Settles once the group has closed; undefined before it begins to. */
  closing: Promise<void> | undefined;

  private readonly readers: readonly SourceReader[];
  private readonly keys = new Lanes<Job>((lane) => this.dispatch(lane));
  private members: GroupMember[] = [];
  private readonly draining = new Set<GroupMember>();
  private readonly begun: Promise<void>;
  private unowned: Lane<Job>[] = [];
  private saved: ReadonlyMap<string, number> = new Map();

  constructor(private readonly options: GroupOptions) {
    const { cursors, sources, consumer } = options;
    this.clock = options.clock;
    this.publish = options.publish;
    this.readers = sources.map(
      (source) => new SourceReader(source, cursors.load(consumer.group, source.topics), this),
    );
    this.begun = this.saveCursors();
    for (const reader of this.readers) reader.start();
  }

  /** Resolves once the group's place in every topic is on disk, so that nothing ahead of it is trimmed. */
  async join(options: ConsumerOptions): Promise<GroupMember> {
    this.assertSameWork(options);
    const member = new GroupMember(options, this);
    this.members.push(member);
    this.rebalance();
    try {
      await this.begun;
    } catch (error) {
      await member.stop().catch(() => undefined);
      throw error;
    }
    return member;
  }

  leave(member: GroupMember): void {
    this.members = this.members.filter((other) => other !== member);
    this.draining.add(member);
    this.unowned.push(...member.worker.surrender());
    this.rebalance();
  }

  async left(member: GroupMember): Promise<void> {
    this.draining.delete(member);
    if (this.members.length > 0 || this.draining.size > 0) return;
    this.closing = this.close();
    await this.closing;
  }

  /** Stops every member, those that are about to stop included. */
  async stop(): Promise<void> {
    await Promise.all([...this.members, ...this.draining].map((member) => member.stop()));
    await this.closing;
  }

  ownerOf(partition: number): GroupMember | undefined {
    return this.members[partition % this.members.length];
  }

  accept(job: Job): void {
    this.keys.add(laneKeyOf(job), job);
  }

  settled(lane: Lane<Job>): void {
    const job = lane.first;
    job.reader.settled(job);
    this.keys.finish(lane);
  }

  retryLater(lane: Lane<Job>, retryInMs: number): void {
    this.keys.pause(lane, retryInMs);
  }

  onFault(error: unknown): void {
    for (const { options } of this.members) tell(options, { kind: 'log-fault', error });
  }

  lanes(): Iterable<Lane<Job>> {
    return this.keys;
  }

  *unread(): Iterable<[string, number]> {
    for (const { topics, unread } of this.readers) for (const topic of topics) yield [topic, unread];
  }

  /** Messages that wait or are in hand, per topic. */
  lag(): Map<string, number> {
    const lag = new Map<string, number>(this.unread());
    for (const { items } of this.keys) {
      for (const { source } of items) {
        lag.set(source.message.topic, (lag.get(source.message.topic) ?? 0) + 1);
      }
    }
    return lag;
  }

  /** Now and then: saves how far the group is, looks again for messages, tells of handlers that run too long. */
  async tick(): Promise<void> {
    for (const reader of this.readers) reader.poke();
    for (const lane of this.keys)
      this.ownerOf(lane.first.source.message.partition)?.worker.reportOverdue(lane);
    await this.saveCursors().catch((error: unknown) => this.onFault(error));
  }

  private assertSameWork({ group, topics, types }: ConsumerOptions): void {
    const { consumer } = this.options;
    if (isSameSet(topics, consumer.topics) && isSameSet(types ?? ['*'], consumer.types ?? ['*'])) return;
    throw new RequestRefused('bad-consumer', `group ${group}: all members name the same topics and types`);
  }

  private dispatch(lane: Lane<Job>): void {
    const owner = this.ownerOf(lane.first.source.message.partition);
    if (owner === undefined) this.unowned.push(lane);
    else owner.worker.offer(lane);
  }

  private rebalance(): void {
    const lanes = [...this.unowned, ...this.members.flatMap(({ worker }) => worker.surrender())];
    this.unowned = [];
    for (const lane of lanes) this.dispatch(lane);
  }

  private async saveCursors(): Promise<void> {
    const offsets = new Map(this.readers.flatMap((reader) => [...reader.progress()]));
    const isUnchanged = [...offsets].every(([topic, offset]) => this.saved.get(topic) === offset);
    if (isUnchanged) return;
    await this.options.cursors.save(this.options.consumer.group, offsets);
    this.saved = offsets;
  }

  /** What waits is forgotten: it was not acknowledged, so the group finds it again. */
  private async close(): Promise<void> {
    this.keys.clear();
    try {
      await Promise.all(this.readers.map((reader) => reader.stop()));
      await this.saveCursors();
    } finally {
      this.options.onClosed();
    }
  }
}
