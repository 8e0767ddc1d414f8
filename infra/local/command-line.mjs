// @ts-check
import { parseArgs } from 'node:util';
import { SLOTS_MAX, STACK_SERVICES } from './stack-plan.mjs';

export const HELP = `Throughline on this machine, a process for each service: Kafka between them, PostgreSQL below.

npm run up:distributed -- [options]
  --data DIR         where everything is kept (default .local)
  --port PORT        where it answers (default 3000)
  --scale NAME=N     so many instances of a service, up to ${SLOTS_MAX}; may be repeated
  --empty            no sample merchant
  --no-partners      no stand-ins for warehouse, carrier and payment gateway
  --help             this

KAFKA_BROKERS, DATABASE_URL and EVENTSTORE_URL name servers of your own; Kafka and PostgreSQL are started
where they are missing (Kafka needs Java 17 and Maven). Ctrl-C ends everything in order, a second one at once.
Everything else is set by environment variables: docs/configuration.md
`;

/**
 * @typedef {object} CommandLine
 * @property {boolean} isHelp
 * @property {string} dataDir
 * @property {number} port
 * @property {Readonly<Record<string, number>>} services
 * @property {boolean} isEmpty
 * @property {boolean} hasPartners
 */

/** @param {string} text @returns {[string, number]} */
function scaleOf(text) {
  const [name = '', count = ''] = text.split('=');
  const instances = Number(count);
  if (!STACK_SERVICES.some((known) => known === name)) {
    throw new Error(`--scale ${text}: there is ${STACK_SERVICES.join(', ')}`);
  }
  if (!/^\d+$/.test(count) || instances < 1 || instances > SLOTS_MAX) {
    throw new Error(`--scale ${text}: a service has 1 to ${SLOTS_MAX} instances`);
  }
  return [name, instances];
}

/** @param {string} text */
function portOf(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port ${text}: expected a port`);
}

/** @param {readonly string[]} args @returns {CommandLine} @throws saying which option is wrong */
export function readCommandLine(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.local' },
      port: { type: 'string', default: '3000' },
      scale: { type: 'string', multiple: true, default: [] },
      empty: { type: 'boolean', default: false },
      'no-partners': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    isHelp: values.help,
    dataDir: values.data,
    port: portOf(values.port),
    services: {
      ...Object.fromEntries(STACK_SERVICES.map((name) => [name, 1])),
      ...Object.fromEntries(values.scale.map(scaleOf)),
    },
    isEmpty: values.empty,
    hasPartners: !values['no-partners'],
  };
}
