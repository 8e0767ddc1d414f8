import { instantOf } from '@throughline/kernel';
import { tell } from '../delivery/delivery.js';
import { LaneWorker } from '../delivery/lane-worker.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { Consumer, ConsumerStatistics } from '../message-transport.js';
import { Assignment } from './assignment.js';
import { Backpressure } from './backpressure.js';
import {
  GroupSession,
  isRebalancing,
  type PartitionOffset,
  type PartitionPlace,
  type SessionListener,
} from './group-session.js';
import { KafkaJob } from './kafka-job.js';
import { sizeOf } from './kafka-message.js';
import type { LocalMember } from './local-group.js';
import { LogEnds } from './log-ends.js';
import { reasonToRestart } from './loop-watch.js';
import type { MemberOptions } from './member-options.js';
import type { FetchedBatch, PartitionFeed } from './partition-feed.js';
import { SessionKeeper } from './session-keeper.js';

/** How often offsets are committed and the loop is looked at. Offsets that are behind cost repeats, and nothing else. */
const TICK_MS = 1_000;

/** Tries of the last commit: a rebalance may be under way. */
const FAREWELL_COMMITS_MAX = 5;
const FAREWELL_PAUSE_MS = 300;

/** One member of a group: hands what its session fetches to the lanes, and commits how far they are. */
export class KafkaMember implements Consumer, LocalMember, SessionListener {
  readonly options;
  readonly worker: LaneWorker<KafkaJob>;
  private readonly assignment: Assignment;
  private readonly ends: LogEnds;
  private readonly backpressure: Backpressure;
  private readonly keeper: SessionKeeper;
  private readonly timer: NodeJS.Timeout;
  private isInGroup = false;
  private isStopping = false;
  private stopped: Promise<void> | undefined;
  private onLeft: () => void = () => undefined;
  /** Resolves once the member has stopped. */
  readonly left = new Promise<void>((resolve) => {
    this.onLeft = resolve;
  });

  constructor(private readonly context: MemberOptions) {
    const { consumer, declared, names, clock, publish, group } = context;
    this.options = consumer;
    this.worker = new LaneWorker({ options: consumer, clock, publish }, group);
    this.assignment = new Assignment(declared, consumer.types, names);
    this.ends = new LogEnds(context, this.assignment);
    this.backpressure = new Backpressure({
      pause: (feed) => this.keeper.current?.pause(this.assignment.placeOf(feed)),
      resume: (feed) => this.keeper.current?.resume(this.assignment.placeOf(feed)),
    });
    group.join(this);
    this.keeper = new SessionKeeper(
      () => this.openSession(),
      (reason) => this.onSessionOver(reason),
    );
    this.timer = setInterval(() => void this.tick(), TICK_MS).unref();
  }

  /** Resolves once the member has joined, or failed to and goes on trying. */
  get begun(): Promise<void> {
    return this.keeper.begun;
  }

  owns(topic: string, key: string): boolean {
    const declaration = this.context.declared.find(({ name }) => name === topic);
    if (declaration === undefined || this.isStopping) return false;
    const partition = partitionOf(key, declaration.partitions);
    return this.assignment.get({ topic: this.context.names.topic(topic), partition }) !== undefined;
  }

  stop(): Promise<void> {
    this.stopped ??= this.leave();
    return this.stopped;
  }

  /** As if the process died: nothing is saved, nobody is told. */
  cutOff(): void {
    this.isStopping = true;
    clearInterval(this.timer);
    void this.worker.close();
    this.keeper.current?.cutOff();
    void this.keeper.stop();
  }

  statistics(): ConsumerStatistics {
    const { inFlight, retries, deadLetters, lastProgressAt } = this.worker;
    let paused = 0;
    let overdue = 0;
    for (const lane of this.context.group.lanesOf(this)) {
      if (lane.state === 'paused') paused += 1;
      if (this.worker.isOverdue(lane)) overdue += 1;
    }
    const lag = this.lag();
    const isIdle = [...lag.values()].every((waiting) => waiting === 0);
    return {
      lag: Object.fromEntries(lag),
      inFlight,
      paused,
      overdue,
      retries,
      deadLetters,
      lastProgressAt: instantOf(isIdle ? this.context.clock.now() : lastProgressAt),
    };
  }

  finished(job: KafkaJob): void {
    job.feed.finish(job.received);
    this.backpressure.drained(sizeOf(job.received.logged));
  }

  assigned(places: readonly PartitionPlace[], isSameMember: boolean): void {
    this.isInGroup = true;
    this.drop(this.assignment.assign(places, isSameMember));
    for (const place of places) this.setValve(place);
    void this.ends.refresh().catch((error: unknown) => this.onFault(error));
  }

  rebalancing(): void {
    void this.commit();
  }

  batch(place: PartitionPlace, batch: FetchedBatch): boolean {
    let feed = this.assignment.get(place);
    if (feed === undefined) return false;
    if (feed.wentBack(batch)) feed = this.renew(feed);
    const bytesBefore = feed.waitingBytes;
    const taken = feed.take(batch);
    this.backpressure.filled(feed, taken.length, feed.waitingBytes - bytesBefore);
    for (const message of taken) this.context.group.accept(new KafkaJob(feed, message), this);
    return true;
  }

  looked(place: PartitionPlace, lastOffset: number): void {
    this.assignment.get(place)?.look(lastOffset);
  }

  committed(offsets: readonly PartitionOffset[]): void {
    for (const { offset, ...place } of offsets) this.assignment.get(place)?.wasCommitted(offset);
  }

  private openSession(): GroupSession {
    const { connection, logger, names, consumer } = this.context;
    const topics = consumer.topics.map((topic) => names.topic(topic));
    return new GroupSession({ connection, logger, groupId: names.group(consumer.group), topics }, this);
  }

  private onSessionOver(reason: unknown): void {
    this.isInGroup = false;
    this.drop(this.assignment.assign([], false));
    this.onFault(reason);
  }

  private drop(feeds: readonly PartitionFeed[]): void {
    for (const feed of feeds) this.backpressure.ended(feed);
    this.context.group.revoke(feeds, this);
  }

  private renew(feed: PartitionFeed): PartitionFeed {
    const renewed = this.assignment.renew(feed);
    this.drop([feed]);
    return renewed;
  }

  /** kafkajs remembers what was paused, beyond a partition's stay with this member. */
  private setValve(place: PartitionPlace): void {
    const isPaused = this.isStopping || this.assignment.get(place)?.isPaused;
    if (isPaused) this.keeper.current?.pause(place);
    else this.keeper.current?.resume(place);
  }

  /** At least one for each topic while it is not known that there is none. */
  private lag(): Map<string, number> {
    const unknown = this.isInGroup ? 0 : 1;
    const lag = new Map(this.options.topics.map((topic) => [topic, unknown]));
    for (const feed of this.assignment) lag.set(feed.topic.name, (lag.get(feed.topic.name) ?? 0) + feed.lag);
    return lag;
  }

  private async tick(): Promise<void> {
    for (const lane of this.context.group.lanesOf(this)) this.worker.reportOverdue(lane);
    this.watch();
    await this.commit();
    await this.ends.refreshIfDue().catch((error: unknown) => this.onFault(error));
  }

  private watch(): void {
    const session = this.keeper.current;
    if (session === undefined || this.isStopping) return;
    const nowMs = performance.now();
    const reason = reasonToRestart({
      isJoining: session.isJoining,
      silentMs: Math.round(nowMs - session.turnedAtMs),
      stalledMs: Math.round(Math.max(0, ...[...this.assignment].map((feed) => feed.stalledMs(nowMs)))),
    });
    if (reason !== undefined) void session.end(new Error(reason));
  }

  /** True unless there may be more to commit. */
  private async commit(): Promise<boolean> {
    try {
      await this.keeper.current?.commit(this.assignment.uncommitted());
      return true;
    } catch (error) {
      if (!isRebalancing(error)) this.onFault(error);
      return false;
    }
  }

  private async leave(): Promise<void> {
    this.isStopping = true;
    for (const feed of this.assignment) this.setValve(this.assignment.placeOf(feed));
    await this.worker.close();
    for (let tries = 1; !(await this.commit()) && tries < FAREWELL_COMMITS_MAX; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, FAREWELL_PAUSE_MS));
    }
    clearInterval(this.timer);
    await this.keeper.stop();
    this.drop(this.assignment.assign([], false));
    this.context.group.leave(this);
    this.onLeft();
  }

  private onFault(error: unknown): void {
    tell(this.options, { kind: 'log-fault', error });
  }
}
