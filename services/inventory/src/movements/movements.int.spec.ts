import { stockStream } from '@throughline/contracts';
import { movementBodies as bodies, tea, TOMORROW, YESTERDAY } from './testing/movement-bodies.js';
import { StockWorld } from './testing/stock-world.js';

const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString();

describe('movements of stock', () => {
  let world: StockWorld;

  beforeEach(async () => {
    world = await StockWorld.open();
  });
  afterEach(() => world.close());

  const move = (kind: string, change: object = {}) =>
    world.post(`/api/v1/stock/${kind}`, { ...bodies[kind], ...change });
  const receive = (quantity: number, change: object = {}) =>
    move('receipts', { quantity, reference: `r${quantity}`, ...change });

  describe('over HTTP', () => {
    it('are answered with the stock after them', async () => {
      await receive(10);
      const steps: [string, object, object][] = [
        ['adjustments', {}, { onHand: 11 }],
        ['counts', { counted: 8, reference: 'c' }, { onHand: 8 }],
        ['quarantines', { quantity: 3, reference: 'q' }, { onHand: 8, quarantined: 3, available: 5 }],
        ['sales', { quantity: 2, reference: 's' }, { onHand: 6, available: 3 }],
        ['pools', {}, { pools: [{ channelId: 'web', quantity: 1 }] }],
        ['levels', { locationId: 'vendor', level: 7, reference: 'l' }, { onHand: 13 }],
      ];
      for (const [kind, change, stock] of steps) {
        expect(await move(kind, change)).toMatchObject({ status: 200, body: stock });
      }
    });

    it.each(Object.keys(bodies).filter((kind) => !['receipts', 'pools'].includes(kind)))(
      'happen once, however often they are sent: %s',
      async (kind) => {
        await receive(5);
        const first = await move(kind);
        expect(first.status).toBe(200);
        expect(await move(kind)).toEqual(first);
      },
    );

    it('of no time are repeats at any time', async () => {
      await receive(5);
      const first = await move('counts', { counted: 3 });
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await move('counts', { counted: 3 })).toEqual(first);
      expect(await move('counts', { counted: 3, countedAt: YESTERDAY })).toMatchObject({
        status: 409,
        body: { code: 'reference-reused' },
      });
    });

    it('take instants of any zone for the same', async () => {
      await move('counts', { countedAt: '2026-01-05T15:00:00+01:00' });
      expect(await move('counts', { countedAt: '2026-01-05T14:00:00Z' })).toMatchObject({ status: 200 });
      expect((await world.stock())['locations']).toMatchObject([{ countedAt: '2026-01-05T14:00:00.000Z' }]);
    });

    it('are on the way from their announcement to their receipt', async () => {
      await move('incoming', { quantity: 10 });
      const onTheWay = {
        incomingId: 'PO-1',
        locationId: 'berlin',
        source: 'purchase-order',
        expectedAt: TOMORROW,
      };
      expect(await receive(4, { incomingId: 'PO-1' })).toMatchObject({
        body: { onHand: 4, incoming: [{ ...onTheWay, quantity: 6 }] },
      });
      expect(await move('incoming', { quantity: 0 })).toMatchObject({ status: 200, body: { incoming: [] } });
    });

    it('are on the way from one location to another', async () => {
      await receive(5);
      expect(await move('transfers', { quantity: 2 })).toMatchObject({
        body: {
          onHand: 3,
          incoming: [{ incomingId: 'T-1', locationId: 'hamburg', source: 'transfer', quantity: 2 }],
        },
      });
      const atHamburg = { incomingId: 'T-1', locationId: 'hamburg' };
      expect(await move('incoming', atHamburg)).toMatchObject({
        status: 409,
        body: { code: 'is-a-transfer' },
      });
      expect(await receive(2, atHamburg)).toMatchObject({ body: { onHand: 5, incoming: [] } });
    });

    it('say of lots how long they keep', async () => {
      const honey = { sku: 'HONEY', lot: { lotId: 'A', expiresOn: '2020-01-31' } };
      await receive(5, { ...honey, quarantined: 1 });
      await receive(2, { ...honey, lot: { lotId: 'B', expiresOn: null } });
      expect(await world.stock('HONEY')).toMatchObject({
        quarantined: 1,
        locations: [
          {
            lots: [
              { lotId: 'A', expiresOn: '2020-01-31', onHand: 5, isExpired: true },
              { lotId: 'B', expiresOn: null, onHand: 2, isExpired: false },
            ],
          },
        ],
        channels: [
          { channelId: 'till' },
          { channelId: 'web', available: 1, why: { expired: 5, quarantined: 1 } },
        ],
      });
    });

    it('stand in the ledger with who made them', async () => {
      await receive(5);
      await move('sales', { soldAt: YESTERDAY });
      const [, sale] = await world.platform.store.readStream(stockStream('TEA'));
      expect(sale).toMatchObject({
        type: 'StockSold',
        actor: 'person:anna',
        data: { locationId: 'berlin', quantity: 1, soldAt: YESTERDAY, reference: 'x' },
      });
    });

    it('never go back in time', async () => {
      await move('levels', { reportedAt: YESTERDAY });
      await move('counts', { countedAt: YESTERDAY, reference: 'counted' });
      const older = { status: 409, body: { code: 'older-than-known' } };
      expect(await move('levels', { reportedAt: LAST_WEEK, reference: 'older' })).toMatchObject(older);
      expect(await move('counts', { countedAt: LAST_WEEK, reference: 'older still' })).toMatchObject(older);
    });
  });

  describe('over the topic', () => {
    const arrived = async (sku: string, expected: object): Promise<void> => {
      await world.until(async () => {
        try {
          expect(await world.stock(sku)).toMatchObject(expected);
          return true;
        } catch {
          return false;
        }
      });
    };

    it('are taken in their order, whatever kind they are of', async () => {
      await world.feed(
        { type: 'receipt', ...tea, quantity: 10, reference: '1', driver: 'Joe' },
        { type: 'adjustment', ...tea, quantity: -1, reason: 'damage', reference: '2' },
        { type: 'count', ...tea, counted: 8, countedAt: YESTERDAY, reference: '3' },
        { type: 'quarantine', ...tea, quantity: 2, reason: 'recall', reference: '4' },
        { type: 'sale', ...tea, quantity: 1, reference: '5' },
        {
          type: 'transfer',
          ...tea,
          transferId: '6',
          toLocationId: 'hamburg',
          quantity: 1,
          expectedAt: TOMORROW,
        },
        { type: 'incoming', ...tea, incomingId: '7', quantity: 4, expectedAt: TOMORROW },
        { type: 'level', ...tea, locationId: 'vendor', level: 9, reportedAt: YESTERDAY, reference: '8' },
      );
      await arrived('TEA', {
        onHand: 15,
        quarantined: 2,
        incoming: [
          { incomingId: '6', quantity: 1 },
          { incomingId: '7', quantity: 4 },
        ],
      });
      expect(await world.deadLetters()).toEqual([]);
      const [first] = await world.platform.store.readStream(stockStream('TEA'));
      expect(first).toMatchObject({ actor: 'partner:stock-feed', causationId: '1', correlationId: 'TEA' });
    });

    it('are nothing new when they come again, and say nothing when they come late', async () => {
      const level = { type: 'level', ...tea, level: 5, reportedAt: YESTERDAY, reference: 'new' };
      await world.feed(level, level, { ...level, level: 90, reportedAt: LAST_WEEK, reference: 'old' });
      await world.feed({ type: 'receipt', ...tea, quantity: 1, reference: 'last' });
      await arrived('TEA', { onHand: 6, revision: 1 });
      expect(await world.deadLetters()).toEqual([]);
    });

    it('are set aside with the reason where they cannot be taken, and those behind them go on', async () => {
      const receipt = { type: 'receipt', ...tea, quantity: 1, reference: 'good' };
      await world.feed(
        { ...receipt, type: 'gift' },
        { ...receipt, quantity: 1.5 },
        { ...receipt, quantity: -1 },
        { ...receipt, sku: 'NONE' },
        { ...receipt, sku: 'SET' },
        { ...receipt, locationId: 'nowhere' },
        { type: 'adjustment', ...tea, quantity: -9, reason: 'theft', reference: 'bad' },
        { type: 'pool', sku: 'TEA', channelId: 'web', quantity: 5, reason: 'mine' },
        receipt,
        { ...receipt, quantity: 2 },
      );
      await arrived('TEA', { onHand: 1 });
      await world.until(async () => (await world.deadLetters()).length === 9);
      const reasons = (await world.deadLetters()).map(({ reason }) => reason).join('\n');
      for (const reason of [
        /type must be one of receipt/,
        /quantity: quantity must be an integer number/,
        /quantity: quantity must not be less than 1/,
        /unknown-sku: no product "NONE"/,
        /kit-has-no-stock/,
        /unknown-location: no location "nowhere"/,
        /on-hand-below-zero: 0 on hand/,
        /reference-reused/,
      ]) {
        expect(reasons).toMatch(reason);
      }
    });
  });
});
