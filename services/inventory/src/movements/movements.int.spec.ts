import { stockStream } from '@throughline/contracts';
import { StockWorld } from './testing/stock-world.js';

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();
const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString();
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

const tea = { sku: 'TEA', locationId: 'berlin' };

/** A movement of each kind that can be taken. */
const bodies: Record<string, object> = {
  receipts: { ...tea, quantity: 5, reference: 'x' },
  adjustments: { ...tea, quantity: 1, reason: 'found', reference: 'x' },
  counts: { ...tea, counted: 5, reference: 'x' },
  quarantines: { ...tea, quantity: 1, reason: 'damage', reference: 'x' },
  sales: { ...tea, quantity: 1, reference: 'x' },
  levels: { ...tea, level: 5, reportedAt: YESTERDAY, reference: 'x' },
  incoming: { ...tea, incomingId: 'PO-1', quantity: 5, expectedAt: TOMORROW },
  transfers: { ...tea, transferId: 'T-1', toLocationId: 'hamburg', quantity: 1, expectedAt: TOMORROW },
  pools: { sku: 'TEA', channelId: 'web', quantity: 1, reason: 'launch' },
};

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

    it.each<[string, object, number, string]>([
      ['receipts', { reference: 'r5', quantity: 4 }, 409, 'reference-reused'],
      ['receipts', { quarantined: 6 }, 422, 'quarantined-above-received'],
      ['receipts', { sku: 'HONEY' }, 422, 'lot-required'],
      ['receipts', { sku: 'KETTLE', lot: { lotId: 'S1' } }, 422, 'one-unit-per-serial'],
      ['adjustments', { quantity: -6 }, 422, 'on-hand-below-zero'],
      ['adjustments', { lotId: 'none' }, 422, 'unknown-lot'],
      ['counts', { countedAt: TOMORROW }, 422, 'in-the-future'],
      ['sales', { soldAt: TOMORROW }, 422, 'in-the-future'],
      ['levels', { reportedAt: TOMORROW }, 422, 'in-the-future'],
      ['quarantines', { quantity: 6 }, 422, 'quarantined-above-on-hand'],
      ['quarantines', { quantity: -1 }, 422, 'quarantined-below-zero'],
      ['transfers', { quantity: 6 }, 422, 'on-hand-below-zero'],
      ['transfers', { toLocationId: 'berlin' }, 422, 'same-location'],
      ['transfers', { toLocationId: 'nowhere' }, 422, 'unknown-location'],
      ['pools', { channelId: 'nowhere' }, 422, 'unknown-channel'],
    ])('are refused where they cannot be: %s %j', async (kind, change, status, code) => {
      await receive(5);
      const before = await world.stock();
      expect(await move(kind, change)).toMatchObject({ status, body: { code } });
      expect(await world.stock()).toEqual(before);
    });

    it('never go back in time', async () => {
      await move('levels', { reportedAt: YESTERDAY });
      await move('counts', { countedAt: YESTERDAY, reference: 'counted' });
      const older = { status: 409, body: { code: 'older-than-known' } };
      expect(await move('levels', { reportedAt: LAST_WEEK, reference: 'older' })).toMatchObject(older);
      expect(await move('counts', { countedAt: LAST_WEEK, reference: 'older still' })).toMatchObject(older);
    });

    it.each(Object.keys(bodies))('of what there is not are refused: %s', async (kind) => {
      const refused = (code: string) => ({ status: 422, body: { code } });
      expect(await move(kind, { sku: 'NONE' })).toMatchObject(refused('unknown-sku'));
      expect(await move(kind, { sku: 'SET' })).toMatchObject(refused('kit-has-no-stock'));
      if (kind === 'pools') return;
      expect(await move(kind, { locationId: 'nowhere' })).toMatchObject(refused('unknown-location'));
    });

    it.each<[string, string, readonly unknown[]]>([
      ['receipts', 'quantity', [0, -1, 1.5, 1_000_001, '5', null]],
      ['receipts', 'quarantined', [-1, 0.5]],
      ['receipts', 'lot', [[], 'A', {}, { lotId: '' }]],
      ['adjustments', 'quantity', [0, 1.5, -1_000_001]],
      ['counts', 'counted', [-1, 0.5, 100_000_001]],
      ['counts', 'countedAt', ['yesterday', '2026-01-05T15:00:00', 7]],
      ['quarantines', 'quantity', [0, 2.5]],
      ['quarantines', 'reason', ['because', undefined]],
      ['sales', 'quantity', [0, -1, 1.5]],
      ['levels', 'level', [-1, 0.5]],
      ['levels', 'reportedAt', [undefined, '2026-02-30T15:00:00Z']],
      ['incoming', 'quantity', [-1, 0.5]],
      ['incoming', 'expectedAt', [undefined, 'soon']],
      ['transfers', 'quantity', [0, -1, 0.5]],
      ['pools', 'quantity', [-1, 0.5]],
      ['pools', 'reason', ['', 'x'.repeat(501)]],
    ])('are refused as nonsense: %s by their %s', async (kind, field, values) => {
      for (const value of values) {
        const { status, body } = await move(kind, { [field]: value });
        expect([value, status, body['code']]).toEqual([value, 422, 'validation-failed']);
        expect((body['problems'] as { field: string }[])[0]?.field).toMatch(new RegExp(`^${field}`));
      }
    });

    it.each(['2026-1-5', '2026-02-30', '20260105', '2026-01-05T00:00:00Z', '2026-W02-1', 20260105])(
      'know no day like %j',
      async (expiresOn) => {
        const answer = await receive(1, { sku: 'HONEY', lot: { lotId: 'A', expiresOn } });
        expect(answer).toMatchObject({ status: 422, body: { problems: [{ field: 'lot.expiresOn' }] } });
      },
    );
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
