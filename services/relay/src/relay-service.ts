import { Relay } from '@throughline/messaging';
import {
  createHttpApplication,
  openDistributedPlatform,
  type Closing,
  type Config,
  type DistributedPlatform,
  type Logger,
  type RequestHandler,
} from '@throughline/service-kit';
import { createRelayMetrics } from './relay-metrics.js';
import { RelayReadiness } from './relay-readiness.js';
import { RelayModule } from './relay.module.js';

/** What of the distributed platform a relay is made of. */
export type RelayPlatform = Pick<DistributedPlatform, 'config' | 'clock' | 'logger' | 'store' | 'connection'>;

/** A relay at work, with its HTTP side. What it opens is added to `closing`; the platform is left open. */
export async function createRelay(platform: RelayPlatform, closing: Closing): Promise<RequestHandler> {
  const { config, clock, store, connection } = platform;
  const logger = platform.logger.child({ service: 'relay' });
  const relay = new Relay({ store, connection, clock, logger });
  const readiness = new RelayReadiness({ relay, clock, stallMs: config.readinessStallMs });
  const app = await createHttpApplication({
    module: RelayModule.telling(readiness, createRelayMetrics(relay)),
    config,
    logger,
    // Nobody but probes asks here.
    metrics: { requestEnded: () => undefined },
  });
  closing.add(() => app.close());
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  closing.add(() => relay.stop());
  closing.add(() => readiness.stopping());
  relay.start();
  return (request, response) => fastify.routing(request, response);
}

/** @throws TransientFault if the brokers or the database are away: try again */
export async function startRelay(config: Config, logger: Logger, closing: Closing): Promise<RequestHandler> {
  if (config.profile !== 'distributed') {
    throw new Error(
      'PROFILE: expected distributed, found embedded, where topics are views of the store and nothing is relayed',
    );
  }
  const platform = await openDistributedPlatform(config, { name: 'relay', logger });
  closing.add(() => platform.close());
  return createRelay(platform, closing);
}
