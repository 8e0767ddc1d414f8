export * from './message-transport.js';
export { partitionOf } from './delivery/murmur2.js';
export { RETRIED_FROM_HEADER } from './delivery/retries.js';
export * from './embedded/embedded-transport.js';
export * from './nest/rethrow.filter.js';
export * from './nest/topic-context.js';
export * from './nest/topic-server.js';
export type { TroubleLog } from './nest/trouble-log.js';
