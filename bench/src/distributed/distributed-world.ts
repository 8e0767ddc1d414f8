import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startStack, type Stack } from '../../../infra/local/stack.mjs';
import { PostgresEventStore, type EventStore } from '@throughline/event-store';
import { startPartners } from '@throughline/partners';
import { openPostgres } from '@throughline/postgres';
import { seedSampleMerchant } from '@throughline/standalone';
import type { Generated } from '../bench-world.js';
import type { Servers } from './servers.js';
import type { Stops } from './stops.js';

const HOST = '127.0.0.1';
const GENERATOR = 'bench/dist/generator.js';
const CONNECTIONS = 64;
const run = promisify(execFile);

/** Every service a process of its own, a payment gateway beside them, and no warehouse: released orders stay so. */
export class DistributedWorld {
  private constructor(
    readonly stack: Stack,
    readonly store: EventStore,
    readonly interrupted: AbortSignal,
  ) {}

  static async open(servers: Servers, stops: Stops): Promise<DistributedWorld> {
    const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    stops.add(() => rm(dataDir, { recursive: true, force: true }));
    const postgres = openPostgres({ url: servers.databaseUrl, connectionsMax: 2 });
    stops.add(() => postgres.close());
    const store = await PostgresEventStore.open(postgres);
    stops.add(() => store.close());
    const partners = await startPartners({
      throughlineUrl: `http://${HOST}`,
      host: HOST,
      port: 0,
      isGatewayOnly: true,
    });
    stops.add(() => partners.stop());
    const stack = await startStack({
      dataDir,
      brokers: servers.brokers,
      databaseUrl: servers.databaseUrl,
      environment: {
        KAFKA_TOPIC_PREFIX: servers.topicPrefix,
        GATEWAY_URL: partners.url,
        LOG_LEVEL: 'error',
      },
      log: ({ name }, line) => void process.stderr.write(`${name}: ${line}\n`),
    });
    stops.add(() => stack.stop());
    await stack.ready();
    await seedSampleMerchant(stack.url);
    return new DistributedWorld(stack, store, stops.interrupted);
  }

  /** Posts orders from a process of their own over bounded connections; resolves when all are acknowledged. */
  async generate(orders: number, prefix: string): Promise<Generated> {
    const options = { url: this.stack.url, orders: String(orders), connections: String(CONNECTIONS), prefix };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { stdout } = await run(process.execPath, [GENERATOR, ...args], { signal: this.interrupted });
    const generated = JSON.parse(stdout) as Generated;
    if (generated.failed > 0)
      throw new Error(`${generated.failed} of ${orders} orders were not acknowledged`);
    return generated;
  }
}
