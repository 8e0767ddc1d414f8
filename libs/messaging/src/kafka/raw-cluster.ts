import type { Batch, Kafka } from 'kafkajs';
// @ts-expect-error -- not part of kafkajs's types
import KafkajsBatch from 'kafkajs/src/consumer/batch.js';

/** What lies under kafkajs's consumer, for reading without a group. The version is pinned, and this file is all that knows it. */
export interface RawCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
  refreshMetadata(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  removeBroker(address: { host: string; port: number }): void;
  /** Partitions by the id of the node that leads them. */
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Record<string, number[]>;
  findBroker(node: { nodeId: string }): Promise<RawBroker>;
  fetchTopicsOffset(topics: readonly TopicOffsetsQuery[]): Promise<RawTopicOffsets[]>;
}

export interface TopicOffsetsQuery {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number }[];
  /** The earliest offset if true, else the one behind the latest. */
  readonly fromBeginning: boolean;
}

export interface RawTopicOffsets {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
}

export interface FetchRequest {
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly isolationLevel: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly fetchOffset: string;
      readonly maxBytes: number;
    }[];
  }[];
}

export interface RawPartition {
  readonly partition: number;
  readonly highWatermark: string;
}

export interface RawBroker {
  fetch(request: FetchRequest): Promise<{
    readonly responses: readonly {
      readonly topicName: string;
      readonly partitions: readonly RawPartition[];
    }[];
  }>;
}

/** Messages of transactions that were committed, and of none other. */
export const READ_COMMITTED = 1;

const CREATE_CLUSTER = 'private:Kafka:createCluster';
const METADATA_AGE_MS_MAX = 300_000;

type CreateCluster = (options: {
  metadataMaxAge: number;
  allowAutoTopicCreation: boolean;
  isolationLevel: number;
}) => RawCluster;

/** A cluster's connections, with the client's own settings. */
export function rawCluster(kafka: Kafka): RawCluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === CREATE_CLUSTER,
  );
  if (symbol === undefined)
    throw new Error(`kafkajs has no ${CREATE_CLUSTER}: another version than the pinned one`);
  const createCluster = (kafka as unknown as Record<symbol, CreateCluster>)[symbol] as CreateCluster;
  return createCluster({
    metadataMaxAge: METADATA_AGE_MS_MAX,
    allowAutoTopicCreation: false,
    isolationLevel: READ_COMMITTED,
  });
}

type BatchClass = new (topic: string, fetchedOffset: string, data: RawPartition) => RawBatch;

export type RawBatch = Batch & { readonly rawMessages: readonly unknown[] };

/** The messages that a consumer would see: without those before the offset, of aborted transactions, and the markers. */
export const rawBatch = (topic: string, fetchedOffset: number, data: RawPartition): RawBatch =>
  new (KafkajsBatch as BatchClass)(topic, String(fetchedOffset), data);
