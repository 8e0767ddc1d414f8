// @ts-check
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOST = '127.0.0.1';

/** All that a stack is made of, beside its gateway: in the order of an order's way. */
export const STACK_SERVICES = /** @type {const} */ ([
  'capture',
  'inventory',
  'payment',
  'routing',
  'fulfillment',
  'notifications',
  'console',
  'relay',
]);

export const GATEWAY = 'gateway';

/** Instances that one service can have: the gateway is told all their addresses before they are there. */
export const SLOTS_MAX = 3;

const READY_PATH = '/readyz';

/** @typedef {import('./supervised-process.mjs').ProcessPlan} ProcessPlan */

/** @typedef {Readonly<Record<string, string>>} Environment */

/**
 * @typedef {object} Surroundings
 * @property {Environment} [environment] of every process
 * @property {string} [brokers]
 * @property {string} [databaseUrl]
 * @property {string} [eventStoreUrl]
 * @property {string} dataDir of what a process keeps for itself, a folder each
 * @property {Readonly<Record<string, readonly string[]>>} [commands] of node, instead of the services' own
 */

/**
 * Messages and events are short-lived objects by the thousand: collecting them often, as Node does by default, costs a
 * fifth of a service's processor time. In megabytes.
 */
const YOUNG_GENERATION = '--max-semi-space-size=32';

/** @param {string} service */
const ownCommand = (service) => [
  '--enable-source-maps',
  YOUNG_GENERATION,
  join(ROOT, 'services', service, 'dist', 'main.js'),
];

/** @param {Surroundings} surroundings @returns {Record<string, string | undefined>} */
const sharedEnvironment = ({ environment, brokers, databaseUrl, eventStoreUrl }) => ({
  ...process.env,
  // A test runner's flags are not for the processes that it starts.
  NODE_OPTIONS: '',
  PROFILE: 'distributed',
  ...(brokers !== undefined && { KAFKA_BROKERS: brokers }),
  ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  ...(eventStoreUrl !== undefined && { EVENTSTORE_URL: eventStoreUrl }),
  ...environment,
  HOST,
});

/**
 * @param {string} name @param {number} instance @param {number} port @param {Surroundings} surroundings
 * @returns {ProcessPlan}
 */
const planOf = (name, instance, port, surroundings) => ({
  name,
  instance,
  port,
  readyPath: READY_PATH,
  command: surroundings.commands?.[name] ?? ownCommand(name),
  environment: {
    ...sharedEnvironment(surroundings),
    PORT: String(port),
    DATA_DIR: join(surroundings.dataDir, `${name}-${instance}`),
  },
});

/** Ports that a stack of so many services needs, its gateway's too. @param {number} services */
export const portsNeeded = (services) => services * SLOTS_MAX + 1;

/**
 * Every process that there may be: each service has all its slots, and the gateway, which comes last, knows them all.
 * @param {readonly string[]} services
 * @param {readonly number[]} ports
 * @param {number | undefined} gatewayPort
 * @param {Surroundings} surroundings
 * @returns {readonly ProcessPlan[]}
 */
export function planStack(services, ports, gatewayPort, surroundings) {
  const plans = services.flatMap((name, place) =>
    ports
      .slice(place * SLOTS_MAX, (place + 1) * SLOTS_MAX)
      .map((port, slot) => planOf(name, slot + 1, port, surroundings)),
  );
  const upstreams = services.map((service) => {
    const slots = plans.filter(({ name }) => name === service);
    return `${service}=${slots.map(({ port }) => `http://${HOST}:${port}`).join('|')}`;
  });
  const gateway = planOf(GATEWAY, 1, gatewayPort ?? Number(ports.at(-1)), surroundings);
  const environment = { ...gateway.environment, UPSTREAMS: upstreams.join(',') };
  return [...plans, { ...gateway, environment }];
}
