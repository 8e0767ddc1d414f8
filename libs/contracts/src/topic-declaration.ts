import type { StoredEvent } from './envelope.js';
import { eventCatalogue, type EventType, type ServiceName } from './event-catalogue.js';

export const DAY_MS = 86_400_000;
export const FOREVER_MS = -1;

export type TopicKind =
  /** Stored events as they are, published by the relay. */
  | 'relay'
  /** A pure mapping of stored events for partners, applied by the relay. */
  | 'mapped'
  /** Written by partners; a durable log of its own. */
  | 'inbound'
  /** Dead letters, retries, the relay's checkpoints: between us and ourselves. */
  | 'internal';

export interface TopicMessage {
  /** Messages of one key are handled in order, one at a time. */
  readonly key: string;
  /** What decides the partition, and with it the member of a group that handles it; the key where it is left out. */
  readonly partitionKey?: string;
  readonly value: unknown;
}

export interface TopicDeclaration {
  readonly name: string;
  readonly kind: TopicKind;
  readonly owner: ServiceName | 'partners' | 'relay';
  /** What the key is, in words. */
  readonly key: string;
  readonly description: string;
  /** The event types behind a relay or mapped topic. */
  readonly types: readonly EventType[];
  /** Pure: one stored event to the message that the topic carries. Only for `relay` and `mapped`. */
  readonly map?: (event: StoredEvent) => TopicMessage;
  readonly partitions: number;
  /** Kafka's retention is not history: the store is. -1 keeps for ever. */
  readonly retentionMs: number;
  readonly isCompacted: boolean;
  /** Partners may read it (or write it, if inbound) over `/api/v1/topics`. */
  readonly isPublic: boolean;
  /** Of inbound and internal topics: a message as it may look. */
  readonly example?: unknown;
}

/** Partitions of every topic: the most members of a group that can share its work. */
export const TOPIC_PARTITIONS = 12;

const typesOn = (topic: string): EventType[] =>
  (Object.keys(eventCatalogue) as EventType[]).filter((type) => eventCatalogue[type].topic === topic);

export const skuOf = (event: StoredEvent): string => (event.data as { sku: string }).sku;
export const orderIdOf = (event: StoredEvent): string => event.correlationId;
export const streamIdOf = (event: StoredEvent): string => event.stream;

export const relay = (
  name: string,
  owner: ServiceName,
  key: string,
  description: string,
  keyOf: (event: StoredEvent) => string = orderIdOf,
): TopicDeclaration => ({
  name,
  kind: 'relay',
  owner,
  key,
  description,
  types: typesOn(name),
  map: (event) => ({ key: keyOf(event), value: event }),
  partitions: TOPIC_PARTITIONS,
  retentionMs: 7 * DAY_MS,
  isCompacted: false,
  isPublic: true,
});

export const inbound = (
  name: string,
  key: string,
  description: string,
  example: unknown,
): TopicDeclaration => ({
  name,
  kind: 'inbound',
  owner: 'partners',
  key,
  description,
  types: [],
  partitions: TOPIC_PARTITIONS,
  retentionMs: 30 * DAY_MS,
  isCompacted: false,
  isPublic: true,
  example,
});
