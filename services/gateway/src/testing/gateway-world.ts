import { configFrom, createLogger } from '@throughline/service-kit';
import { startGateway, type Gateway } from '../gateway.js';
import type { UpstreamLimits } from '../upstreams/upstream.js';
import type { UpstreamServer } from './upstream-server.js';

/** A gateway on a free port, and all that has to be ended with it. */
export class GatewayWorld {
  private readonly ends: (() => Promise<void>)[] = [];
  /** What gateways wrote into the log, from warnings on. */
  readonly logged: string[] = [];

  async start(
    upstreams: Readonly<Record<string, readonly (UpstreamServer | string)[]>>,
    limits: Partial<UpstreamLimits> = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Gateway> {
    const pairs = Object.entries(upstreams).map(
      ([service, servers]) =>
        `${service}=${servers.map((server) => (typeof server === 'string' ? server : server.url)).join('|')}`,
    );
    const config = configFrom({
      PORT: '0',
      LOG_LEVEL: 'warn',
      UPSTREAMS: pairs.join(','),
      ...environment,
    });
    const gateway = await startGateway(config, {
      logger: createLogger(config, { write: (line) => void this.logged.push(line) }),
      limits: { absenceMsMax: 400, ...limits },
    });
    for (const server of Object.values(upstreams).flat()) {
      if (typeof server !== 'string') this.ends.push(() => server.kill());
    }
    this.ends.unshift(() => gateway.stop());
    return gateway;
  }

  async end(): Promise<void> {
    for (const end of this.ends.splice(0)) await end();
    this.logged.length = 0;
  }
}
