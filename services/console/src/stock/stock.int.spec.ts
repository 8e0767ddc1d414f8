import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  configStream,
  stockItemOf,
  stockStream,
  type ConfigEvent,
  type NewEvent,
  type StockEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import {
  configFrom,
  createLogger,
  createService,
  encodeCursor,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { consoleService } from '../console.module.js';
import { LOW_UNITS_MAX } from './find-stock.js';
import { FACTS_PER_CHECKPOINT } from './stock-books.js';

const PATIENCE_MS = 10_000;
const FIRST_DAY_MS = Date.parse('2026-01-05T10:00:00.000Z');
const DAY_MS = 86_400_000;
const [ADA, BEN] = [orderIdFor('web', 'ada'), orderIdFor('web', 'ben')];

type Item = Readonly<Record<string, unknown>>;

const of = (sku: string) => ({ item: stockItemOf(sku), sku });
const received = (sku: string, quantity: number, locationId = 'berlin'): StockEvent => ({
  type: 'StockReceived',
  data: { ...of(sku), locationId, quantity, reference: `note-${quantity}` },
});
const reserved = (sku: string, orderId: string, quantity: number): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...of(sku), orderId, attempt: 1, quantity },
});

/** Nine facts that come to every kind of quantity. */
const TEA_FACTS: readonly StockEvent[] = [
  received('TEA', 10),
  reserved('TEA', ADA, 4),
  {
    type: 'ReservationQueued',
    data: { ...of('TEA'), orderId: BEN, attempt: 1, quantity: 8, availableNow: 6 },
  },
  {
    type: 'ReservationAllocated',
    data: {
      ...of('TEA'),
      orderId: ADA,
      attempt: 1,
      quantity: 4,
      routing: 1,
      shipmentId: '1',
      locationId: 'berlin',
    },
  },
  {
    type: 'AllocationIssued',
    data: { ...of('TEA'), orderId: ADA, attempt: 1, quantity: 3, shipmentId: '1', locationId: 'berlin' },
  },
  {
    type: 'AllocationShorted',
    data: {
      ...{ ...of('TEA'), orderId: ADA, attempt: 1, quantity: 1, shipmentId: '1', locationId: 'berlin' },
      isQueued: true,
    },
  },
  {
    type: 'StockAdjusted',
    data: { ...of('TEA'), locationId: 'ulm', quantity: 5, reason: 'count', reference: 'count-7' },
  },
  { type: 'QueuedReservationPlaced', data: { ...of('TEA'), orderId: BEN, attempt: 1, quantity: 8 } },
  { type: 'ReservationReleased', data: { ...of('TEA'), orderId: BEN, attempt: 1, allocated: [] } },
];

const ARRIVAL = '2026-02-01T08:00:00.000Z';

/** Facts about goods on their way, kept for checkouts, not fit for sale, counted, reported and sold in a store. */
const BAG_FACTS: readonly StockEvent[] = [
  {
    type: 'StockReceived',
    data: { ...of('BAG'), locationId: 'ulm', quantity: 40, reference: 'note-40', quarantined: 4 },
  },
  {
    type: 'StockQuarantined',
    data: { ...of('BAG'), locationId: 'ulm', quantity: -1, reason: 'inspected', reference: 'look-1' },
  },
  {
    type: 'TransferShipped',
    data: {
      ...{ ...of('BAG'), transferId: 'tr-1', locationId: 'ulm', toLocationId: 'berlin', quantity: 12 },
      expectedAt: ARRIVAL,
    },
  },
  {
    type: 'IncomingAnnounced',
    data: {
      ...{ ...of('BAG'), locationId: 'ulm', incomingId: 'po-1', source: 'purchase-order', quantity: 30 },
      expectedAt: '2026-03-01T08:00:00.000Z',
    },
  },
  {
    type: 'StockReceived',
    data: { ...of('BAG'), locationId: 'berlin', quantity: 5, reference: 'in-1', incomingId: 'tr-1' },
  },
  {
    type: 'CheckoutHoldPlaced',
    data: { ...of('BAG'), holdId: 'cart-1', channelId: 'web', quantity: 6, expiresAt: ARRIVAL },
  },
  {
    type: 'CheckoutHoldPlaced',
    data: { ...of('BAG'), holdId: 'cart-2', channelId: 'web', quantity: 2, expiresAt: ARRIVAL },
  },
  {
    type: 'CheckoutHoldEnded',
    data: { ...of('BAG'), holdId: 'cart-1', quantity: 6, reason: 'expired' },
  },
  {
    type: 'StockCounted',
    data: {
      ...{ ...of('BAG'), locationId: 'ulm', counted: 26, quantity: -2, reference: 'count-1' },
      countedAt: '2026-01-05T09:00:00.000Z',
    },
  },
  {
    type: 'LevelReported',
    data: {
      ...{ ...of('BAG'), locationId: 'vendor', level: 9, quantity: 9, reference: 'feed-1' },
      reportedAt: '2026-01-05T09:00:00.000Z',
    },
  },
  {
    type: 'StockSold',
    data: {
      ...{ ...of('BAG'), locationId: 'berlin', quantity: 1, reference: 'till-1' },
      soldAt: '2026-01-05T09:00:00.000Z',
    },
  },
  { type: 'PoolSet', data: { ...of('BAG'), channelId: 'web', quantity: 5, reason: 'campaign' } },
  { type: 'StockRanLow', data: { ...of('BAG'), available: 34, reorderPoint: 34 } },
  {
    type: 'IncomingAnnounced',
    data: {
      ...{ ...of('BAG'), locationId: 'ulm', incomingId: 'po-1', source: 'purchase-order', quantity: 20 },
      expectedAt: '2026-03-01T08:00:00.000Z',
    },
  },
];

/** An order's two parts in one attempt, and the attempt that takes their place. */
const PART_FACTS: readonly StockEvent[] = [
  reserved('BAG', ADA, 3),
  {
    type: 'ReservationQueued',
    data: { ...of('BAG'), orderId: ADA, attempt: 1, quantity: 4, availableNow: 0 },
  },
  { type: 'ReservationPlaced', data: { ...of('BAG'), orderId: ADA, attempt: 2, quantity: 7 } },
];

describe('stock, as the console shows it', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let now = new Date(FIRST_DAY_MS);

  const recorded = (event: StockEvent | ConfigEvent): NewEvent => ({
    ...event,
    id: uuidv7(),
    schemaVersion: 1,
    occurredAt: now.toISOString(),
    correlationId: 'test',
    causationId: 'cause',
    actor: 'person:anna',
    producer: 'inventory',
  });

  const happen = async (after: number, events: readonly StockEvent[]): Promise<void> => {
    const [first] = events;
    if (first) await platform.store.append(stockStream(first.data.item), after, events.map(recorded));
  };

  const get = async (path: string): Promise<{ status: number; body: Item }> => {
    const answer = await service.app.inject({ method: 'GET', url: `/api/v1/${path}` });
    return { status: answer.statusCode, body: answer.json() };
  };

  const items = async (path: string): Promise<readonly Item[]> => {
    const { status, body } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    return body['items'] as readonly Item[];
  };

  const skus = async (query: string): Promise<unknown[]> =>
    (await items(`stock?${query}`)).map(({ sku }) => sku);

  const refusal = async (path: string): Promise<[number, unknown]> => {
    const { status, body } = await get(path);
    return [status, body['code']];
  };

  const product = (
    sku: string,
    title: string,
    { isTracked = true, reorderPoint }: { isTracked?: boolean; reorderPoint?: number } = {},
  ): Promise<unknown> => {
    const settings = {
      ...{ sku, title, weightGrams: 100, isTracked, requiresShipping: true },
      ...(reorderPoint !== undefined && { reorderPoint }),
    };
    const fact: ConfigEvent = { type: 'ProductSet', data: { settings, reason: 'new' } };
    return platform.store.append(configStream('product', sku), NO_STREAM, [recorded(fact)]);
  };

  const open = async (): Promise<void> => {
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent', READ_MODEL_FLUSH_MS: '20' });
    platform = await openEmbeddedPlatform(config, {
      clock: { now: () => now },
      logger: createLogger(config),
    });
    service = await createService(consoleService, platform);
    await service.start();
  };

  const untilListed = async (...expected: readonly string[]): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    while (JSON.stringify(await skus('')) !== JSON.stringify(expected)) {
      if (Date.now() > end) throw new Error(`listed: ${JSON.stringify(await skus(''))}`);
      await pause(20);
    }
  };

  const ALL = ['CUP', 'LOST', 'POT', 'SHORT', 'TEA'];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'console-stock-'));
    await open();
    await product('TEA', 'Grüner Tee');
    await product('CUP', 'Tasse, weiß');
    await product('POT', 'Teapot');
    await product('GIFT-CARD', 'Gift card', { isTracked: false });
    await happen(NO_STREAM, TEA_FACTS);
    await happen(NO_STREAM, [received('POT', LOW_UNITS_MAX + 1, 'ulm'), reserved('POT', ADA, 1)]);
    await happen(NO_STREAM, [received('LOST', LOW_UNITS_MAX + 1)]);
    await happen(NO_STREAM, [reserved('SHORT', BEN, 2)]);
    await untilListed(...ALL);
  });

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  const TEA = {
    sku: 'TEA',
    title: 'Grüner Tee',
    ...{ onHand: 11, quarantined: 0, allocated: 0, reserved: 0, queued: 1, held: 0 },
    ...{ incoming: 0, incomingAt: null, overdue: 0, available: 11, level: 'ok', shortfall: 0 },
    locations: [
      { locationId: 'berlin', name: 'berlin', onHand: 6, allocated: 0, quarantined: 0 },
      { locationId: 'ulm', name: 'ulm', onHand: 5, allocated: 0, quarantined: 0 },
    ],
    updatedAt: new Date(FIRST_DAY_MS).toISOString(),
  };

  describe('in a list', () => {
    it('is what the facts come to, by location', async () => {
      expect((await items('stock?q=TEA')).find(({ sku }) => sku === 'TEA')).toEqual(TEA);
      const [cup] = await items('stock?q=cup');
      expect(cup).toMatchObject({ title: 'Tasse, weiß', onHand: 0, locations: [], updatedAt: null });
      expect((await items('stock?q=short'))[0]).toMatchObject({ title: null, available: 0, shortfall: 2 });
    });

    it.each([
      ['q=te', ['POT', 'TEA']],
      ['q=gruner+tee', ['TEA']],
      ['q=WEISS', ['CUP']],
      ['q=ee', []],
      ['q=%21', []],
      ['locationId=ulm', ['POT', 'TEA']],
      ['state=out', ['CUP', 'SHORT']],
      ['state=low', ['POT']],
      ['state=short', ['SHORT', 'TEA']],
      ['state=short&locationId=ulm', ['TEA']],
    ])('is found by %s', async (query, found) => expect(await skus(query)).toEqual(found));

    it('is given page by page, with none missing and none twice', async () => {
      const found: unknown[] = [];
      for (let cursor = ''; ;) {
        const { body } = await get(`stock?limit=2${cursor}`);
        found.push((body['items'] as Item[]).map(({ sku }) => sku));
        if (typeof body['nextCursor'] !== 'string') break;
        cursor = `&cursor=${body['nextCursor']}`;
      }
      expect(found).toEqual([['CUP', 'LOST'], ['POT', 'SHORT'], ['TEA']]);
    });

    it.each(['limit=0', 'state=full', 'locationId=', `q=${'x'.repeat(201)}`])('refuses %p', async (query) => {
      expect(await refusal(`stock?${query}`)).toEqual([422, 'validation-failed']);
    });

    it.each([encodeCursor([7]), encodeCursor(['TEA', 1]), 'here'])(
      'refuses the cursor %p',
      async (cursor) => {
        expect(await refusal(`stock?cursor=${cursor}`)).toEqual([400, 'bad-cursor']);
      },
    );
  });

  describe('in a ledger', () => {
    it('has what there was after each fact, the newest first', async () => {
      const rows = (await items('stock/TEA/ledger')).map((row) => [
        ...[row['revision'], row['type'], row['quantity']],
        ...[row['onHandAfter'], row['reservedAfter'], row['allocatedAfter'], row['queuedAfter']],
      ]);
      expect(rows).toEqual([
        [8, 'ReservationReleased', -8, 11, 0, 0, 1],
        [7, 'QueuedReservationPlaced', 8, 11, 8, 0, 1],
        [6, 'StockAdjusted', 5, 11, 0, 0, 9],
        [5, 'AllocationShorted', -1, 6, 0, 0, 9],
        [4, 'AllocationIssued', -3, 7, 0, 1, 8],
        [3, 'ReservationAllocated', 4, 10, 0, 4, 8],
        [2, 'ReservationQueued', 8, 10, 4, 0, 8],
        [1, 'ReservationPlaced', 4, 10, 4, 0, 0],
        [0, 'StockReceived', 10, 10, 0, 0, 0],
      ]);
    });

    it('says where, for whom, why and on whose word', async () => {
      const [, , adjusted] = await items('stock/TEA/ledger?limit=3');
      expect(adjusted).toMatchObject({
        ...{
          at: new Date(FIRST_DAY_MS).toISOString(),
          locationId: 'ulm',
          reason: 'count',
          reference: 'count-7',
        },
        ...{ actor: 'person:anna', causationId: 'cause', orderId: null },
      });
      const [released] = await items('stock/TEA/ledger?limit=1');
      expect(released).toMatchObject({ orderId: BEN, locationId: null, reason: null, reference: null });
    });

    it('goes on behind a page with the same balances', async () => {
      const all = await items('stock/TEA/ledger');
      const first = (await get('stock/TEA/ledger?limit=5')).body;
      const second = (await get(`stock/TEA/ledger?limit=5&cursor=${String(first['nextCursor'])}`)).body;
      expect([...(first['items'] as Item[]), ...(second['items'] as Item[])]).toEqual(all);
      expect(second['nextCursor']).toBeNull();
    });

    it('is told as of an instant', async () => {
      await happen(1, [received('POT', 3)]);
      now = new Date(FIRST_DAY_MS + DAY_MS);
      await happen(2, [received('POT', 4)]);
      const revisions = async (query: string) =>
        (await items(`stock/POT/ledger?${query}`)).map(({ revision }) => revision);
      expect(await revisions('')).toEqual([3, 2, 1, 0]);
      expect(await revisions('asOf=2026-01-05T10:00:00.000Z')).toEqual([2, 1, 0]);
      expect(await revisions('asOf=2026-01-05T12:00:00%2B02:00&limit=2')).toEqual([2, 1]);
      expect(await revisions('asOf=2026-01-05T09:59:59Z')).toEqual([]);
      expect(await refusal('stock/POT/ledger?asOf=yesterday')).toEqual([422, 'validation-failed']);
    });

    it('is empty of what never moved, and none of what is not known', async () => {
      expect(await items('stock/CUP/ledger')).toEqual([]);
      expect(await refusal('stock/NOTHING/ledger')).toEqual([404, 'unknown-sku']);
    });

    it.each([encodeCursor([0]), encodeCursor([1.5]), encodeCursor(['x']), 'here'])(
      'refuses the cursor %p',
      async (cursor) => {
        expect(await refusal(`stock/TEA/ledger?cursor=${cursor}`)).toEqual([400, 'bad-cursor']);
      },
    );

    it('is right on every side of every checkpoint', async () => {
      const facts = 2 * FACTS_PER_CHECKPOINT + 2;
      for (let from = 0; from < facts; from += 500) {
        const events = Array.from({ length: Math.min(500, facts - from) }, () => received('LONG', 1));
        await happen(from - 1, events);
      }
      for (const around of [FACTS_PER_CHECKPOINT, 2 * FACTS_PER_CHECKPOINT, facts]) {
        for (const revision of [around - 2, around - 1, around, around + 1].filter((each) => each < facts)) {
          const cursor = encodeCursor([revision + 1]);
          const [row, before] = await items(`stock/LONG/ledger?limit=2&cursor=${cursor}`);
          expect(row).toMatchObject({ revision, onHandAfter: revision + 1 });
          expect(before).toMatchObject({ revision: revision - 1, onHandAfter: revision });
        }
      }
      expect((await items('stock/LONG/ledger?limit=1'))[0]).toMatchObject({ onHandAfter: facts });
    });
  });

  describe('on its way, kept for checkouts and not fit for sale', () => {
    const BAG = {
      ...{ onHand: 39, quarantined: 3, allocated: 0, reserved: 0, queued: 0, held: 2 },
      ...{ incoming: 27, incomingAt: ARRIVAL, overdue: 0, available: 34, level: 'low', shortfall: 0 },
    };
    const bag = async () => (await items('stock?q=bag'))[0];

    beforeAll(async () => {
      await product('BAG', 'Jute bag', { reorderPoint: BAG.available });
      await happen(NO_STREAM, BAG_FACTS);
      await untilListed('BAG', 'CUP', 'LONG', 'LOST', 'POT', 'SHORT', 'TEA');
    });

    it('is counted apart in a list, and low by its own reorder point', async () => {
      expect(await bag()).toMatchObject(BAG);
      expect((await bag())?.['locations']).toEqual([
        { locationId: 'berlin', name: 'berlin', onHand: 4, allocated: 0, quarantined: 0 },
        { locationId: 'ulm', name: 'ulm', onHand: 26, allocated: 0, quarantined: 3 },
        { locationId: 'vendor', name: 'vendor', onHand: 9, allocated: 0, quarantined: 0 },
      ]);
      expect(await skus('state=low')).toContain('BAG');
    });

    it('has a ledger of its own', async () => {
      const rows = (await items('stock/BAG/ledger')).map((row) => [
        ...[row['type'], row['quantity'], row['stated']],
        ...[row['onHandAfter'], row['quarantinedAfter'], row['heldAfter'], row['incomingAfter']],
      ]);
      expect(rows.reverse()).toEqual([
        ['StockReceived', 40, null, 40, 4, 0, 0],
        ['StockQuarantined', -1, null, 40, 3, 0, 0],
        ['TransferShipped', -12, null, 28, 3, 0, 12],
        ['IncomingAnnounced', 30, 30, 28, 3, 0, 42],
        ['StockReceived', 5, null, 33, 3, 0, 37],
        ['CheckoutHoldPlaced', 6, null, 33, 3, 6, 37],
        ['CheckoutHoldPlaced', 2, null, 33, 3, 8, 37],
        ['CheckoutHoldEnded', -6, null, 33, 3, 2, 37],
        ['StockCounted', -2, 26, 31, 3, 2, 37],
        ['LevelReported', 9, 9, 40, 3, 2, 37],
        ['StockSold', -1, null, 39, 3, 2, 37],
        ['PoolSet', 0, 5, 39, 3, 2, 37],
        ['StockRanLow', 0, 34, 39, 3, 2, 37],
        ['IncomingAnnounced', -10, 20, 39, 3, 2, 27],
      ]);
    });

    it('says from where to where, by which papers, for which channel and by when', async () => {
      const rows = [...(await items('stock/BAG/ledger'))].reverse();
      expect(rows[2]).toMatchObject({
        ...{ locationId: 'ulm', toLocationId: 'berlin', reference: 'tr-1', dueAt: ARRIVAL },
      });
      expect(rows[3]).toMatchObject({ reference: 'po-1', dueAt: '2026-03-01T08:00:00.000Z' });
      expect(rows[5]).toMatchObject({ channelId: 'web', reference: 'cart-1', dueAt: ARRIVAL });
      expect(rows[11]).toMatchObject({ channelId: 'web', reason: 'campaign', toLocationId: null });
    });

    it('an attempt adds to what it has, and takes the place of another', async () => {
      await happen(BAG_FACTS.length - 1, PART_FACTS);
      const rows = await items(`stock/BAG/ledger?limit=${PART_FACTS.length}`);
      const balances = rows.map((row) => [row['reservedAfter'], row['queuedAfter']]);
      expect(balances.reverse()).toEqual([
        [3, 0],
        [3, 4],
        [7, 0],
      ]);
    });
  });

  it('goes on after a restart from what it had kept', async () => {
    const { updatedAt: _before, ...bag } = (await items('stock?q=bag'))[0] ?? {};
    await happen(8, [
      { type: 'QueuedReservationPlaced', data: { ...of('TEA'), orderId: ADA, attempt: 1, quantity: 1 } },
    ]);
    await pause(100);
    await service.stop();
    await platform.close();
    await open();
    await untilListed('BAG', 'CUP', 'LONG', 'LOST', 'POT', 'SHORT', 'TEA');
    expect((await items('stock?q=bag'))[0]).toMatchObject({ ...bag, reserved: 7, available: 27 });
    const released = { ...of('TEA'), orderId: ADA, attempt: 1, allocated: [] };
    const tea = async () => (await items('stock?q=TEA')).find(({ sku }) => sku === 'TEA');
    expect(await tea()).toMatchObject({ reserved: 1, queued: 0, available: 10 });
    await happen(9, [{ type: 'ReservationReleased', data: released }]);
    const end = Date.now() + PATIENCE_MS;
    while ((await tea())?.['reserved'] !== 0 && Date.now() < end) await pause(20);
    expect(await tea()).toMatchObject({
      reserved: 0,
      queued: 0,
      available: 11,
      updatedAt: now.toISOString(),
    });
  });
});
