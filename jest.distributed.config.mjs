import config from './jest.config.mjs';

/**
 * Tests that need Kafka, PostgreSQL or EventStoreDB: `npm run test:distributed` starts them. An order's journey is the
 * very file that `npm test` runs, here with every service as a process of its own. Not part of `npm test`.
 */
export default {
  ...config,
  testMatch: ['**/*.distributed.spec.ts', '**/order-journey.e2e.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
