import config from './jest.config.mjs';

/**
 * Tests that need Kafka, PostgreSQL or EventStoreDB: `npm run test:distributed` starts them. An order's journey and
 * some of its mishaps are the very files that `npm test` runs, here with Kafka between the services. Not part of `npm test`.
 */
export default {
  ...config,
  testMatch: [
    '**/*.distributed.spec.ts',
    '**/order-journey.e2e.spec.ts',
    '**/stock.e2e.spec.ts',
    '**/lost-triggers.e2e.spec.ts',
    '**/duplicates.e2e.spec.ts',
    '**/dead-letters.e2e.spec.ts',
    '**/console-figures.e2e.spec.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
