import { randomBytes } from 'node:crypto';
import { startBroker } from '../../../infra/kafka/broker.mjs';
import { startDatabase } from '../../../infra/postgres/database.mjs';
import { kafkaClient } from '@throughline/messaging';
import { openPostgres } from '@throughline/postgres';
import type { Stops } from './stops.js';

export interface Servers {
  readonly brokers: string;
  /** Of a database that is this run's alone. */
  readonly databaseUrl: string;
  readonly topicPrefix: string;
}

const silentLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function broker(stops: Stops): Promise<string> {
  const { KAFKA_BROKERS: given } = process.env;
  if (given) return given;
  const started = await startBroker();
  stops.add(started.stop);
  return started.brokers;
}

async function database(stops: Stops): Promise<string> {
  const { DATABASE_URL: given } = process.env;
  if (given) return given;
  const started = await startDatabase();
  stops.add(started.stop);
  return started.url;
}

async function removeTopics(brokers: string, prefix: string): Promise<void> {
  const { kafka, cutOff } = kafkaClient({ brokers: brokers.split(','), clientId: 'bench' }, silentLog);
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
  cutOff();
}

/** The servers of KAFKA_BROKERS and DATABASE_URL, or our own; nothing of the run stays behind on either. */
export async function openServers(stops: Stops): Promise<Servers> {
  const name = `bench-${randomBytes(4).toString('hex')}`;
  const brokers = await broker(stops);
  const serverUrl = await database(stops);
  const server = openPostgres({ url: serverUrl, connectionsMax: 1 });
  stops.add(() => server.close());
  await server.query(`CREATE DATABASE "${name}"`);
  stops.add(() => server.query(`DROP DATABASE "${name}" WITH (FORCE)`));
  const topicPrefix = `${name}.`;
  stops.add(() => removeTopics(brokers, topicPrefix));
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  return { brokers, databaseUrl: databaseUrl.href, topicPrefix };
}
