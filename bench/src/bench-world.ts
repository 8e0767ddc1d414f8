import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedSampleMerchant } from '@throughline/standalone';
import { prefill } from './prefill.js';
import { startProcess, stopProcess, type Started } from './server-process.js';

/** As in `npm start`: orders are short-lived objects by the thousand. */
const NODE_FLAGS = ['--max-semi-space-size=64'];

const STANDALONE = 'services/standalone/dist/main.js';
const PARTNERS = 'services/partners/dist/main.js';
const GENERATOR = 'bench/dist/generator.js';
const run = promisify(execFile);

export interface Generated {
  readonly orders: number;
  readonly failed: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface BenchWorldOptions {
  readonly eventsBefore: number;
  /** Without a warehouse, released orders stay released. */
  readonly hasWarehouse: boolean;
  readonly isProfiled: boolean;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });

/** Throughline in one process and its partners in another, on a store that has a past. */
export class BenchWorld {
  private constructor(
    private readonly folder: string,
    readonly url: string,
    readonly server: Started,
    private readonly partners: Started,
  ) {}

  static async open({ eventsBefore, hasWarehouse, isProfiled }: BenchWorldOptions): Promise<BenchWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    const dataDir = join(folder, 'data');
    await mkdir(dataDir, { recursive: true });
    if (eventsBefore > 0) await prefill(dataDir, eventsBefore);
    const [port, gatewayPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
    const profiled = isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${join(folder, 'profile')}`] : [];
    const start = (flags: readonly string[]): Promise<Started> =>
      startProcess(
        [
          ...NODE_FLAGS,
          ...flags,
          STANDALONE,
          '--data',
          dataDir,
          '--port',
          String(port),
          '--empty',
          '--no-partners',
        ],
        { LOG_LEVEL: 'error', GATEWAY_URL: gatewayUrl },
        `${url}/readyz`,
      );
    // Read models catch up with the past before a profile begins: it is to show the road, not the start.
    if (isProfiled) await stopProcess(await start([]));
    const server = await start(profiled);
    const partners = await startProcess(
      [
        PARTNERS,
        '--throughline',
        url,
        '--port',
        String(gatewayPort),
        ...(hasWarehouse ? [] : ['--gateway-only']),
      ],
      {},
      `${gatewayUrl}/v1/books`,
    );
    await seedSampleMerchant(url);
    return new BenchWorld(folder, url, server, partners);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  get profileDir(): string {
    return join(this.folder, 'profile');
  }

  /** Posts orders from a process of its own; resolves when all are acknowledged. */
  async generate(orders: number, prefix: string): Promise<Generated> {
    const args = [GENERATOR, '--url', this.url, '--orders', String(orders), '--prefix', prefix];
    const { stdout } = await run(process.execPath, args);
    return JSON.parse(stdout) as Generated;
  }

  async stop(): Promise<void> {
    await stopProcess(this.server);
    await stopProcess(this.partners);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
