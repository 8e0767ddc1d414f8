import { TransientFault } from '@throughline/kernel';
import type { KafkaMessage } from 'kafkajs';
import { backoffMsAfter } from '../delivery/backoff.js';
import type { KafkaClient } from './kafka-client.js';
import { rawBatch, rawCluster, READ_COMMITTED, type RawBroker, type RawPartition } from './raw-cluster.js';

/** A leader that moves and a topic that was created just now are waited for; longer than this, the log is away. */
const TROUBLE_MS_MAX = 4_000;
const RETRY = { backoffMs: 100, backoffMsMax: 1_000 } as const;

export interface FetchedSlice {
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
  /** Where to go on. */
  readonly next: number;
}

export interface FetchOptions {
  readonly topic: string;
  /** The next offset of each partition. Those that the log no longer has, or not any more, become its earliest. */
  readonly next: number[];
  readonly partitionBytes: number;
  readonly bytes: number;
}

interface KafkaFault {
  readonly name?: string;
  readonly host?: string;
  readonly port?: number;
}

const partitionsOf = (next: readonly number[]) => next.map((_, partition) => ({ partition }));

/** Reads logs and their ends without a group, over connections that are kept. */
export class LogFetcher {
  private readonly cluster;
  private connected: Promise<void> | undefined;
  private turn = 0;
  private isClosed = false;

  constructor(client: KafkaClient) {
    this.cluster = rawCluster(client.kafka);
  }

  /**
   * What there is now of a topic, all its partitions in a request per leader.
   * @throws TransientFault if the log is away
   */
  async fetch(options: FetchOptions): Promise<FetchedSlice[]> {
    return this.tried(
      [options.topic],
      async () => {
        const leaders = this.cluster.findLeaderForPartitions(options.topic, [...options.next.keys()]);
        const slices = Object.entries(leaders).map(async ([nodeId, partitions]) => {
          const broker = await this.cluster.findBroker({ nodeId });
          return this.fetchFrom(broker, partitions, options);
        });
        return (await Promise.all(slices)).flat();
      },
      options,
    );
  }

  /**
   * Per topic, of which the number of partitions is given, the offset of each: its earliest, or the one that its next
   * message will have.
   */
  async ends(topics: ReadonlyMap<string, number>, end: 'earliest' | 'next'): Promise<Map<string, number[]>> {
    const fromBeginning = end === 'earliest';
    const queries = [...topics].map(([topic, partitions]) => ({
      topic,
      partitions: Array.from({ length: partitions }, (_, partition) => ({ partition })),
      fromBeginning,
    }));
    const found = await this.tried([...topics.keys()], () => this.cluster.fetchTopicsOffset(queries));
    return new Map(
      found.map(({ topic, partitions: offsets }) => {
        const inOrder = [...offsets].sort((a, b) => a.partition - b.partition);
        return [topic, inOrder.map(({ offset }) => Number(offset))];
      }),
    );
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.connected === undefined) return;
    await this.connected.then(() => this.cluster.disconnect()).catch(() => undefined);
  }

  private async fetchFrom(
    broker: RawBroker,
    partitions: readonly number[],
    { topic, next, partitionBytes, bytes }: FetchOptions,
  ): Promise<FetchedSlice[]> {
    // Partitions that come last may find the request full: each comes first in its turn.
    this.turn = (this.turn + 1) % partitions.length;
    const inTurn = [...partitions.slice(this.turn), ...partitions.slice(0, this.turn)];
    const { responses } = await broker.fetch({
      maxWaitTime: 0,
      minBytes: 1,
      maxBytes: bytes,
      isolationLevel: READ_COMMITTED,
      topics: [
        {
          topic,
          partitions: inTurn.map((partition) => ({
            partition,
            fetchOffset: String(next[partition]),
            maxBytes: partitionBytes,
          })),
        },
      ],
    });
    return responses.flatMap((response) => response.partitions.map((data) => slice(topic, next, data)));
  }

  private async tried<Answer>(
    topics: readonly string[],
    ask: () => Promise<Answer>,
    fetching?: FetchOptions,
  ): Promise<Answer> {
    const endsAtMs = performance.now() + TROUBLE_MS_MAX;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.connect();
        await this.cluster.addMultipleTargetTopics(topics);
        await this.cluster.refreshMetadataIfNecessary();
        return await ask();
      } catch (error) {
        if (performance.now() > endsAtMs || this.isClosed) {
          throw new TransientFault('the message log could not be read', { cause: error });
        }
        await this.recover(error as KafkaFault, tries, fetching).catch(() => undefined);
      }
    }
  }

  private async connect(): Promise<void> {
    this.connected ??= this.cluster.connect();
    try {
      await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw new TransientFault('no broker answers', { cause: error });
    }
  }

  private async recover(
    { name, host, port }: KafkaFault,
    tries: number,
    fetching?: FetchOptions,
  ): Promise<void> {
    if (name === 'KafkaJSOffsetOutOfRange' && fetching !== undefined) {
      await this.returnToTheLog(fetching);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, backoffMsAfter(tries, RETRY)));
    if (host !== undefined && port !== undefined) this.cluster.removeBroker({ host, port });
    await this.cluster.refreshMetadata();
  }

  /** Before the log's beginning: it expired. Behind its end: it was made anew. Both go on from the earliest. */
  private async returnToTheLog({ topic, next }: FetchOptions): Promise<void> {
    const query = { topic, partitions: partitionsOf(next) };
    const [[earliest], [latest]] = (await Promise.all(
      [true, false].map((fromBeginning) => this.cluster.fetchTopicsOffset([{ ...query, fromBeginning }])),
    )) as [[RawEnds], [RawEnds]];
    const ends = new Map(latest.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    for (const { partition, offset } of earliest.partitions) {
      const wanted = next[partition] ?? 0;
      if (wanted < Number(offset) || wanted > (ends.get(partition) ?? wanted))
        next[partition] = Number(offset);
    }
  }
}

type RawEnds = Awaited<ReturnType<ReturnType<typeof rawCluster>['fetchTopicsOffset']>>[number];

function slice(topic: string, next: readonly number[], data: RawPartition): FetchedSlice {
  const from = next[data.partition] ?? 0;
  const batch = rawBatch(topic, from, data);
  const isAtEnd = batch.rawMessages.length === 0;
  return {
    partition: data.partition,
    messages: batch.messages,
    next: isAtEnd ? from : Math.max(from, Number(batch.lastOffset()) + 1),
  };
}
