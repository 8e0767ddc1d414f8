export * from './chunks.js';
export * from './follower-options.js';
export * from './follower.js';
export * from './keyed-rows.js';
export * from './projection.js';
export * from './read-store.js';
export * from './sqlite-dialect.js';
export * from './write-rows.js';
