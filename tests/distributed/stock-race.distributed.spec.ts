import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  configStream,
  eventCatalogue,
  orderStream,
  stockStream,
  type AnyEvent,
  type StockEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { configFrom, openPlatform, type Platform } from '@throughline/service-kit';
import { brokenPromises, facts } from '@throughline/testing';
import { startStack, type Stack } from '../../infra/local/stack.mjs';
import { openServers, type Servers } from '../e2e/world/servers.js';
import { freePort, HOST } from '../e2e/world/settings.js';

const ROUNDS = 10;
const ORDERS = 2_000;
const UNITS: Readonly<Record<string, number>> = { berlin: 200, hamburg: 150, vienna: 150 };
const UNITS_IN_ALL = 500;
const LOOK_MS = 100;
const PATIENCE_MS = 60_000;
const APPENDED_AT_ONCE = 64;

/** The market sells from two of the places that others sell from as well, the web shop from two, stores from all. */
const CHANNELS: Readonly<Record<string, readonly string[] | null>> = {
  web: ['berlin', 'hamburg'],
  market: ['hamburg', 'vienna'],
  store: null,
};
const CHANNEL_IDS = Object.keys(CHANNELS);

const environment = {
  LOG_LEVEL: 'silent',
  KAFKA_SESSION_TIMEOUT_MS: '6000',
  STUCK_AFTER_MS: '3000',
  SWEEP_EVERY_MS: '1000',
};

describe(`${ORDERS} orders over three channels for ${UNITS_IN_ALL} units, with two inventories of which one dies`, () => {
  let servers: Servers;
  let stack: Stack;
  let platform: Platform;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-race-'));
    servers = await openServers(`race-${randomBytes(4).toString('hex')}`);
    const config = configFrom({ ...servers.environment, ...environment, DATA_DIR: dataDir });
    platform = await openPlatform(config, { name: 'race' });
    await appendSettings();
    stack = await startStack({
      dataDir,
      gatewayPort: await freePort(),
      services: {
        ...{ inventory: 2, relay: 1, capture: 0, payment: 0, routing: 0, fulfillment: 0, notifications: 0 },
        console: 0,
      },
      environment: { ...environment, ...servers.environment },
    });
    // Nobody orders by HTTP here: it would have nowhere to lead to.
    await stack.stopOne('gateway');
    await stack.ready();
  }, 120_000);

  afterAll(async () => {
    await stack.stop();
    await platform.close();
    await servers.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const append = async (stream: string, ...events: readonly AnyEvent[]): Promise<void> => {
    const stamped = events.map((event) => ({
      ...event,
      id: uuidv7(),
      schemaVersion: eventCatalogue[event.type].schemaVersion,
      occurredAt: new Date().toISOString(),
      correlationId: stream.replace(/^order-/, ''),
      causationId: 'race',
      actor: 'service:test',
      producer: 'test',
    }));
    await platform.store.append(stream, NO_STREAM, stamped);
  };

  async function appendSettings(): Promise<void> {
    for (const locationId of Object.keys(UNITS)) {
      const settings = {
        ...{ locationId, name: locationId, kind: 'warehouse' as const, countryCode: 'DE', postalCode: '' },
        ...{ city: locationId, latitude: 50, longitude: 10, isActive: true },
      };
      const event: AnyEvent = { type: 'LocationSet', data: { settings, reason: 'race' } };
      await append(configStream('location', locationId), event);
    }
    for (const [channelId, locationIds] of Object.entries(CHANNELS)) {
      const settings = {
        ...{ channelId, name: channelId, platform: 'generic' as const, webhookSecretName: null },
        ...{ reservationTtlMs: 86_400_000, locationIds },
      };
      const event: AnyEvent = { type: 'ChannelSet', data: { settings, reason: 'race' } };
      await append(configStream('channel', channelId), event);
    }
    for (let round = 0; round <= ROUNDS; round += 1) {
      const product = { sku: skuOf(round), title: 'Hot', weightGrams: 1, isTracked: true };
      const settings = { ...product, requiresShipping: true };
      const event: AnyEvent = { type: 'ProductSet', data: { settings, reason: 'race' } };
      await append(configStream('product', skuOf(round)), event);
    }
  }

  const skuOf = (round: number): string => `HOT-${round}`;
  const inventories = () => stack.processes.filter(({ name }) => name === 'inventory');

  async function receive(sku: string): Promise<void> {
    const [first] = inventories();
    for (const [locationId, quantity] of Object.entries(UNITS)) {
      const answer = await fetch(`http://${HOST}:${first?.port ?? 0}/api/v1/stock/receipts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sku, locationId, quantity, reference: `opening-${locationId}` }),
      });
      expect(answer.status).toBe(200);
    }
  }

  const place = async (orderId: string, index: number, sku: string): Promise<void> => {
    const channelId = CHANNEL_IDS[index % CHANNEL_IDS.length] ?? 'web';
    const line = facts.line({ lineId: '1', sku, quantity: 1 });
    const overrides = { orderId, channelId, externalId: orderId };
    await append(orderStream(orderId), facts.placed([line], overrides));
  };

  const movementsOf = async (sku: string) =>
    (await platform.store.readStream(stockStream(sku))) as readonly (StoredEvent & StockEvent)[];

  const answered = async (sku: string): Promise<number> => {
    const events = await movementsOf(sku);
    return events.filter(({ type }) => type === 'ReservationPlaced' || type === 'ReservationQueued').length;
  };

  const untilAnswered = async (sku: string, count: number): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await answered(sku);
      if (seen >= count) return;
      if (Date.now() > until) throw new Error(`${sku}: ${seen} of ${count} orders were answered`);
      await pause(LOOK_MS);
    }
  };

  const untilLedgersSay = async (orderIds: readonly string[]): Promise<readonly StoredEvent[][]> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const ledgers = await Promise.all(
        orderIds.map(async (orderId) => [...(await platform.store.readStream(orderStream(orderId)))]),
      );
      const open = ledgers.filter((ledger) => ledger.length < 2).length;
      if (open === 0) return ledgers;
      if (Date.now() > until) throw new Error(`${open} orders were told nothing`);
      await pause(LOOK_MS);
    }
  };

  const placeAll = async (sku: string): Promise<readonly string[]> => {
    const orderIds = Array.from({ length: ORDERS }, () => uuidv7());
    for (let from = 0; from < ORDERS; from += APPENDED_AT_ONCE) {
      const some = orderIds.slice(from, from + APPENDED_AT_ONCE);
      await Promise.all(some.map((orderId, index) => place(orderId, from + index, sku)));
    }
    return orderIds;
  };

  /** Decisions that had to be made again because another process was first. */
  const lostRaces = async (): Promise<number> => {
    let lost = 0;
    for (const { url } of inventories()) {
      const text = await (await fetch(`${url}/metrics`)).text();
      for (const line of text.split('\n')) {
        if (line.startsWith('throughline_lost_races_total{')) lost += Number(line.split(' ').at(-1));
      }
    }
    return lost;
  };

  it('says how fast one hot item is decided about where nobody dies', async () => {
    const sku = skuOf(0);
    await receive(sku);
    const startedAt = performance.now();
    const orderIds = await placeAll(sku);
    const placedAt = performance.now();
    await untilAnswered(sku, ORDERS);
    const seconds = (performance.now() - startedAt) / 1_000;
    await untilLedgersSay(orderIds);
    const rate = Math.round(ORDERS / seconds);
    const races = await lostRaces();
    const placing = ((placedAt - startedAt) / 1_000).toFixed(1);
    process.stdout.write(
      `${ORDERS} orders placed within ${placing} s were answered after ${seconds.toFixed(1)} s: ${rate}/s over Kafka, ${races} races lost\n`,
    );
  });

  it(`sells exactly ${UNITS_IN_ALL} in each of ${ROUNDS} rounds`, async () => {
    const seconds: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const sku = skuOf(round);
      await receive(sku);
      const startedAt = performance.now();
      const orderIds = await placeAll(sku);
      const victim = 1 + (round % 2);
      await untilAnswered(sku, ORDERS / 10);
      await stack.killOne('inventory', victim);
      stack.start('inventory', victim);
      await untilAnswered(sku, ORDERS);
      seconds.push((performance.now() - startedAt) / 1_000);
      const ledgers = await untilLedgersSay(orderIds);
      const reserved = ledgers.filter((ledger) => ledger.some(({ type }) => type === 'StockReserved'));
      const placed = (await movementsOf(sku)).filter(({ type }) => type === 'ReservationPlaced');
      expect([round, placed.length, reserved.length]).toEqual([round, UNITS_IN_ALL, UNITS_IN_ALL]);
      expect(brokenPromises({ events: [...(await movementsOf(sku)), ...ledgers.flat()] })).toEqual([]);
      await stack.ready();
    }
    const sorted = seconds.toSorted((a, b) => a - b).map((each) => each.toFixed(1));
    process.stdout.write(`rounds of ${ORDERS} orders with a kill in each took ${sorted.join(', ')} s\n`);
  }, 600_000);
});
