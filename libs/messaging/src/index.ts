export * from './message-transport.js';
export { partitionOf } from './delivery/murmur2.js';
export { RETRIED_FROM_HEADER } from './delivery/retries.js';
export * from './embedded/embedded-transport.js';
export { ensureTopics, TopicMismatch, type EnsureTopicsOptions } from './kafka/ensure-topics.js';
export {
  ALL_REPLICAS,
  idempotentProducer,
  kafkaClient,
  type KafkaClient,
  type KafkaConnection,
  type KafkaLog,
} from './kafka/kafka-client.js';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka-transport.js';
export * from './nest/rethrow.filter.js';
export * from './nest/topic-context.js';
export * from './nest/topic-server.js';
export type { RelayRole } from './relay/leadership.js';
export type { RelayFigures } from './relay/relay-progress.js';
export * from './relay/relay.js';
export type { TroubleLog } from './nest/trouble-log.js';
