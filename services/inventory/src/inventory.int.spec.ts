import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  configStream,
  eventCatalogue,
  orderStream,
  stockStream,
  type AnyEvent,
  type OrderEvent,
} from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import { foldOrder, type Order } from '@throughline/order';
import {
  configFrom,
  createLogger,
  createService,
  onOwnAccount,
  openEmbeddedPlatform,
  orderCacheOf,
  WORK,
  type Platform,
  type RunningService,
  type ServiceWork,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { inventoryService } from './index.js';
import { StockLedger } from './stock/stock-ledger.js';

const WAIT_MS_MAX = 10_000;
const TEA = { lineId: '1', sku: 'TEA', quantity: 2 };
const TOTAL_MINOR = 2000;
const REVIEW_TTL_MS = 300;

const settings: readonly (readonly [string, AnyEvent])[] = [
  [
    configStream('product', 'TEA'),
    {
      type: 'ProductSet',
      data: {
        settings: { sku: 'TEA', title: 'Tea', weightGrams: 100, isTracked: true, requiresShipping: true },
        reason: 'test',
      },
    },
  ],
  [
    configStream('location', 'berlin'),
    {
      type: 'LocationSet',
      data: {
        settings: {
          locationId: 'berlin',
          name: 'Berlin',
          kind: 'warehouse',
          countryCode: 'DE',
          postalCode: '10115',
          city: 'Berlin',
          latitude: 52.5,
          longitude: 13.4,
          isActive: true,
        },
        reason: 'test',
      },
    },
  ],
  [
    configStream('channel', 'hasty'),
    {
      type: 'ChannelSet',
      data: {
        settings: {
          channelId: 'hasty',
          name: 'Hasty',
          platform: 'generic',
          webhookSecretName: null,
          reservationTtlMs: REVIEW_TTL_MS,
        },
        reason: 'test',
      },
    },
  ],
];

describe('the inventory service on the embedded platform', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'inventory-'));
    const config = configFrom({
      DATA_DIR: directory,
      SWEEP_EVERY_MS: '25',
      STUCK_AFTER_MS: '100',
      RESERVATION_SETTLE_MS: '100',
    });
    const logger = createLogger(config, { write: () => undefined });
    platform = await openEmbeddedPlatform(config, { logger });
    for (const [stream, event] of settings) await append(stream, event);
    service = await createService(inventoryService, platform);
    await service.start();
  });

  afterEach(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  /** What another service appends. */
  async function append(stream: string, ...events: readonly AnyEvent[]): Promise<void> {
    const known = await platform.store.readStream(stream);
    const stamped = events.map((event) => ({
      ...event,
      id: uuidv7(),
      schemaVersion: eventCatalogue[event.type].schemaVersion,
      occurredAt: platform.clock.now().toISOString(),
      correlationId: stream.replace('order-', ''),
      causationId: 'test',
      actor: 'service:test',
      producer: 'test',
    }));
    await platform.store.append(stream, known.length - 1, stamped);
  }

  /** The services of one process share the cache of orders: whoever appends brings it up to date. */
  const tell = async (orderId: string, ...events: readonly OrderEvent[]): Promise<void> => {
    await append(orderStream(orderId), ...events);
    await orderCacheOf(platform.store).catchUp(orderStream(orderId));
  };
  const order = async (orderId: string): Promise<Order> => {
    const found = foldOrder((await platform.store.readStream(orderStream(orderId))) as never);
    if (!found) throw new Error(`no order ${orderId}`);
    return found;
  };
  const until = async (orderId: string, condition: (order: Order) => boolean): Promise<Order> => {
    const startedAt = Date.now();
    while (Date.now() - startedAt < WAIT_MS_MAX) {
      const now = await order(orderId);
      if (condition(now)) return now;
      await sleep(5);
    }
    throw new Error(`waited in vain: ${JSON.stringify((await order(orderId)).reservation)}`);
  };
  const untilReservation = (orderId: string, status: Order['reservation']['status']): Promise<Order> =>
    until(orderId, ({ reservation }) => reservation.status === status);
  const isReleased = ({ reservation }: Order): boolean =>
    reservation.status === 'ended' && reservation.releasedAttempt === reservation.attempt;

  const request = async (method: 'GET' | 'POST', path: string, body?: object, actor = 'anna') => {
    const answer = await service.app.inject({
      method,
      url: `/api/v1/stock/${path}`,
      headers: { 'x-actor': actor },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const receive = (quantity: number, overrides: object = {}) =>
    request('POST', 'receipts', {
      sku: 'TEA',
      locationId: 'berlin',
      quantity,
      reference: 'r1',
      ...overrides,
    });
  const adjust = (quantity: number, overrides: object = {}) =>
    request('POST', 'adjustments', {
      sku: 'TEA',
      locationId: 'berlin',
      quantity,
      reason: 'count',
      reference: 'a1',
      ...overrides,
    });
  const stock = async () => (await request('GET', 'TEA')).body;

  const place = (orderId: string, overrides: object = {}): Promise<void> =>
    tell(orderId, facts.placed([facts.line(TEA)], { orderId, ...overrides }));

  const bringToWarehouse = async (orderId: string): Promise<void> => {
    await place(orderId);
    await untilReservation(orderId, 'reserved');
    await tell(orderId, ...facts.covered(TOTAL_MINOR), facts.routed([{ shipmentId: '1', lines: [TEA] }]));
    await until(orderId, ({ shipments }) => shipments[0]?.status === 'allocated');
    await tell(orderId, facts.released('1', [TEA]));
  };

  it('reserves, allocates and issues the stock of an order as the others go along', async () => {
    await receive(5);
    await bringToWarehouse('o1');
    expect(await stock()).toMatchObject({
      locations: [{ locationId: 'berlin', onHand: 5, allocated: 2, free: 3 }],
      reserved: 0,
      available: 3,
    });
    await tell('o1', facts.shipped('1', [TEA]));
    await until('o1', ({ shipments }) => shipments[0]?.isStockIssued === true);
    expect(await stock()).toMatchObject({ onHand: 3, allocated: 0, reserved: 0, available: 3 });
  });

  it('lets a short order wait, and sends it on when stock comes in', async () => {
    await place('o1');
    await untilReservation('o1', 'backordered');
    expect(await stock()).toMatchObject({ queued: 2, available: 0 });
    await receive(2);
    await untilReservation('o1', 'reserved');
    expect(await stock()).toMatchObject({ reserved: 2, queued: 0, available: 0 });
  });

  it('gives the stock of a cancelled order to the next one', async () => {
    await receive(2);
    await place('o1');
    await untilReservation('o1', 'reserved');
    await place('o2');
    await untilReservation('o2', 'backordered');
    await tell('o1', facts.cancelled());
    await until('o1', isReleased);
    await untilReservation('o2', 'reserved');
  });

  it.each<[string, OrderEvent[]]>([
    ['the screening rejects', [facts.screened('reject')]],
    [
      'a reviewer rejects',
      [facts.screened('review'), { type: 'FraudReviewRejected', data: { reason: 'stolen' } }],
    ],
  ])('gives back what an order has that %s', async (_, rejection) => {
    await receive(2);
    await place('o1');
    await untilReservation('o1', 'reserved');
    await tell('o1', ...rejection);
    await until('o1', isReleased);
    expect(await stock()).toMatchObject({ reserved: 0, available: 2 });
  });

  it('ends a reservation that is not covered in time, and reserves anew when the review is approved', async () => {
    await receive(2);
    await place('o1', { channelId: 'hasty' });
    await untilReservation('o1', 'reserved');
    await tell('o1', facts.screened('review'));
    await until('o1', (now) => now.reservation.isExpired && isReleased(now));
    expect(await stock()).toMatchObject({ reserved: 0, available: 2 });
    await tell('o1', { type: 'FraudReviewApproved', data: { reason: 'known customer' } });
    expect((await untilReservation('o1', 'reserved')).reservation.attempt).toBe(2);
  });

  it('reserves anew when a person retries an expired order', async () => {
    await receive(2);
    await place('o1', { channelId: 'hasty' });
    await untilReservation('o1', 'reserved');
    await tell('o1', facts.screened('review'));
    await until('o1', (now) => now.reservation.isExpired && isReleased(now));
    const step = 'reservation-expired:1';
    await tell('o1', {
      type: 'ExceptionResolved',
      data: { step, resolution: 'retry', reason: 'a second try' },
    });
    expect((await untilReservation('o1', 'reserved')).reservation.attempt).toBe(2);
  });

  it('takes a short pick off the books, and lets the order wait for the rest', async () => {
    await receive(2);
    await bringToWarehouse('o1');
    const short = [{ ...TEA, quantity: 1 }];
    const at = '2026-01-05T12:00:00.000Z';
    await tell('o1', { type: 'ShipmentShortPicked', data: { shipmentId: '1', at, lines: short, short } });
    await untilReservation('o1', 'backordered');
    expect(await stock()).toMatchObject({ onHand: 1, allocated: 1, queued: 1 });
  });

  it('has a hand for every step that can be its own', () => {
    const { handlers } = service.app.get<ServiceWork>(WORK, { strict: false });
    expect(Object.keys(handlers).sort()).toEqual([
      'allocate-stock',
      'await-cover',
      'await-stock',
      'issue-stock',
      're-source-stock',
      'release-stock',
      'reserve-stock',
      'return-short',
    ]);
  });

  it('gives back in time what was reserved for an order that had been cancelled and released', async () => {
    await receive(2);
    await place('o1');
    await untilReservation('o1', 'reserved');
    await tell('o1', facts.cancelled());
    await until('o1', isReleased);
    await service.app
      .get(StockLedger, { strict: false })
      .handle(
        { type: 'ReserveItem', data: { sku: 'TEA', orderId: 'o1', attempt: 1, quantity: 2 } },
        onOwnAccount('o1', 'inventory'),
      );
    expect(await stock()).toMatchObject({ reserved: 2 });
    for (let tries = 0; (await stock()).reserved !== 0 && tries < WAIT_MS_MAX / 20; tries += 1)
      await sleep(20);
    expect(await stock()).toMatchObject({ reserved: 0, available: 2 });
  });

  describe('over HTTP', () => {
    it('takes a receipt in once, and answers with the stock', async () => {
      const first = await receive(5, { unitCostMinor: 320 });
      expect(first).toMatchObject({
        status: 200,
        body: { sku: 'TEA', onHand: 5, available: 5, revision: 0 },
      });
      expect(await receive(5, { unitCostMinor: 320 })).toEqual(first);
      const [event] = await platform.store.readStream(stockStream('TEA'));
      expect(event).toMatchObject({
        type: 'StockReceived',
        actor: 'person:anna',
        data: { unitCostMinor: 320, reference: 'r1' },
      });
    });

    it('refuses a reference that stood for something else', async () => {
      await receive(5);
      expect(await receive(6)).toMatchObject({ status: 409, body: { code: 'reference-reused' } });
    });

    it('adjusts, never below nothing, and tells of a shortfall', async () => {
      await receive(5);
      await place('o1');
      await untilReservation('o1', 'reserved');
      expect(await adjust(-6)).toMatchObject({ status: 422, body: { code: 'on-hand-below-zero' } });
      expect(await adjust(-4, { reason: 'damage' })).toMatchObject({
        status: 200,
        body: { onHand: 1, reserved: 2, available: 0, shortfall: 1 },
      });
    });

    it.each([
      ['an unknown SKU', { sku: 'NONE' }, 'unknown-sku'],
      ['an unknown location', { locationId: 'nowhere' }, 'unknown-location'],
    ])('refuses %s', async (_, change, code) => {
      expect(await receive(1, change)).toMatchObject({ status: 422, body: { code } });
      expect(await adjust(1, change)).toMatchObject({ status: 422, body: { code } });
    });

    it.each([
      ['receipts', { quantity: 0 }, 'quantity'],
      ['receipts', { quantity: 1_000_001 }, 'quantity'],
      ['receipts', { quantity: 1.5 }, 'quantity'],
      ['receipts', { quantity: '5' }, 'quantity'],
      ['receipts', { unitCostMinor: -1 }, 'unitCostMinor'],
      ['receipts', { sku: '' }, 'sku'],
      ['receipts', { locationId: 'x'.repeat(129) }, 'locationId'],
      ['receipts', { reference: 7 }, 'reference'],
      ['receipts', { surprise: 1 }, 'surprise'],
      ['adjustments', { quantity: 0 }, 'quantity'],
      ['adjustments', { quantity: -1_000_001 }, 'quantity'],
      ['adjustments', { reason: 'because' }, 'reason'],
    ])('refuses %s with %j', async (path, change, field) => {
      const body = { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'r1' };
      const reason = path === 'adjustments' ? { reason: 'count' } : {};
      const answer = await request('POST', path, { ...body, ...reason, ...change });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'validation-failed', problems: [{ field }] },
      });
    });

    it('shows a product that never had stock, and knows nothing of others', async () => {
      expect(await request('GET', 'TEA')).toMatchObject({
        status: 200,
        body: { onHand: 0, available: 0, locations: [], revision: -1 },
      });
      expect(await request('GET', 'NONE')).toMatchObject({ status: 404, body: { code: 'unknown-sku' } });
    });
  });
});
