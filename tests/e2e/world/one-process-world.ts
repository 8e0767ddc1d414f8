import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultyTransport } from '@throughline/messaging/faults';
import { startPartners } from '@throughline/partners';
import { configFrom, type Platform } from '@throughline/service-kit';
import { SAMPLE_WEBHOOK_SECRET, seedSampleMerchant, startStandalone } from '@throughline/standalone';
import { openServers } from './servers.js';
import { freePort, HOST, impatient, isDistributed } from './settings.js';
import type { World, WorldOptions } from './world.js';

const withFaults =
  (options: WorldOptions) =>
  (platform: Platform): Platform => {
    const { deliveryFaults } = options;
    return deliveryFaults
      ? { ...platform, transport: faultyTransport(platform.transport, deliveryFaults) }
      : platform;
  };

/** A world whose store and topics can be reached past the services. */
export interface OneProcessWorld extends World {
  readonly platform: Platform;
}

/**
 * Every service in one process, on the profile that the test run is for: with files in a folder that goes with the
 * world, or with a database and topics that do.
 */
export async function openOneProcessWorld(options: WorldOptions = {}): Promise<OneProcessWorld> {
  const servers = isDistributed() ? await openServers(`world-${randomBytes(4).toString('hex')}`) : undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-world-'));
  const port = await freePort();
  const partners = await startPartners({
    throughlineUrl: `http://${HOST}:${port}`,
    port: 0,
    host: HOST,
    isGatewayOnly: options.isGatewayOnly ?? false,
    channelIds: options.channelIds ?? [],
    ...(options.warehouse && { warehouse: options.warehouse }),
    ...(options.carrier && { carrier: options.carrier }),
  });
  const config = configFrom({
    ...impatient,
    ...servers?.environment,
    DATA_DIR: dataDir,
    PORT: String(port),
    GATEWAY_URL: partners.url,
    WEBHOOK_SECRETS: `shop=${SAMPLE_WEBHOOK_SECRET}`,
    ...options.environment,
  });
  const standalone = await startStandalone(config, { wrap: withFaults(options) });
  await seedSampleMerchant(standalone.url);
  const stop = async (): Promise<void> => {
    await partners.stop();
    await standalone.stop();
    await servers?.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url: standalone.url,
    gateway: partners.gateway,
    warehouse: partners.warehouse,
    carrier: partners.carrier,
    shelves: partners.shelves,
    outboxDir: config.outboxDir,
    platform: standalone.platform,
    stop,
  };
}
