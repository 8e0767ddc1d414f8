import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configStream,
  orderStream,
  stockStream,
  type AnyEvent,
  type LocationSettings,
  type NewEvent,
  type OrderEvent,
  type OrderRouted,
  type OrderUnroutable,
} from '@throughline/contracts';
import { NO_STREAM, ownedStore } from '@throughline/event-store';
import { systemClock, uuidv7 } from '@throughline/kernel';
import { faultyTransport } from '@throughline/messaging/faults';
import { Follower, openReadStore } from '@throughline/read-store';
import {
  configFrom,
  createLogger,
  createService,
  Ledgers,
  onOwnAccount,
  openEmbeddedPlatform,
  SettingsView,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { OrderRouting } from './planning/order-routing.js';
import { StockView } from './planning/stock-view.js';
import { routingService } from './routing.module.js';

const PATIENCE_MS = 10_000;

const place = (locationId: string, latitude: number, isActive = true): LocationSettings => ({
  locationId,
  name: locationId,
  kind: 'warehouse',
  countryCode: 'DE',
  postalCode: '',
  city: locationId,
  latitude,
  longitude: 9,
  isActive,
});

/** The middle of Germany, where addresses without a known postal code are taken to be, is at 51 degrees. */
const near = place('near', 52);
const far = place('far', 54);

describe('routing on the embedded platform', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService | undefined;
  let lost: string | undefined;

  const open = async (): Promise<void> => {
    const config = configFrom({
      DATA_DIR: directory,
      LOG_LEVEL: 'silent',
      STUCK_AFTER_MS: '200',
      SWEEP_EVERY_MS: '50',
      READ_MODEL_FLUSH_MS: '20',
    });
    const opened = await openEmbeddedPlatform(config);
    const drop = (_group: string, { value }: { value: unknown }) => (value as AnyEvent).type === lost;
    platform = { ...opened, transport: faultyTransport(opened.transport, { drop }) };
  };

  const start = async (): Promise<void> => {
    service = await createService(routingService, platform);
    await service.start();
  };

  const close = async (): Promise<void> => {
    await service?.stop();
    service = undefined;
    await platform.close();
  };

  beforeEach(async () => {
    lost = undefined;
    directory = mkdtempSync(join(tmpdir(), 'throughline-routing-'));
    await open();
  });

  afterEach(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Facts of other services, as they would append them. */
  async function happened(
    stream: string,
    correlationId: string,
    ...events: readonly AnyEvent[]
  ): Promise<void> {
    const known = await platform.store.readStream(stream);
    const now = systemClock.now().toISOString();
    const stamped = events.map((event): NewEvent => ({
      ...event,
      id: uuidv7(),
      schemaVersion: 1,
      occurredAt: now,
      correlationId,
      causationId: 'test',
      actor: 'person:test',
      producer: 'capture',
    }));
    await platform.store.append(stream, known.at(-1)?.revision ?? NO_STREAM, stamped);
  }

  const set = (settings: LocationSettings): Promise<void> =>
    happened(configStream('location', settings.locationId), settings.locationId, {
      type: 'LocationSet',
      data: { settings, reason: 'test' },
    });

  const received = (locationId: string, quantity: number, sku = 'TEA'): Promise<void> =>
    happened(stockStream(sku), sku, {
      type: 'StockReceived',
      data: { item: sku, sku, locationId, quantity, reference: uuidv7() },
    });

  const order = facts.placed([facts.line({ quantity: 2 })]);
  const { orderId } = order.data;
  const told = (...events: readonly OrderEvent[]): Promise<void> =>
    happened(orderStream(orderId), orderId, ...events);
  const ready = [order, facts.reserved(), ...facts.covered(2000)];

  async function decisions(count: number): Promise<(OrderRouted | OrderUnroutable)['data'][]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const events = await platform.store.readStream(orderStream(orderId));
      const found = events.filter(({ type }) => type === 'OrderRouted' || type === 'OrderUnroutable');
      if (found.length >= count) return found.map(({ data }) => data as OrderRouted['data']);
      if (Date.now() > deadline)
        throw new Error(`${found.length} of ${count} decisions after ${PATIENCE_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  const shipmentsOf = async (count = 1): Promise<unknown> => {
    const last = (await decisions(count)).at(-1);
    return last && 'shipments' in last ? last.shipments : last;
  };

  const teas = (shipmentId: string, locationId: string) => ({
    shipmentId,
    locationId,
    lines: [{ lineId: '1', sku: 'TEA', quantity: 2 }],
  });

  it('sends an order to the nearest location that has everything, as soon as it is covered', async () => {
    await set(near);
    await set(far);
    await set(place('closed', 51, false));
    await received('closed', 9);
    await received('near', 1);
    await received('far', 2);
    await start();
    await told(...ready);
    expect(await shipmentsOf()).toEqual([teas('1', 'far')]);
    const [decision] = await decisions(1);
    expect(decision?.candidates.map(({ locationId }) => locationId)).toEqual(['near', 'far']);
  });

  it('goes by what is free: not by what is allocated, and again by what was given back', async () => {
    await set(near);
    await set(far);
    await received('near', 3);
    await received('far', 2);
    const other = { item: 'TEA', sku: 'TEA', orderId: 'other', attempt: 1, quantity: 2 };
    const allocation = { ...other, routing: 1, shipmentId: '1', locationId: 'near' };
    await happened(stockStream('TEA'), 'other', { type: 'ReservationAllocated', data: allocation });
    await start();
    await told(...ready);
    expect(await shipmentsOf(1)).toEqual([teas('1', 'far')]);

    const { quantity: _, ...item } = other;
    await happened(stockStream('TEA'), 'other', {
      type: 'ReservationReleased',
      data: { ...item, allocated: [{ locationId: 'near', quantity: 2 }] },
    });
    await told({
      type: 'AllocationRefused',
      data: {
        routing: 1,
        shipmentId: null,
        refused: [{ locationId: 'far', sku: 'TEA', quantity: 2 }],
        queued: [],
      },
    });
    expect(await shipmentsOf(2)).toEqual([teas('2', 'near')]);
  });

  it('makes good a lost message', async () => {
    lost = 'PaymentAuthorized';
    await set(near);
    await received('near', 2);
    await start();
    await told(...ready);
    expect(await shipmentsOf()).toEqual([teas('1', 'near')]);
  });

  it('knows its stock after a restart', async () => {
    await set(near);
    await received('near', 2);
    await start();
    await told(...ready.slice(0, 2));
    await close();
    await open();
    await start();
    await told(...ready.slice(2));
    expect(await shipmentsOf()).toEqual([teas('1', 'near')]);
  });

  it('says what is missing where no location has it', async () => {
    await set(near);
    await received('near', 1);
    await start();
    await told(...ready);
    expect(await decisions(1)).toEqual([expect.objectContaining({ routing: 1, reason: '1 of 2 TEA' })]);
  });

  it('does not call an order unroutable before its view of the stock has caught up', async () => {
    const { store } = platform;
    const observer = { handled: () => undefined, raceLost: () => undefined };
    const owned = ownedStore(store, 'routing');
    const ledgers = new Ledgers({
      store,
      ownedStore: owned,
      clock: systemClock,
      service: 'routing',
      observer,
    });
    const readStore = await openReadStore({ path: ':memory:' });
    const logger = createLogger(platform.config);
    const stock = new StockView();
    const follower = new Follower({ store, readStore, projection: stock, clock: systemClock, logger });
    const settings = new SettingsView('routing');
    settings.apply({ type: 'LocationSet', data: { settings: near, reason: 'test' } } as never);
    await received('near', 2);
    await told(...ready);

    const routed = new OrderRouting(ledgers, settings, stock, follower).route(
      orderId,
      onOwnAccount(orderId, 'routing'),
    );
    await follower.start();
    await routed;
    expect(await shipmentsOf()).toEqual([teas('1', 'near')]);
    await follower.stop();
    await readStore.close();
  });
});
