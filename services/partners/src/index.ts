export * from './carrier/carrier.js';
export * from './channel/channel-shelf.js';
export * from './gateway/index.js';
export * from './partners.js';
export { TopicClient } from './topics/topic-client.js';
export * from './warehouse/warehouse.js';
