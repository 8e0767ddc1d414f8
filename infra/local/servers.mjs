// @ts-check
import { join } from 'node:path';
import { startBroker } from '../kafka/broker.mjs';
import { startDatabase } from '../postgres/database.mjs';

const LOOK_EVERY_MS = 1_000;
const SERVER_STOPPED = 'ended; it is started again';

/** @typedef {import('./supervised-process.mjs').Log} Log */
/** @typedef {{ readonly pid: number | undefined, stop: () => Promise<void>, restart: () => Promise<void> }} Server */

/**
 * @typedef {object} Servers
 * @property {string} brokers
 * @property {string} databaseUrl
 * @property {string | undefined} eventStoreUrl
 * @property {() => Promise<void>} stop ends those that were started here: the database, then the broker
 */

/** @param {number | undefined} pid */
const isAlive = (pid) => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts a server again that died. @param {string} name @param {Server} server @param {Log} log */
function keepUp(name, server, log) {
  /** @type {Promise<void> | undefined} */
  let restarting;
  const restart = async () => {
    log({ name, instance: 1 }, SERVER_STOPPED);
    await server.restart().catch((error) => log({ name, instance: 1 }, String(error)));
    restarting = undefined;
  };
  const looking = setInterval(() => {
    if (!restarting && !isAlive(server.pid)) restarting = restart();
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(looking);
    await restarting;
    await server.stop();
  };
}

/**
 * The servers below the services: those that KAFKA_BROKERS and DATABASE_URL name, or our own in `dataDir`.
 * @param {{ dataDir: string, log: Log }} options
 * @returns {Promise<Servers>}
 */
export async function startServers({ dataDir, log }) {
  const { KAFKA_BROKERS, DATABASE_URL, EVENTSTORE_URL } = process.env;
  /** @param {string} name */
  const options = (name) => ({
    dataDir: join(dataDir, name),
    log: (/** @type {string} */ line) => log({ name, instance: 1 }, line),
  });
  const starting = /** @type {const} */ ([
    KAFKA_BROKERS ? undefined : startBroker(options('kafka')),
    DATABASE_URL ? undefined : startDatabase(options('postgres')),
  ]);
  const [broker, database] = await Promise.all(starting).catch(async (error) => {
    // The other of the two may be up, or come up yet.
    for (const server of await Promise.allSettled(starting)) {
      if (server.status === 'fulfilled') await server.value?.stop();
    }
    throw error;
  });
  const stops = [
    ...(database ? [keepUp('postgres', database, log)] : []),
    ...(broker ? [keepUp('kafka', broker, log)] : []),
  ];
  return {
    brokers: broker?.brokers ?? String(KAFKA_BROKERS),
    databaseUrl: database?.url ?? String(DATABASE_URL),
    eventStoreUrl: EVENTSTORE_URL || undefined,
    stop: async () => {
      for (const stop of stops) await stop();
    },
  };
}
