// @ts-check
/** Who may import what (ARCHITECTURE.md tells why). The lint rule and its tests both go by these tables. */

/** The libraries, from the bottom up, each with those that it may import. */
export const LIB_LAYERS = /** @type {const} */ ({
  kernel: [],
  contracts: ['kernel'],
  order: ['kernel', 'contracts'],
  sqlite: ['kernel'],
  postgres: ['kernel'],
  'event-store': ['kernel', 'contracts', 'sqlite', 'postgres'],
  messaging: ['kernel', 'contracts', 'sqlite', 'event-store'],
  'read-store': ['kernel', 'contracts', 'sqlite', 'postgres', 'event-store'],
  'service-kit': [
    'kernel',
    'contracts',
    'order',
    'sqlite',
    'postgres',
    'event-store',
    'messaging',
    'read-store',
  ],
  testing: [
    'kernel',
    'contracts',
    'order',
    'sqlite',
    'postgres',
    'event-store',
    'messaging',
    'read-store',
    'service-kit',
  ],
});

/** The library that only tests use: no code that ships imports it. */
export const TEST_LIB = 'testing';

export const SERVICES = /** @type {const} */ ([
  'capture',
  'payment',
  'inventory',
  'routing',
  'fulfillment',
  'notifications',
  'console',
  'relay',
  'gateway',
  'partners',
  'standalone',
]);

/** The one service that is made of the others. */
export const COMPOSITION_SERVICE = 'standalone';

/** The libraries that take nothing from npm: `node` may use Node's own modules, `nothing` not even those. */
export const LIBS_WITHOUT_NPM = /** @type {const} */ ({ kernel: 'node', order: 'nothing' });

/** Drivers, and the only libraries that may name them. `node:module` would let a driver in by `createRequire`. */
export const FENCED_PACKAGES = /** @type {const} */ ({
  kafkajs: ['messaging'],
  'node:sqlite': ['sqlite'],
  '@photostructure/sqlite': ['sqlite'],
  'node:module': ['sqlite'],
  '@eventstore/db-client': ['event-store'],
  pg: ['postgres'],
});

/** What deciders and planners may import beside the files of their own folder. */
export const DECIDER_IMPORTS = /** @type {const} */ (['kernel', 'contracts', 'order']);

export const SCOPE = '@throughline/';

/** @param {string} path */
export const isTest = (path) => /\.spec\.ts$/.test(path);

/** @param {string} path */
export const isDecider = (path) => /\.(decider|planner)\.ts$/.test(path);
