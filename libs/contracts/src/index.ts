export * from './envelope.js';
export * from './events/index.js';
export * from './event-catalogue.js';
export * from './streams.js';
export {
  TOPIC_PARTITIONS,
  type TopicDeclaration,
  type TopicKind,
  type TopicMessage,
} from './topic-declaration.js';
export { availabilityMessageOf, shipmentRequestOf } from './mapped-topics.js';
export * from './topics.js';
export * from './partner-messages.js';
export * from './http-routes.js';
