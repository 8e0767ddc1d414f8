import type { DomainEvent, StoredEvent } from './envelope.js';
import { eventCatalogue, SERVICES, type EventType, type ServiceName } from './event-catalogue.js';
import type {
  AvailabilityChanged,
  OrderPlaced,
  ShipmentReleased,
  ShipmentReleaseRepeated,
} from './events/index.js';
import type { AvailabilityMessage, ShipmentRequest } from './partner-messages.js';
import { topicExamples } from './topic-examples.js';

const DAY_MS = 86_400_000;
const FOREVER_MS = -1;

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

const skuOf = (event: StoredEvent): string => (event.data as { sku: string }).sku;
const orderIdOf = (event: StoredEvent): string => event.correlationId;
const streamIdOf = (event: StoredEvent): string => event.stream;

const relay = (
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

const inbound = (name: string, key: string, description: string, example: unknown): TopicDeclaration => ({
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

/** The warehouse's view of a release: no id of ours but the reference. */
export function shipmentRequestOf(
  event: DomainEvent & (ShipmentReleased | ShipmentReleaseRepeated),
): ShipmentRequest {
  const { data, personal } = event;
  return {
    reference: data.reference,
    orderNumber: data.orderNumber,
    locationId: data.locationId,
    shippingMethod: data.shippingMethod,
    releasedAt: data.releasedAt,
    lines: data.lines,
    ...(data.lots && { lots: data.lots }),
    shipTo: personal?.shipTo ?? null,
    email: personal?.email ?? null,
    phone: personal?.phone ?? null,
    repeat: 'repeat' in data ? data.repeat : 0,
  };
}

const fulfillmentRequests: TopicDeclaration = {
  name: 'oms.fulfillment.requests.v1',
  kind: 'mapped',
  owner: 'fulfillment',
  key: 'shipment reference',
  description: 'What warehouses, stores, 3PLs and vendors are asked to ship.',
  types: ['ShipmentReleased', 'ShipmentReleaseRepeated'],
  map: (event) => {
    const request = shipmentRequestOf(event as StoredEvent & (ShipmentReleased | ShipmentReleaseRepeated));
    return { key: request.reference, value: request };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: 7 * DAY_MS,
  isCompacted: false,
  isPublic: true,
};

/** What a channel is told of an item. */
export const availabilityMessageOf = ({
  data: { item: _, ...told },
  recordedAt,
}: StoredEvent & AvailabilityChanged): AvailabilityMessage => ({ ...told, at: recordedAt });

const availability: TopicDeclaration = {
  name: 'oms.availability.v1',
  kind: 'mapped',
  owner: 'inventory',
  key: 'sku',
  description:
    'What each channel can sell of a SKU, whole, whenever it changes. Readers drop what has a lower `stockRevision` than they have seen.',
  types: ['AvailabilityChanged'],
  map: (event) => {
    const message = availabilityMessageOf(event as StoredEvent & AvailabilityChanged);
    return { key: message.sku, value: message };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: FOREVER_MS,
  isCompacted: true,
  isPublic: true,
};

/** The item that an order competes for with others: of several, the first by its code, which is reserved first. */
const firstCountedSku = ({ data: { lines } }: OrderPlaced): string | undefined =>
  lines
    .flatMap(({ sku, handling, isTracked }) =>
      handling === 'ship' && isTracked && sku !== null ? [sku] : [],
    )
    .sort()[0];

/**
 * Orders that want stock, together by what they want: so that one member of inventory decides about a SKU that many
 * order at once, in batches. Nothing rests on it but speed.
 */
const stockRequests: TopicDeclaration = {
  name: 'oms.stock.requests.v1',
  kind: 'mapped',
  owner: 'inventory',
  key: 'orderId, partitioned by the first SKU whose stock is counted',
  description: 'Placed orders, for whoever reserves their stock.',
  types: ['OrderPlaced'],
  map: (event) => {
    const partitionKey = firstCountedSku(event as StoredEvent & OrderPlaced);
    const message = { key: event.correlationId, value: event };
    return partitionKey === undefined ? message : { ...message, partitionKey };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: 7 * DAY_MS,
  isCompacted: false,
  isPublic: false,
};

const relayTopics: readonly TopicDeclaration[] = [
  relay(
    'oms.order.events.v1',
    'capture',
    'orderId',
    'Orders placed, held, released, cancelled; steps that failed.',
  ),
  relay('oms.payment.events.v1', 'payment', 'orderId', 'Fraud screening and the life of every tender.'),
  relay('oms.inventory.events.v1', 'inventory', 'orderId', "What became of an order's stock."),
  relay('oms.routing.events.v1', 'routing', 'orderId', 'Which location ships what, and why.'),
  relay(
    'oms.fulfillment.events.v1',
    'fulfillment',
    'orderId',
    'Shipments from release to delivery; orders completed.',
  ),
  relay('oms.notifications.events.v1', 'notifications', 'orderId', 'Messages to the customer.'),
  relay('oms.stock.events.v1', 'inventory', 'sku', 'Every movement of every stock item.', skuOf),
  relay(
    'oms.intake.events.v1',
    'capture',
    'the order it would have been, else the intake',
    'Orders that could not be taken, and why.',
  ),
  {
    ...relay(
      'oms.config.events.v1',
      'console',
      'kind/id',
      'Settings, whole, with author and reason.',
      streamIdOf,
    ),
    retentionMs: FOREVER_MS,
    isCompacted: true,
  },
  fulfillmentRequests,
  availability,
  stockRequests,
];

const inboundTopics: readonly TopicDeclaration[] = [
  inbound(
    'oms.channel.orders.v1',
    'channel + external id',
    'Orders from channel adapters: the body of POST /api/v1/orders, without an envelope.',
    topicExamples.order,
  ),
  inbound('oms.wms.events.v1', 'shipment reference', 'What warehouses tell.', topicExamples.wms),
  inbound(
    'oms.availability.acks.v1',
    'sku',
    'What channels have taken over of oms.availability.v1: the highest `stockRevision` per SKU is enough.',
    topicExamples.availabilityAck,
  ),
  inbound(
    'oms.stock.feed.v1',
    'sku',
    'Movements of stock from warehouses, stores, 3PLs and vendors: receipts, counts, sales at a till, levels and what is on its way.',
    topicExamples.stockFeed,
  ),
  inbound('oms.carrier.events.v1', 'carrier + tracking number', 'What carriers scan.', topicExamples.scan),
];

export const deadLetterTopicOf = (topic: string): string => `${topic}.dead`;

/** The consumer group of a service. */
export const groupOf = (service: ServiceName): string => `throughline-${service}`;

export const retryTopicOf = (service: ServiceName): string => `oms.${service}.retries.v1`;

/** One partition: few messages, read as one list, and a cluster has to find a place for every partition. */
const internal = (name: string, owner: TopicDeclaration['owner'], key: string, description: string) => ({
  ...inbound(name, key, description, undefined),
  kind: 'internal' as const,
  owner,
  partitions: 1,
  retentionMs: FOREVER_MS,
  isPublic: false,
});

const retryTopics = SERVICES.map((service) =>
  internal(retryTopicOf(service), service, 'key of the original', `Dead letters sent back to ${service}.`),
);

const deadLetterTopics = [...relayTopics, ...inboundTopics, ...retryTopics].map((topic) =>
  internal(
    deadLetterTopicOf(topic.name),
    topic.owner,
    topic.key,
    `Messages of ${topic.name} that were set aside.`,
  ),
);

/** The consumer group of the relays. */
export const RELAY_GROUP = 'throughline-relay';

/** One partition: its owner in the relays' group is the one relay that publishes. */
const relayCheckpoints: TopicDeclaration = {
  ...internal(
    'oms.relay.checkpoints.v1',
    'relay',
    'hour of the week',
    'How far the relay has published the store.',
  ),
  isCompacted: true,
};

/** Every topic there is. Nothing else spells a topic's name. */
export const topics: readonly TopicDeclaration[] = [
  ...relayTopics,
  ...inboundTopics,
  ...retryTopics,
  ...deadLetterTopics,
  relayCheckpoints,
];

const byName = new Map(topics.map((topic) => [topic.name, topic]));

export const findTopic = (name: string): TopicDeclaration | undefined => byName.get(name);

export function topicNamed(name: string): TopicDeclaration {
  const topic = byName.get(name);
  if (!topic) throw new Error(`no topic "${name}" is declared in libs/contracts`);
  return topic;
}

/** Names of the topics that code refers to. */
export const TOPIC = {
  channelOrders: 'oms.channel.orders.v1',
  wmsEvents: 'oms.wms.events.v1',
  carrierEvents: 'oms.carrier.events.v1',
  stockFeed: 'oms.stock.feed.v1',
  fulfillmentRequests: 'oms.fulfillment.requests.v1',
  availability: 'oms.availability.v1',
  stockRequests: 'oms.stock.requests.v1',
  availabilityAcks: 'oms.availability.acks.v1',
  relayCheckpoints: 'oms.relay.checkpoints.v1',
} as const;

export interface HandlerPattern {
  readonly topic: string;
  /** Undefined for a topic without our envelope. */
  readonly type?: EventType;
}

/** `@EventPattern(whenEvent('OrderPlaced'))`: the topic that carries this type, and only this type of it. */
export function whenEvent(type: EventType): HandlerPattern {
  const { topic } = eventCatalogue[type];
  if (topic === null) throw new Error(`${type} never leaves the store: nothing can be told of it`);
  return { topic, type };
}

/** `@EventPattern(whenMessage(TOPIC.wmsEvents))`: every message of an inbound topic. */
export const whenMessage = (topic: string): HandlerPattern => ({ topic: topicNamed(topic).name });

/**
 * The reverse of `whenEvent` and `whenMessage`, from the JSON that Nest makes of an object pattern; any other text
 * is taken as a topic's name. Patterns are objects because Nest's types let no handler of a string pattern choose
 * its payload's type.
 */
export const parsePattern = (pattern: string): HandlerPattern =>
  pattern.startsWith('{') ? (JSON.parse(pattern) as HandlerPattern) : { topic: pattern };
