import { captureService } from '@throughline/capture';
import { consoleService } from '@throughline/console';
import type { ServiceName } from '@throughline/contracts';
import { fulfillmentService } from '@throughline/fulfillment';
import { inventoryService } from '@throughline/inventory';
import { Relay } from '@throughline/messaging';
import { notificationsService } from '@throughline/notifications';
import { paymentService } from '@throughline/payment';
import { routingService } from '@throughline/routing';
import {
  Closing,
  createFront,
  createService,
  openDistributedPlatform,
  openEmbeddedPlatform,
  type Config,
  type Platform,
  type RunningService,
  type ServiceDefinition,
} from '@throughline/service-kit';

/** In the order of an order's way; the console, which follows, is last. */
export const allServices: readonly ServiceDefinition[] = [
  captureService,
  inventoryService,
  paymentService,
  routingService,
  fulfillmentService,
  notificationsService,
  consoleService,
];

export interface Standalone {
  readonly url: string;
  readonly platform: Platform;
  readonly services: ReadonlyMap<ServiceName, RunningService>;
  stop(): Promise<void>;
}

export interface StandaloneOptions {
  /** Puts something between the services and their platform: faults, in tests. */
  readonly wrap?: (platform: Platform) => Platform;
}

/** Distributed, one process has a relay as well: nothing else would publish what its services append. */
async function openPlatformOf(config: Config, closing: Closing): Promise<Platform> {
  if (config.profile === 'embedded') {
    const platform = await openEmbeddedPlatform(config);
    closing.add(() => platform.close());
    return platform;
  }
  const platform = await openDistributedPlatform(config, { name: 'standalone' });
  closing.add(() => platform.close());
  const relay = new Relay(platform);
  closing.add(() => relay.stop());
  relay.start();
  return platform;
}

/** Every service in one process, one Nest application each, behind one port; on either profile. */
export async function startStandalone(config: Config, { wrap }: StandaloneOptions = {}): Promise<Standalone> {
  const closing = new Closing();
  try {
    const opened = await openPlatformOf(config, closing);
    const platform = wrap ? wrap(opened) : opened;
    const services = new Map<ServiceName, RunningService>();
    for (const definition of allServices) {
      const service = await createService(definition, platform);
      services.set(definition.name, service);
      closing.add(() => service.stop());
    }
    await Promise.all([...services.values()].map((service) => service.start()));
    const front = createFront(services, platform);
    const url = await front.listen(config.port, config.host);
    closing.add(() => front.stop());
    return { url, platform, services, stop: () => closing.closeAll() };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}
