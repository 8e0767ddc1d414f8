export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^@throughline/([^/]+)/(.+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^@throughline/(?!capture|payment|inventory|routing|fulfillment|notifications|console|partners|standalone)([^/]+)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^@throughline/(capture|payment|inventory|routing|fulfillment|notifications|console|partners|standalone)$':
      '<rootDir>/services/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 20_000,
};
