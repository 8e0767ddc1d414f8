import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPartners, type Partners } from '@throughline/partners';
import { configFrom, FOLLOWERS, type Config, type Followers } from '@throughline/service-kit';
import { openDatabase } from '@throughline/sqlite';
import { seedSampleMerchant, startStandalone, type Standalone } from '@throughline/standalone';
import { webOrder, type Wanted } from '../e2e/world/orders.js';
import { freePort, HOST, impatient } from '../e2e/world/settings.js';
import type { Subjects } from './every-answer.js';

const REST_MS = 1_500;
const PATIENCE_MS = 30_000;

interface Item {
  readonly id: string;
}

interface Fields {
  readonly name: string;
}

/** The whole of Throughline on files, with partners, that can be stopped and started again. */
export class Shop {
  private standalone: Standalone | undefined;
  private partners: Partners | undefined;
  private readonly holdIds: string[] = [];

  private constructor(readonly config: Config) {}

  static async open(): Promise<Shop> {
    const [port, partnersPort] = [await freePort(), await freePort()];
    const config = configFrom({
      ...impatient,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'throughline-shop-')),
      PORT: String(port),
      GATEWAY_URL: `http://${HOST}:${partnersPort}`,
    });
    const shop = new Shop(config);
    await shop.start();
    shop.partners = await startPartners({ throughlineUrl: shop.url, port: partnersPort, host: HOST });
    await seedSampleMerchant(shop.url);
    return shop;
  }

  get url(): string {
    return `http://${HOST}:${this.config.port}`;
  }

  /** Without partners: what rested goes on resting. */
  async start(): Promise<void> {
    this.standalone = await startStandalone(this.config);
    await this.written();
  }

  async stop(): Promise<void> {
    await this.partners?.stop();
    await this.standalone?.stop();
    this.partners = this.standalone = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.config.dataDir, { recursive: true });
  }

  head(): Promise<number> {
    return this.standalone?.platform.store.head() ?? Promise.resolve(0);
  }

  /** Resolves when nothing has happened for a while, and the rows tell all that did. */
  async rest(): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    for (let before = -1, now = await this.head(); before !== now; now = await this.head()) {
      if (Date.now() > end) throw new Error('it does not come to rest');
      before = now;
      await pause(REST_MS);
    }
    await this.written();
  }

  async call(method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-actor': 'anna' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  }

  async place(wanted: Wanted = {}): Promise<string> {
    const { orderId } = await this.call('POST', '/api/v1/orders', webOrder(wanted));
    return orderId as string;
  }

  /** A checkout keeps units, and goes on doing so. */
  async hold(): Promise<void> {
    const lines = [{ sku: 'POT-CLAY-1', quantity: 1 }];
    const { holdId } = await this.call('POST', '/api/v1/holds', {
      channelId: 'web',
      lines,
      ttlSeconds: 3_600,
    });
    this.holdIds.push(holdId as string);
  }

  async subjects(): Promise<Subjects> {
    const orders = await this.items('/api/v1/orders?limit=100');
    const products = await this.items('/api/v1/products');
    const letters = await this.items('/api/v1/dead-letters');
    return {
      orderIds: orders.map(({ orderId }) => String(orderId)),
      skus: products.map(({ sku }) => String(sku)),
      deadLetterIds: letters.map(({ id }) => id),
      holdIds: this.holdIds,
    };
  }

  /** With nobody working on them: every table of every service's read models. Answers with how many there were. */
  dropReadModels(): number {
    const folder = join(this.config.dataDir, 'read-models');
    let dropped = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sqlite'))) {
      const database = openDatabase(join(folder, file));
      const tables = (): Fields[] =>
        database
          .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
          .all() as Fields[];
      // A virtual table takes those that it is made of with it.
      for (let [table] = tables(); table; [table] = tables()) {
        const [virtual] = database
          .prepare("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
          .all() as Fields[];
        database.exec(`DROP TABLE "${(virtual ?? table).name}"`);
        dropped += 1;
      }
      database.close();
    }
    return dropped;
  }

  private async items(path: string): Promise<readonly (Item & Record<string, unknown>)[]> {
    const { items } = (await (await fetch(this.url + path)).json()) as {
      items: (Item & Record<string, unknown>)[];
    };
    return items;
  }

  private async written(): Promise<void> {
    for (const service of this.standalone?.services.values() ?? []) {
      await service.app.get<Followers>(FOLLOWERS).written();
    }
  }
}
