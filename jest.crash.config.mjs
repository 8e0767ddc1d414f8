import config from './jest.config.mjs';

/** The crash run: real processes, killed at random moments. Not part of `npm test`. */
export default {
  ...config,
  roots: ['<rootDir>/tests/crash'],
  testMatch: ['**/*.crash.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
