export * from './driver.js';
export { type GroupOutcome } from './group-commit.js';
export * from './lock-directory.js';
export * from './schema.js';
export * from './sqlite-file.js';
