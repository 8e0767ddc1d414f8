export * from './clock.js';
export * from './decision.js';
export * from './errors.js';
export * from './ids.js';
export * from './money.js';
