import { StockWorld } from '../movements/testing/stock-world.js';

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

interface Channel {
  readonly channelId: string;
  readonly available: number;
  readonly why: object;
}

describe('what can be sold', () => {
  let world: StockWorld;

  beforeEach(async () => {
    world = await StockWorld.open();
  });
  afterEach(() => world.close());

  let number = 0;
  const move = async (kind: string, body: object): Promise<void> => {
    const reference = `m${(number += 1)}`;
    const plain = ['incoming', 'transfers', 'pools'].includes(kind) ? body : { reference, ...body };
    expect(await world.post(`/api/v1/stock/${kind}`, plain)).toMatchObject({ status: 200 });
  };
  const receive = (quantity: number, body: object = {}) =>
    move('receipts', { sku: 'TEA', locationId: 'berlin', quantity, ...body });
  const order = (orderId: string, quantity: number, body: object = {}) =>
    world.ask({ type: 'ReserveItem', data: { sku: 'TEA', orderId, attempt: 1, quantity, ...body } });
  const ask = async (query: string) => (await world.get(`/api/v1/availability?${query}`)).body;
  const channel = async (channelId: string, sku = 'TEA'): Promise<Channel | undefined> =>
    ((await world.stock(sku))['channels'] as Channel[]).find((each) => each.channelId === channelId);

  describe('of a SKU, and why', () => {
    it('is what lies where the channel may sell from', async () => {
      await receive(10);
      await receive(5, { locationId: 'hamburg' });
      expect(await channel('web')).toMatchObject({ available: 15, why: { onHand: 15, channelSafety: 0 } });
      expect(await channel('till')).toMatchObject({ available: 9, why: { onHand: 10, channelSafety: 1 } });
    });

    it('is less what is promised, held, kept for others and wanted before', async () => {
      await receive(20);
      await order('a', 3);
      await order('b', 2, { channelId: 'till' });
      await move('quarantines', { sku: 'TEA', locationId: 'berlin', quantity: 1, reason: 'damage' });
      await move('pools', { sku: 'TEA', channelId: 'till', quantity: 4, reason: 'launch' });
      const expiresAt = inHours(1);
      await world.ask({
        type: 'PlaceCheckoutHold',
        data: { sku: 'TEA', holdId: 'h', channelId: 'web', quantity: 2, expiresAt },
      });
      await order('c', 50, { channelId: 'web' });
      const overview = await world.stock();
      expect(overview).toMatchObject({ held: 2, reserved: 5, queued: 50, available: 12 });
      expect(await channel('web')).toMatchObject({
        available: 0,
        why: { onHand: 20, quarantined: 1, promised: 5, held: 2, pools: 4, queuedBefore: 50 },
      });
      expect(await channel('till')).toMatchObject({ why: { pools: 0 } });
    });

    it('does not count what a location kept silent about for too long', async () => {
      await move('levels', { sku: 'TEA', locationId: 'vendor', level: 7, reportedAt: inHours(-2) });
      expect(await world.stock()).toMatchObject({
        locations: [{ locationId: 'vendor', onHand: 7, isStale: true }],
      });
      expect(await channel('web')).toMatchObject({ available: 0, why: { onHand: 7, stale: 7 } });
      await move('levels', { sku: 'TEA', locationId: 'vendor', level: 6, reportedAt: inHours(-0.5) });
      expect(await channel('web')).toMatchObject({ available: 6, why: { onHand: 6, stale: 0 } });
    });

    it('is there again when the time of a checkout is up, though nobody has recorded that', async () => {
      await receive(2);
      const expiresAt = new Date(Date.now() + 300).toISOString();
      await world.ask({
        type: 'PlaceCheckoutHold',
        data: { sku: 'TEA', holdId: 'h', channelId: 'web', quantity: 2, expiresAt },
      });
      expect(await channel('web')).toMatchObject({ available: 0, why: { held: 2 } });
      await world.until(async () => (await channel('web'))?.available === 2);
      expect(await world.stock()).toMatchObject({ held: 0, available: 2 });
    });

    it('keeps the safety stock of the network', async () => {
      await receive(3, { sku: 'CUP' });
      expect(await channel('web', 'CUP')).toMatchObject({ available: 2, why: { networkSafety: 1 } });
    });
  });

  describe('of many SKUs', () => {
    it('is answered per channel, with the revision that it rests on', async () => {
      await receive(10);
      expect(await ask('sku=TEA&sku=NONE&sku=TEA')).toEqual({
        items: [
          {
            sku: 'TEA',
            channels: [
              { channelId: 'till', available: 9 },
              { channelId: 'web', available: 10 },
            ],
            stockRevision: 0,
            promisedAt: null,
            backorder: 'backorder',
          },
        ],
        unknown: ['NONE'],
      });
      expect(await ask('sku=TEA&channel=web')).toMatchObject({
        items: [{ channels: [{ channelId: 'web', available: 10 }] }],
      });
    });

    it('is never behind the store', async () => {
      for (let units = 1; units <= 5; units += 1) {
        await receive(1);
        expect(await ask('sku=TEA&channel=web')).toMatchObject({
          items: [{ stockRevision: units - 1, channels: [{ available: units }] }],
        });
      }
    });

    it('dates the next unit that has to wait', async () => {
      await receive(5);
      const [soon, later] = [inHours(24), inHours(48)];
      const incoming = { sku: 'TEA', locationId: 'berlin' };
      await move('incoming', { ...incoming, incomingId: 'PO-1', quantity: 3, expectedAt: soon });
      await move('incoming', { ...incoming, incomingId: 'PO-2', quantity: 3, expectedAt: later });
      expect(await ask('sku=TEA&channel=web')).toMatchObject({ items: [{ promisedAt: soon }] });
      await order('a', 8, { channelId: 'web' });
      expect(await ask('sku=TEA&channel=web')).toMatchObject({
        items: [{ promisedAt: later, channels: [{ available: 0 }] }],
      });
    });

    it('dates nothing that may not wait', async () => {
      const incoming = { sku: 'KETTLE', locationId: 'berlin', incomingId: 'PO-1', quantity: 3 };
      await move('incoming', { ...incoming, expectedAt: inHours(24) });
      expect(await ask('sku=KETTLE')).toMatchObject({ items: [{ promisedAt: null, backorder: 'none' }] });
    });

    it('is of a kit what its scarcest component allows', async () => {
      await receive(7);
      await receive(3, { sku: 'CUP' });
      const kit = { sku: 'SET', stockRevision: null };
      expect(await ask('sku=SET&channel=web')).toMatchObject({
        items: [{ ...kit, channels: [{ available: 2 }] }],
      });
      await receive(5, { sku: 'CUP' });
      const expectedAt = inHours(24);
      await move('incoming', { sku: 'TEA', locationId: 'berlin', incomingId: 'PO', quantity: 1, expectedAt });
      expect(await ask('sku=SET&channel=web')).toMatchObject({
        items: [{ ...kit, channels: [{ available: 3 }], promisedAt: expectedAt }],
      });
    });

    it('has no end where nobody counts', async () => {
      expect(await ask('sku=CARD&channel=web')).toMatchObject({
        items: [{ channels: [{ available: null }] }],
      });
    });

    it('is asked of 1,000 SKUs by an address and of 5,000 by a body', async () => {
      const skus = (count: number): string[] => Array.from({ length: count }, (_, index) => `S${index}`);
      const address = (count: number): string =>
        ['channel=web', ...skus(count).map((sku) => `sku=${sku}`)].join('&');
      expect((await ask(address(1_000)))['unknown']).toHaveLength(1_000);
      expect(await ask(address(1_001))).toMatchObject({ code: 'validation-failed' });
      const post = (count: number) => world.post('/api/v1/availability/query', { skus: skus(count) });
      expect((await post(5_000)).body['unknown']).toHaveLength(5_000);
      expect(await post(5_001)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    });

    it('answers a body as it does an address', async () => {
      await receive(10);
      const { body } = await world.post('/api/v1/availability/query', {
        skus: ['TEA', 'SET'],
        channelId: 'web',
      });
      expect(body).toEqual(await ask('sku=TEA&sku=SET&channel=web'));
    });

    it.each(['', 'sku=', 'sku=TEA&channel=', 'sku=TEA&colour=red', `sku=${'x'.repeat(129)}`])(
      'is not asked by "%s"',
      async (query) => {
        expect(await ask(query)).toMatchObject({ status: 422, code: 'validation-failed' });
      },
    );

    it('is not known of a channel that there is not', async () => {
      expect(await ask('sku=TEA&channel=nowhere')).toMatchObject({ status: 422, code: 'unknown-channel' });
    });
  });

  describe('only later', () => {
    const queue = async (query = '') => (await world.get(`/api/v1/stock/TEA/queue${query}`)).body;

    it('is told of in the order in which those who wait are served', async () => {
      const expectedAt = inHours(24);
      await move('incoming', { sku: 'TEA', locationId: 'berlin', incomingId: 'PO', quantity: 3, expectedAt });
      await order('a', 2, { channelId: 'web' });
      await order('b', 5);
      const waits = { lane: 5, isBeyondCap: false };
      expect(await queue()).toEqual({
        items: [
          { ...waits, place: 1, orderId: 'a', channelId: 'web', quantity: 2, promisedAt: expectedAt },
          { ...waits, place: 2, orderId: 'b', channelId: null, quantity: 5, promisedAt: null },
        ],
        nextCursor: null,
      });
    });

    it('is told page by page, and misses nobody who waited all along', async () => {
      for (const orderId of ['a', 'b', 'c', 'd']) await order(orderId, 1);
      const first = await queue('?limit=2');
      expect(first).toMatchObject({ items: [{ orderId: 'a' }, { orderId: 'b' }] });
      await receive(2);
      expect(await queue(`?limit=2&cursor=${String(first['nextCursor'])}`)).toMatchObject({
        items: [
          { place: 1, orderId: 'c' },
          { place: 2, orderId: 'd' },
        ],
        nextCursor: null,
      });
    });

    it('knows no cursor of another list, and no SKU that there is not', async () => {
      const other = Buffer.from('["TEA"]').toString('base64url');
      expect(await queue(`?cursor=${other}`)).toMatchObject({ status: 400, code: 'bad-cursor' });
      expect(await world.get('/api/v1/stock/NONE/queue')).toMatchObject({ status: 404 });
    });
  });
});
