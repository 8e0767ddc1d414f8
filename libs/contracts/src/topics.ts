import { eventCatalogue, SERVICES, type EventType, type ServiceName } from './event-catalogue.js';
import { availability, fulfillmentRequests, stockRequests } from './mapped-topics.js';
import { FOREVER_MS, inbound, relay, skuOf, streamIdOf, type TopicDeclaration } from './topic-declaration.js';
import { topicExamples } from './topic-examples.js';

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
