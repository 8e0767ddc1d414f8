import config from './jest.config.mjs';

/** What a person sees and does, in a browser: `npm run test:browser`. One at a time: what is timed is what they wait for. */
export default {
  ...config,
  roots: ['<rootDir>/tests/browser'],
  testMatch: ['**/*.browser.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
