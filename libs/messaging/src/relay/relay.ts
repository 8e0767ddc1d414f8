import { setTimeout as sleep } from 'node:timers/promises';
import { topics as declaredTopics, type TopicDeclaration } from '@throughline/contracts';
import { FROM_START, type EventStore } from '@throughline/event-store';
import { instantOf, type Clock, type Instant } from '@throughline/kernel';
import { ClusterNames } from '../kafka/cluster-names.js';
import { kafkaClient, type KafkaClient, type KafkaConnection, type KafkaLog } from '../kafka/kafka-client.js';
import { KafkaPublisher } from '../kafka/kafka-publisher.js';
import { LogFetcher } from '../kafka/log-fetcher.js';
import { CheckpointLog } from './checkpoint-log.js';
import { Leadership, type RelayRole } from './leadership.js';
import { RelayMapping } from './relay-mapping.js';
import { RelayProgress, type RelayFigures } from './relay-progress.js';
import { RelayTerm, type TermOptions } from './relay-term.js';

/** Enough that a request is full; little enough that one is not waited for. */
const BATCH_EVENTS_MAX = 1_000;

/** What a crash repeats at most, beside the batch that was under way. */
const CHECKPOINT_MS = 250;

/** The store is taken to be away if it does not name its head within this time. */
const HEAD_TIMEOUT_MS = 2_000;

export interface RelayOptions {
  /** Left open. */
  readonly store: EventStore;
  readonly connection: KafkaConnection;
  readonly clock: Clock;
  readonly logger: KafkaLog;
  /** All that contracts declare by default. */
  readonly topics?: readonly TopicDeclaration[];
  readonly checkpointEveryMs?: number;
}

export interface RelayStatistics extends RelayFigures {
  readonly role: RelayRole;
  /** Since when it has that role. */
  readonly roleSince: Instant;
  /** The store did not name its head in time. */
  readonly isStoreAway: boolean;
  /** Position of the store's last event, or of what was its last when it was last seen. */
  readonly head: number;
  /** Positions that the topics are behind the store: of a leader. A standby owes nothing. */
  readonly lag: number;
}

/**
 * Publishes the event store on the relay and mapped topics. Any number of relays may run: one leads, the others wait.
 * Each event is published at least once and in the order of the store; after a crash, a failure or a change of leader
 * some are published again, and a leader that hears late of its loss may publish beside its successor. Whoever reads
 * the topics bears repeats and regressions: a message is a hint, its position says of what.
 *
 * Brokers and databases that go away are waited for. Where the brokers lost their topics, the checkpoint is gone with
 * them, and the whole store is published again.
 */
export class Relay {
  private readonly client: KafkaClient;
  private readonly publisher: KafkaPublisher;
  private readonly fetcher: LogFetcher;
  private readonly leadership: Leadership;
  private readonly progress: RelayProgress;
  private readonly termOptions: TermOptions;
  private term: RelayTerm | undefined;
  private roleSince: Instant;
  private head = FROM_START;
  private isStopping = false;
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: RelayOptions) {
    const { store, connection, clock, logger, topics = declaredTopics } = options;
    const names = new ClusterNames(connection.topicPrefix);
    this.client = kafkaClient(connection, logger);
    this.publisher = new KafkaPublisher(this.client);
    this.fetcher = new LogFetcher(this.client);
    this.progress = new RelayProgress(clock, logger);
    this.roleSince = instantOf(clock.now());
    this.termOptions = {
      store,
      mapping: new RelayMapping({
        topics,
        names,
        clock,
        onUnmappable: (topic, event, reason) => this.progress.setAside(topic, event, reason),
      }),
      publisher: this.publisher,
      checkpoints: new CheckpointLog({ fetcher: this.fetcher, publisher: this.publisher }, names, clock),
      progress: this.progress,
      batchSizeMax: BATCH_EVENTS_MAX,
      checkpointEveryMs: options.checkpointEveryMs ?? CHECKPOINT_MS,
    };
    this.leadership = new Leadership({
      connection,
      logger,
      names,
      onRole: (role) => this.take(role),
      onFault: (error) => this.progress.outOfGroup(error),
    });
  }

  /** Joins the group; everything else follows from the role that it is given. */
  start(): void {
    this.leadership.start();
  }

  /** Ends the batch under way, writes the checkpoint and leaves the group. */
  stop(): Promise<void> {
    this.isStopping = true;
    this.stopped ??= this.close();
    return this.stopped;
  }

  /** As if the process died: nothing is saved, nobody is told. For tests of what the others do then. */
  cutOff(): void {
    this.isStopping = true;
    this.leadership.cutOff();
    this.client.cutOff();
    void this.term?.end();
  }

  async statistics(): Promise<RelayStatistics> {
    const head = await this.askForHead();
    // A store that does not answer had at least the events that it had before.
    this.head = head ?? this.head;
    const figures = this.progress.figures();
    const { role } = this.leadership;
    const lag = role === 'leader' ? Math.max(0, this.head - (figures.position ?? FROM_START)) : 0;
    return {
      ...figures,
      role,
      roleSince: this.roleSince,
      isStoreAway: head === undefined,
      head: this.head,
      lag,
    };
  }

  private async askForHead(): Promise<number | undefined> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const timeout = sleep(HEAD_TIMEOUT_MS, undefined, { signal }).catch(() => undefined);
    try {
      return await Promise.race([this.options.store.head(), timeout]);
    } catch {
      return undefined;
    } finally {
      waiting.abort();
    }
  }

  private take(role: RelayRole): void {
    this.roleSince = instantOf(this.options.clock.now());
    this.options.logger.info({ role }, 'the relay has another role');
    const after = this.term?.end();
    if (role === 'leader' && !this.isStopping) this.term = new RelayTerm({ ...this.termOptions, after });
  }

  private async close(): Promise<void> {
    await this.term?.end();
    await this.leadership.stop();
    await this.publisher.close();
    await this.fetcher.close();
    this.client.cutOff();
  }
}
