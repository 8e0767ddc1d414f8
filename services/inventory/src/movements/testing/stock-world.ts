import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  configStream,
  deadLetterTopicOf,
  eventCatalogue,
  TOPIC,
  type AnyEvent,
  type ChannelSettings,
  type DeadLetter,
  type LocationSettings,
  type ProductSettings,
} from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { inventoryService } from '../../index.js';
import { StockLedger } from '../../stock/stock-ledger.js';
import type { StockCommand } from '../../stock/stock.commands.js';

const WAIT_MS_MAX = 10_000;

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const product = (sku: string, more: Partial<ProductSettings> = {}): [string, AnyEvent] => [
  configStream('product', sku),
  {
    type: 'ProductSet',
    data: {
      settings: { sku, title: sku, weightGrams: 100, isTracked: true, requiresShipping: true, ...more },
      reason: 'test',
    },
  },
];

const location = (locationId: string, more: Partial<LocationSettings> = {}): [string, AnyEvent] => [
  configStream('location', locationId),
  {
    type: 'LocationSet',
    data: {
      settings: {
        ...{ locationId, name: locationId, kind: 'warehouse', countryCode: 'DE', postalCode: '10115' },
        ...{ city: locationId, latitude: 52.5, longitude: 13.4, isActive: true },
        ...more,
      },
      reason: 'test',
    },
  },
];

const channel = (channelId: string, more: Partial<ChannelSettings> = {}): [string, AnyEvent] => [
  configStream('channel', channelId),
  {
    type: 'ChannelSet',
    data: {
      settings: {
        ...{ channelId, name: channelId, platform: 'generic' as const, webhookSecretName: null },
        reservationTtlMs: 60_000,
        ...more,
      },
      reason: 'test',
    },
  },
];

/** Tea, cups and kits of both; two warehouses and a vendor; a web shop and a till that sells from Berlin alone. */
const merchant: readonly (readonly [string, AnyEvent])[] = [
  product('TEA'),
  product('CUP', { safetyStock: { network: 1 } }),
  product('HONEY', { lotTracking: 'lot' }),
  product('KETTLE', { lotTracking: 'serial', backorder: { kind: 'none' } }),
  product('CARD', { isTracked: false }),
  product('SET', {
    components: [
      { sku: 'TEA', quantity: 2 },
      { sku: 'CUP', quantity: 1 },
      { sku: 'CARD', quantity: 1 },
    ],
  }),
  location('berlin'),
  location('hamburg'),
  location('vendor', { kind: 'vendor', feedMaxAgeMs: 3_600_000 }),
  channel('web'),
  channel('till', { locationIds: ['berlin'], safetyStock: 1 }),
];

async function append(
  { store, clock }: Platform,
  [stream, event]: readonly [string, AnyEvent],
): Promise<void> {
  const before = await store.readStream(stream);
  const stamped = {
    ...event,
    id: uuidv7(),
    schemaVersion: eventCatalogue[event.type].schemaVersion,
    occurredAt: clock.now().toISOString(),
    ...{ correlationId: stream, causationId: 'test', actor: 'person:test', producer: 'test' },
  };
  await store.append(stream, before.length - 1, [stamped]);
}

/** The inventory service of a small merchant, on the embedded platform. */
export class StockWorld {
  private constructor(
    private readonly directory: string,
    readonly platform: Platform,
    readonly service: RunningService,
  ) {}

  static async open(): Promise<StockWorld> {
    const directory = mkdtempSync(join(tmpdir(), 'stock-'));
    const config = configFrom({ DATA_DIR: directory });
    const logger = createLogger(config, { write: () => undefined });
    const platform = await openEmbeddedPlatform(config, { logger });
    for (const setting of merchant) await append(platform, setting);
    const service = await createService(inventoryService, platform);
    await service.start();
    return new StockWorld(directory, platform, service);
  }

  /** The merchant changes a channel, while the service runs. */
  async setChannel(channelId: string, settings: Partial<ChannelSettings>): Promise<void> {
    await append(this.platform, channel(channelId, settings));
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.platform.close();
    rmSync(this.directory, { recursive: true });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), 'application/json');
  }

  importCsv(text: string | Buffer, contentType = 'text/csv; charset=utf-8'): Promise<Answer> {
    return this.send('POST', '/api/v1/stock/import', text, contentType);
  }

  async stock(sku = 'TEA'): Promise<Record<string, unknown>> {
    return (await this.get(`/api/v1/stock/${sku}`)).body;
  }

  /** What another part of the service asks of an item. */
  async ask(command: StockCommand): Promise<void> {
    const context = {
      causationId: uuidv7(),
      correlationId: command.data.sku,
      actor: 'service:inventory',
    } as const;
    await this.service.app.get(StockLedger, { strict: false }).handle(command, context);
  }

  async feed(...messages: readonly object[]): Promise<void> {
    const outgoing = messages.map((value) => ({ key: (value as { sku?: string }).sku ?? 'none', value }));
    await this.platform.transport.publish(TOPIC.stockFeed, outgoing);
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const { messages } = await this.platform.transport.read(deadLetterTopicOf(TOPIC.stockFeed), {
      limit: 100,
      waitMs: 0,
    });
    return messages.map(({ value }) => value as DeadLetter);
  }

  /** Waits until something holds. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    const startedAt = Date.now();
    while (!(await isSo())) {
      if (Date.now() - startedAt > WAIT_MS_MAX) throw new Error('waited in vain');
      await sleep(5);
    }
  }

  private async send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    contentType?: string,
  ): Promise<Answer> {
    const answer = await this.service.app.inject({
      method,
      url,
      headers: { 'x-actor': 'anna', ...(contentType && { 'content-type': contentType }) },
      ...(payload !== undefined && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }
}
