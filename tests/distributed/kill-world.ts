import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPartners, type Partners } from '@throughline/partners';
import { seedSampleMerchant } from '@throughline/standalone';
import { startBroker, type Broker } from '../../infra/kafka/broker.mjs';
import { startStack, type Stack } from '../../infra/local/stack.mjs';
import { startDatabase, type Database } from '../../infra/postgres/database.mjs';
import { freePort, HOST } from '../e2e/world/settings.js';

/** Partners that take their time keep many orders in flight without many orders a second. */
const STEP_DELAY_MS = 2_000;

const environment = {
  LOG_LEVEL: 'silent',
  KAFKA_SESSION_TIMEOUT_MS: '6000',
  GATEWAY_TIMEOUT_MS: '1000',
  STUCK_AFTER_MS: '3000',
  SWEEP_EVERY_MS: '1000',
  RESERVATION_SETTLE_MS: '10000',
  SHIPMENT_ACK_TIMEOUT_MS: '10000',
};

/** A stack whose broker and database are its own too, so that they can be killed under it. */
export interface KillWorld {
  readonly broker: Broker;
  readonly database: Database;
  readonly partners: Partners;
  readonly stack: Stack;
  stop(): Promise<void>;
}

type Log = NonNullable<Parameters<typeof startStack>[0]['log']>;

export async function openKillWorld(log: Log = () => undefined): Promise<KillWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-kill-'));
  const [broker, database] = await Promise.all([startBroker(), startDatabase()]);
  const gatewayPort = await freePort();
  const delay = { stepDelayMs: STEP_DELAY_MS };
  const partners = await startPartners({
    throughlineUrl: `http://${HOST}:${gatewayPort}`,
    port: 0,
    host: HOST,
    warehouse: delay,
    carrier: delay,
  });
  const stack = await startStack({
    dataDir,
    gatewayPort,
    brokers: broker.brokers,
    databaseUrl: database.url,
    environment: { ...environment, GATEWAY_URL: partners.url },
    log,
  });
  const stop = async (): Promise<void> => {
    await partners.stop();
    await stack.stop();
    await database.stop();
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await stack.ready();
    await seedSampleMerchant(stack.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { broker, database, partners, stack, stop };
}

/** The instance of the relay that publishes; undefined while none does. */
export async function leadingRelay({ stack }: KillWorld): Promise<number | undefined> {
  for (const { name, instance, url } of stack.processes) {
    if (name !== 'relay') continue;
    const text = await fetch(`${url}/metrics`).then(
      (response) => response.text(),
      () => '',
    );
    if (/^throughline_relay_is_leader 1$/m.test(text)) return instance;
  }
  return undefined;
}
