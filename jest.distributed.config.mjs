import config from './jest.config.mjs';

/** Tests that need Kafka, PostgreSQL or EventStoreDB: `npm run test:distributed` starts them. Not part of `npm test`. */
export default {
  ...config,
  testMatch: ['**/*.distributed.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
