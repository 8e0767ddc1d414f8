import { httpRoutes, SERVICES } from '@throughline/contracts';
import { closeServer, Closing, listenOn, type Config, type Logger } from '@throughline/service-kit';
import { createGatewayMetrics } from './gateway-metrics.js';
import { createProxy } from './proxy.js';
import { defaultLimits, Upstream, type UpstreamLimits } from './upstreams/upstream.js';

/** Services without routes may be named too: readiness asks them all. */
const knownServices: ReadonlySet<string> = new Set([...SERVICES, 'relay']);

export type GatewayConfig = Pick<
  Config,
  'upstreams' | 'host' | 'port' | 'httpBodyBytesMax' | 'shutdownGraceMs'
>;

export interface GatewayOptions {
  readonly logger: Logger;
  readonly limits?: UpstreamLimits;
}

export interface Gateway {
  readonly url: string;
  /** Takes no more connections and lets requests under way end. */
  stop(): Promise<void>;
}

/** A slip in UPSTREAMS would show as paths that are not found. */
function checkNames(names: readonly string[], logger: Logger): void {
  if (names.length === 0) throw new Error('UPSTREAMS names no service: there is nothing to lead to');
  const unknown = names.filter((name) => !knownServices.has(name));
  if (unknown.length > 0) throw new Error(`UPSTREAMS names no service of ours: ${unknown.join(', ')}`);
  const missing = new Set(httpRoutes.map(({ service }) => service).filter((name) => !names.includes(name)));
  if (missing.size > 0) {
    logger.warn({ missing: [...missing] }, 'UPSTREAMS leaves services out: their paths are not found');
  }
}

/** One address for all services. @throws if it cannot listen, or UPSTREAMS is not what it can be */
export async function startGateway(
  config: GatewayConfig,
  { logger, limits = defaultLimits }: GatewayOptions,
): Promise<Gateway> {
  const named = Object.entries(config.upstreams ?? {});
  checkNames(
    named.map(([service]) => service),
    logger,
  );
  const closing = new Closing();
  const metrics = createGatewayMetrics();
  const upstreams = new Map(
    named.map(([service, urls]) => [service, new Upstream(service, urls, limits, metrics.retried)]),
  );
  closing.add(async () => {
    await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
  });
  const app = createProxy({ upstreams, metrics, logger, config });
  closing.add(() => app.close());
  await app.ready();
  closing.add(() => closeServer(app.server, config.shutdownGraceMs));
  const url = await listenOn(app.server, config.port, config.host);
  logger.info({ service: 'gateway', url, upstreams: config.upstreams }, 'ready');
  return { url, stop: () => closing.closeAll() };
}
