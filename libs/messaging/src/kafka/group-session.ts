import kafkajs, { type Consumer, type EachBatchPayload } from 'kafkajs';
import { coPartitionAssigner } from './co-partition-assigner.js';
import { kafkaClient, SESSION_TIMEOUT_MS, type KafkaConnection, type KafkaLog } from './kafka-client.js';
import type { FetchedBatch } from './partition-feed.js';

/** How long a fetch waits at the broker where there is nothing new; a pause that ends is noticed after as long. */
const FETCH_WAIT_MS = 250;
const FETCH_BYTES_MAX = 10_000_000;
const PARTITION_BYTES_MAX = 1_000_000;

/** Members hear of a rebalance with their next heartbeat. */
const HEARTBEAT_MS_MAX = 1_000;
const HEARTBEATS_PER_SESSION = 12;

/** How long the others are waited for when the group rebalances. */
export const REBALANCE_TIMEOUT_MS = 60_000;

/** A farewell that takes longer is cut short: kafkajs waits for brokers that are away. */
const FAREWELL_MS_MAX = 5_000;

/** Some ten seconds of trouble end a session; then its member begins another. */
const RETRY = { retries: 8, initialRetryTime: 100, maxRetryTime: 2_000 } as const;

export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
}

export interface PartitionOffset extends PartitionPlace {
  readonly offset: number;
}

/** What a session tells. Topics are named as the cluster knows them. */
export interface SessionListener {
  /** `isSameMember` is false if other members may have had these partitions in between. */
  assigned(places: readonly PartitionPlace[], isSameMember: boolean): void;
  /** The group is about to hand partitions around: the last chance to commit. */
  rebalancing(): void;
  /** True if the batch was taken over; else kafkajs fetches it again. */
  batch(place: PartitionPlace, batch: FetchedBatch): boolean;
  /** Up to here there was nothing to see: markers of transactions, which no batch is made of. */
  looked(place: PartitionPlace, lastOffset: number): void;
  committed(offsets: readonly PartitionOffset[]): void;
}

export interface SessionOptions {
  readonly connection: KafkaConnection;
  readonly logger: KafkaLog;
  readonly groupId: string;
  readonly topics: readonly string[];
}

const heartbeatMs = (sessionTimeoutMs: number): number =>
  Math.min(HEARTBEAT_MS_MAX, Math.floor(sessionTimeoutMs / HEARTBEATS_PER_SESSION));

/** One life of a kafkajs consumer, from joining the group to its crash or its farewell. It never restarts by itself. */
export class GroupSession {
  /** When the fetch loop was last seen to turn. */
  turnedAtMs = performance.now();
  isJoining = true;
  /** Resolves with the reason once the session is over, by a crash or by `end`. */
  readonly over: Promise<unknown>;
  private finish: (reason: unknown) => void = () => undefined;
  private readonly client;
  private readonly consumer: Consumer;
  private memberId: string | undefined;
  private isOver = false;
  private ending: Promise<void> | undefined;
  private commitNow: EachBatchPayload['commitOffsetsIfNecessary'] | undefined;

  constructor(
    private readonly options: SessionOptions,
    private readonly listener: SessionListener,
  ) {
    this.over = new Promise((resolve) => {
      this.finish = (reason) => {
        this.isOver = true;
        resolve(reason);
      };
    });
    const sessionTimeout = options.connection.sessionTimeoutMs ?? SESSION_TIMEOUT_MS;
    this.client = kafkaClient(options.connection, options.logger);
    this.consumer = this.client.kafka.consumer({
      groupId: options.groupId,
      partitionAssigners: [coPartitionAssigner],
      sessionTimeout,
      heartbeatInterval: heartbeatMs(sessionTimeout),
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      maxBytesPerPartition: PARTITION_BYTES_MAX,
      maxBytes: FETCH_BYTES_MAX,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      // Only its owner restarts a session: kafkajs would do so for some errors and stay silent for others.
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.listen();
  }

  /** Resolves once the member has joined the group, or the session is over. */
  async start(): Promise<void> {
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: async (payload) => this.take(payload),
      });
    } catch (error) {
      this.finish(error);
    }
  }

  pause({ topic, partition }: PartitionPlace): void {
    this.consumer.pause([{ topic, partitions: [partition] }]);
  }

  resume({ topic, partition }: PartitionPlace): void {
    this.consumer.resume([{ topic, partitions: [partition] }]);
  }

  /** One try, under the generation of this moment: a retry could commit what is another member's by then. */
  async commit(offsets: readonly PartitionOffset[]): Promise<void> {
    if (this.commitNow === undefined || offsets.length === 0) return;
    await this.commitNow({
      topics: offsets.map(({ topic, partition, offset }) => ({
        topic,
        partitions: [{ partition, offset: String(offset) }],
      })),
    });
  }

  /** Leaves the group. */
  end(reason: unknown): Promise<void> {
    this.finish(reason);
    this.ending ??= this.sayFarewell();
    return this.ending;
  }

  /** Dies without a farewell: the group waits for the session timeout. */
  cutOff(): void {
    this.client.cutOff();
    this.finish(new Error('the consumer was cut off'));
  }

  private async sayFarewell(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL_MS_MAX);
    });
    await Promise.race([this.consumer.disconnect().catch(() => undefined), patience]);
    clearTimeout(timer);
    this.client.cutOff();
  }

  private listen(): void {
    const { consumer, listener } = this;
    const { events } = consumer;
    // kafkajs may take a while to end; what it still does then is nobody's business any more.
    const turned = (): void => {
      this.turnedAtMs = performance.now();
    };
    consumer.on(events.FETCH, turned);
    consumer.on(events.GROUP_JOIN, ({ payload: { memberId, memberAssignment } }) => {
      if (this.isOver) return;
      turned();
      this.isJoining = false;
      const isSameMember = memberId === this.memberId;
      this.memberId = memberId;
      listener.assigned(placesIn(memberAssignment), isSameMember);
    });
    consumer.on(events.REBALANCING, () => {
      if (this.isOver) return;
      turned();
      this.isJoining = true;
      listener.rebalancing();
    });
    consumer.on(events.END_BATCH_PROCESS, ({ payload: { topic, partition, batchSize, lastOffset } }) => {
      if (batchSize === 0 && !this.isOver) listener.looked({ topic, partition }, Number(lastOffset));
    });
    consumer.on(events.COMMIT_OFFSETS, ({ payload: { topics } }) =>
      listener.committed(
        topics.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) })),
        ),
      ),
    );
    consumer.on(events.CRASH, ({ payload: { error } }) => this.finish(error));
  }

  /**
   * Returns at once, so that no handler holds up the fetch loop. What is thrown in here is a bug of ours, and ends the
   * session in the open: kafkajs would stop without a word for one class of errors and go in circles for the others.
   */
  private take({ batch, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload): void {
    this.commitNow = commitOffsetsIfNecessary;
    if (this.isOver) return;
    const { topic, partition } = batch;
    try {
      if (this.listener.batch({ topic, partition }, batch)) resolveOffset(batch.lastOffset());
    } catch (error) {
      this.finish(error);
    }
  }
}

const placesIn = (assignment: Readonly<Record<string, readonly number[]>>): PartitionPlace[] =>
  Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );

const { KafkaJSError } = kafkajs;

/** The group is being handed around: no fault, and over soon. */
export const isRebalancing = (error: unknown): boolean =>
  error instanceof KafkaJSError &&
  ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'].includes(
    (error as { type?: string }).type ?? '',
  );
