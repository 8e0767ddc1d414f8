import { availableParallelism } from 'node:os';
import { SERVICES } from './tools/boundaries.mjs';

const WORKERS_MAX = 4;
const services = SERVICES.join('|');

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  // The crash run takes minutes, distributed tests need servers, load wants the machine, others a browser: their commands
  // clear this.
  testPathIgnorePatterns: ['/node_modules/', '\\.(crash|distributed|load|browser)\\.spec\\.ts$'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^@throughline/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    [`^@throughline/(${services})$`]: '<rootDir>/services/$1/src/index.ts',
    '^@throughline/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // A worker for each of two cores, where jest would leave one of them idle.
  maxWorkers: Math.min(availableParallelism(), WORKERS_MAX),
  testTimeout: 20_000,
};
