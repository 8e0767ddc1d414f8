import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STACK_SERVICES, startStack, type Stack } from '../../../infra/local/stack.mjs';
import { startPartners } from '@throughline/partners';
import { SAMPLE_WEBHOOK_SECRET, seedSampleMerchant } from '@throughline/standalone';
import { freePort, HOST, impatient } from './settings.js';
import { openServers, type Servers } from './servers.js';
import type { World, WorldOptions } from './world.js';

/** A world whose processes can be killed, scaled and restarted one by one. */
export interface DistributedWorld extends World {
  readonly stack: Stack;
  readonly servers: Servers;
}

/** What a member's death costs its group at most: Kafka's own least session timeout. */
const distributed = { KAFKA_SESSION_TIMEOUT_MS: '6000' };

const oneOfEach = Object.fromEntries(STACK_SERVICES.map((name) => [name, 1]));

/**
 * Every service a process of its own, on the Kafka and the PostgreSQL that the test run has started: a database and a
 * topic prefix for this world alone.
 */
export async function openDistributedWorld(
  options: WorldOptions = {},
  services: Readonly<Record<string, number>> = {},
): Promise<DistributedWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-world-'));
  const outboxDir = join(dataDir, 'outbox');
  const servers = await openServers(`world-${randomBytes(4).toString('hex')}`);
  const gatewayPort = await freePort();
  const partners = await startPartners({
    throughlineUrl: `http://${HOST}:${gatewayPort}`,
    port: 0,
    host: HOST,
    isGatewayOnly: options.isGatewayOnly ?? false,
    channelIds: options.channelIds ?? [],
    ...(options.warehouse && { warehouse: options.warehouse }),
    ...(options.carrier && { carrier: options.carrier }),
  });
  const stack = await startStack({
    dataDir,
    gatewayPort,
    services: { ...oneOfEach, ...services },
    environment: {
      ...impatient,
      ...distributed,
      ...servers.environment,
      OUTBOX_DIR: outboxDir,
      GATEWAY_URL: partners.url,
      WEBHOOK_SECRETS: `shop=${SAMPLE_WEBHOOK_SECRET}`,
      ...options.environment,
    },
  });
  await stack.ready();
  await seedSampleMerchant(stack.url);
  const stop = async (): Promise<void> => {
    await partners.stop();
    await stack.stop();
    await servers.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const { gateway, warehouse, carrier, shelves } = partners;
  return { url: stack.url, gateway, warehouse, carrier, shelves, outboxDir, stack, servers, stop };
}
