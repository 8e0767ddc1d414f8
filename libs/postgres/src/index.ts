export { faultOf, sqlStateOf } from './faults.js';
export type { Listener } from './listener.js';
export * from './migrations.js';
export * from './open-postgres.js';
export * from './postgres.js';
export type { SessionLock } from './session-lock.js';
