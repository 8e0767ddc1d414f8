export * from './boundary-checks.js';
export * from './event-store.js';
export * from './eventstoredb/open-event-store-db.js';
export * from './owned-store.js';
export * from './polling-subscription.js';
export * from './postgres/postgres-event-store.js';
export * from './sqlite-event-store.js';
