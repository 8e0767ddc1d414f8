import type { ChannelSettings, ProductSettings, StoredEvent } from '@throughline/contracts';
import { nextSteps } from '@throughline/order';
import { facts } from '@throughline/testing';
import { ExpectedIncoming } from '../incoming/expected-incoming.js';
import { OverdueSweep } from '../incoming/overdue-sweep.js';
import { INCOMING_OVERDUE_AFTER_MS, InventoryBench, type InventoryProcess } from '../inventory-bench.js';
import type { StockCommand } from '../stock/stock.commands.js';

const FRIDAY = '2026-01-09T08:00:00.000Z';
const MONDAY = '2026-01-12T08:00:00.000Z';

/** The sweep of one process, and the list that it goes by. */
function overdueSweepOf(
  { clock }: InventoryBench,
  { stock, leadership }: InventoryProcess,
): readonly [OverdueSweep, ExpectedIncoming] {
  const expected = new ExpectedIncoming();
  const config = { sweepEveryMs: 1_000, incomingOverdueAfterMs: INCOMING_OVERDUE_AFTER_MS };
  const sweep = new OverdueSweep(
    stock,
    expected,
    clock,
    config,
    { warn: () => undefined },
    { leadership },
    { add: (worker) => worker },
  );
  return [sweep, expected];
}

describe('an order that wants more than there is', () => {
  let bench: InventoryBench;
  let inventory: InventoryProcess;

  beforeEach(() => {
    bench = new InventoryBench();
    inventory = bench.process();
    for (const locationId of ['berlin', 'hamburg']) setLocation(locationId);
  });
  afterEach(() => bench.dispose());

  const tell = (type: string, settings: object): void =>
    bench.settings.apply({ type, data: { settings, reason: 'test' } } as unknown as StoredEvent);
  const setLocation = (locationId: string): void => tell('LocationSet', { locationId, isActive: true });
  const setChannel = (settings: Partial<ChannelSettings>): void =>
    tell('ChannelSet', { channelId: 'web', reservationTtlMs: 3_600_000, ...settings });
  const setProduct = (settings: Partial<ProductSettings>): void =>
    tell('ProductSet', { sku: 'TEA', isTracked: true, ...settings });
  const give = (command: StockCommand) => inventory.stock.handle(command, bench.because('test'));
  const place = async (orderId: string, ...wants: readonly (readonly [string, number])[]): Promise<void> => {
    const lines = wants.map(([sku, quantity], index) =>
      facts.line({ lineId: String(index + 1), sku, quantity }),
    );
    await bench.tell(orderId, facts.placed(lines, { orderId, channelId: 'web' }));
    await reserve(orderId);
  };
  const reserve = (orderId: string): Promise<void> =>
    inventory.reserveStock.forOrder(orderId, bench.because(orderId));
  const reservation = async (orderId: string) => (await bench.order(orderId)).reservation;
  const announce = (quantity: number, expectedAt: string, locationId = 'berlin') =>
    give({
      type: 'AnnounceIncoming',
      data: { sku: 'TEA', locationId, incomingId: 'po-1', quantity, expectedAt },
    });
  const movePromises = async (): Promise<void> => {
    for (const { type, data } of await bench.events()) {
      if (type !== 'QueuePromiseMoved') continue;
      const { orderId, attempt, promisedAt } = data as never;
      await inventory.movePromise.forOrder(
        orderId,
        { attempt, sku: 'TEA', promisedAt },
        bench.because(orderId),
      );
    }
  };

  describe('in a channel that ships what there is', () => {
    beforeEach(() => setChannel({ shortage: 'ship-available' }));

    it('gets what there is, and waits for the rest', async () => {
      await bench.receive('TEA', 3);
      await bench.receive('CUP', 1);
      await place('o1', ['TEA', 5], ['CUP', 1]);
      expect(await reservation('o1')).toMatchObject({
        status: 'reserved',
        backordered: [{ sku: 'TEA', quantity: 2, promisedAt: null }],
      });
      const item = await bench.item('TEA');
      expect([item.reserved, item.queued]).toEqual([3, 2]);
    });

    it('is reserved whole once the rest has come', async () => {
      await bench.receive('TEA', 3);
      await place('o1', ['TEA', 5]);
      await bench.receive('TEA', 2);
      await reserve('o1');
      expect(await reservation('o1')).toMatchObject({ status: 'reserved', backordered: [] });
      expect(await bench.answers('o1')).toEqual(['StockReserved', 'StockReserved']);
    });

    it('waits as a whole where there is nothing at all', async () => {
      await place('o1', ['TEA', 5]);
      expect(await reservation('o1')).toMatchObject({ status: 'backordered' });
    });

    it('says the same once, however often it is asked', async () => {
      await bench.receive('TEA', 3);
      await place('o1', ['TEA', 5]);
      await reserve('o1');
      expect(await bench.answers('o1')).toEqual(['StockReserved']);
    });
  });

  describe('in a channel that refuses what it cannot supply', () => {
    beforeEach(() => setChannel({ shortage: 'refuse', refuseAfterMs: 60_000 }));

    it('waits for as long as something may be given back', async () => {
      await bench.receive('TEA', 2);
      await place('o1', ['TEA', 2]);
      await place('o2', ['TEA', 1]);
      bench.passTime(59_999);
      await reserve('o2');
      expect(await reservation('o2')).toMatchObject({
        status: 'backordered',
        refuseAt: '2026-01-05T10:01:00.000Z',
      });
    });

    it('is refused when nothing was, and gives back its place', async () => {
      await place('o1', ['TEA', 1]);
      bench.passTime(60_000);
      await reserve('o1');
      await inventory.releaseStock.forOrder('o1', bench.because('o1'));
      const order = await bench.order('o1');
      expect(order.ending).toMatchObject({ kind: 'rejected', reason: 'out of stock' });
      expect((await bench.item('TEA')).queue.length).toBe(0);
    });

    it('is looked at when its time is up', async () => {
      await place('o1', ['TEA', 1]);
      const [step] = nextSteps(await bench.order('o1')).filter(({ name }) => name === 'await-stock');
      expect(step).toMatchObject({ kind: 'await', dueAt: '2026-01-05T10:01:00.000Z' });
    });
  });

  describe('of a product of which only so many may wait', () => {
    it('waits up to the cap, and is refused beyond it', async () => {
      setProduct({ backorder: { kind: 'backorder', capUnits: 2 } });
      setChannel({ refuseAfterMs: 60_000 });
      await place('o1', ['TEA', 2]);
      await place('o2', ['TEA', 1]);
      bench.passTime(60_000);
      await reserve('o1');
      await reserve('o2');
      expect(await reservation('o1')).toMatchObject({ status: 'backordered', refuseAt: null });
      expect(await bench.answers('o2')).toEqual(['StockBackordered', 'StockRefused']);
    });

    it('of which none may wait is refused though its channel would let it', async () => {
      setProduct({ backorder: { kind: 'none' } });
      await place('o1', ['TEA', 1]);
      bench.passTime(60_000);
      await reserve('o1');
      expect(await bench.answers('o1')).toEqual(['StockBackordered', 'StockRefused']);
    });
  });

  describe('while more is on its way', () => {
    it('is told when it can expect it', async () => {
      await announce(3, FRIDAY);
      await place('o1', ['TEA', 3]);
      await place('o2', ['TEA', 1]);
      expect(await reservation('o1')).toMatchObject({ promisedAt: FRIDAY });
      expect(await reservation('o2')).toMatchObject({ promisedAt: null });
    });

    it('is told when the date moves, once', async () => {
      await announce(3, FRIDAY);
      await place('o1', ['TEA', 3]);
      await announce(3, MONDAY);
      await movePromises();
      await movePromises();
      expect(await reservation('o1')).toMatchObject({ promisedAt: MONDAY });
      expect(await bench.answers('o1')).toEqual(['StockBackordered', 'BackorderPromiseMoved']);
    });

    it('is told that nobody can say any more', async () => {
      await announce(3, FRIDAY);
      await place('o1', ['TEA', 3]);
      await announce(0, FRIDAY);
      await movePromises();
      expect(await reservation('o1')).toMatchObject({ promisedAt: null });
    });

    it('loses a date that has long passed without anything coming', async () => {
      await announce(3, FRIDAY);
      await place('o1', ['TEA', 3]);
      const [overdue, expected] = overdueSweepOf(bench, inventory);
      for (const event of await bench.events()) {
        if (event.type === 'IncomingAnnounced') expected.apply(event);
      }
      bench.passTime(Date.parse(FRIDAY) + INCOMING_OVERDUE_AFTER_MS - Date.parse(bench.now()));
      await overdue.sweep();
      await movePromises();
      expect(await reservation('o1')).toMatchObject({ promisedAt: FRIDAY });
      bench.passTime(1);
      await overdue.sweep();
      await overdue.sweep();
      await movePromises();
      expect(await reservation('o1')).toMatchObject({ promisedAt: null, promiseMoves: 1 });
      expect(expected.due(bench.now(), 10)).toEqual([]);
    });

    it('can expect a pre-ordered product when it comes out, however early it arrives', async () => {
      setProduct({ backorder: { kind: 'preorder', availableFrom: MONDAY } });
      await announce(1, FRIDAY);
      await place('o1', ['TEA', 1]);
      await place('o2', ['TEA', 1]);
      expect([(await reservation('o1')).promisedAt, (await reservation('o2')).promisedAt]).toEqual([
        MONDAY,
        MONDAY,
      ]);
    });
  });

  describe('that was promised what is not there', () => {
    const endanger = async (): Promise<void> => {
      for (const event of await bench.events()) {
        if (event.type === 'StockShortfallFound') await inventory.endangerOrders.by(event as never);
        if (event.type === 'StockShortfallEased') await inventory.secureOrders.by(event as never);
      }
    };
    const isEndangered = async (orderId: string): Promise<boolean> =>
      nextSteps(await bench.order(orderId)).some(({ name }) => name === 'stock-endangered');
    const count = (counted: number, locationId = 'berlin') =>
      give({
        type: 'CountStock',
        data: { sku: 'TEA', locationId, counted, countedAt: bench.now(), reference: `count-${counted}` },
      });

    it('is named to a person, who can source it anew', async () => {
      await bench.receive('TEA', 2);
      await place('o1', ['TEA', 1]);
      await place('o2', ['TEA', 1]);
      await count(1);
      await endanger();
      await endanger();
      expect(nextSteps(await bench.order('o1')).map(({ name }) => name)).not.toContain('stock-endangered');
      expect(
        nextSteps(await bench.order('o2')).find(({ name }) => name === 'stock-endangered'),
      ).toMatchObject({
        kind: 'decision',
        key: 'stock-endangered:TEA',
        actions: ['retry', 'dismiss', 'cancel'],
      });
      await bench.tell('o2', {
        type: 'ExceptionResolved',
        data: { step: 'stock-endangered:TEA', resolution: 'retry', reason: 'look elsewhere' },
      });
      await inventory.duties.doOwed('o2', bench.because('o2'));
      expect(await bench.answers('o2')).toEqual([
        'StockReserved',
        'StockEndangered',
        'ReservationDisplaced',
        'StockBackordered',
      ]);
      expect((await bench.item('TEA')).reserved).toBe(1);
    });

    it('is left alone again when there is enough after all, however often it is told', async () => {
      await bench.receive('TEA', 2);
      await place('o1', ['TEA', 1]);
      await place('o2', ['TEA', 1]);
      await count(0);
      await endanger();
      expect([await isEndangered('o1'), await isEndangered('o2')]).toEqual([true, true]);
      await bench.receive('TEA', 1);
      await endanger();
      expect([await isEndangered('o1'), await isEndangered('o2')]).toEqual([false, true]);
      await bench.receive('TEA', 1);
      await endanger();
      await endanger();
      expect([await isEndangered('o1'), await isEndangered('o2')]).toEqual([false, false]);
      expect(await bench.answers('o2')).toEqual(['StockReserved', 'StockEndangered', 'StockSecured']);
    });

    it('is not named where there was enough again before it heard of it', async () => {
      await bench.receive('TEA', 1);
      await place('o1', ['TEA', 1]);
      await count(0);
      await bench.receive('TEA', 1);
      await endanger();
      expect(await bench.answers('o1')).toEqual(['StockReserved']);
    });

    it('is sourced anew at once where it was to leave from a place that has not got it', async () => {
      await bench.receive('TEA', 1, 'berlin');
      await bench.receive('TEA', 1, 'hamburg');
      await place('o1', ['TEA', 1]);
      const shipment = { shipmentId: '1', lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }] };
      await bench.tell('o1', facts.routed([{ ...shipment, locationId: 'berlin' }]));
      await inventory.allocateStock.forOrder('o1', bench.because('o1'));
      await give({
        type: 'SellStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 1, soldAt: bench.now(), reference: 'till-1' },
      });
      await endanger();
      const order = await bench.order('o1');
      expect(order.reservation).toMatchObject({ status: 'reserved', attempt: 2 });
      expect(order.routing.exclusions).toEqual([{ locationId: 'berlin', sku: 'TEA' }]);
      expect(order.shipments.map(({ status }) => status)).toEqual(['dropped']);
      expect((await bench.item('TEA')).locations.get('berlin')).toMatchObject({ onHand: 0, allocated: 0 });
    });
  });

  describe('whose checkout held it', () => {
    const hold = (holdId: string, quantity: number, ttlMs = 60_000) =>
      inventory.holds.open(
        { holdId, channelId: 'web', items: [{ sku: 'TEA', quantity }], ttlMs },
        bench.because(holdId),
      );
    const placeHeld = async (orderId: string, checkoutHoldId: string, quantity: number): Promise<void> => {
      const line = facts.line({ lineId: '1', sku: 'TEA', quantity });
      await bench.tell(orderId, facts.placed([line], { orderId, channelId: 'web', checkoutHoldId }));
      await reserve(orderId);
    };

    it('gets what was held, though others would have it', async () => {
      await bench.receive('TEA', 1);
      await hold('h1', 1);
      await place('o1', ['TEA', 1]);
      await placeHeld('o2', 'h1', 1);
      expect((await reservation('o2')).status).toBe('reserved');
      expect((await reservation('o1')).status).toBe('backordered');
    });

    it('takes over the units, and closes the hold', async () => {
      await bench.receive('TEA', 2);
      await hold('h1', 2);
      await placeHeld('o1', 'h1', 1);
      const item = await bench.item('TEA');
      expect([item.reserved, item.held]).toEqual([1, 0]);
      expect(await inventory.holds.find('h1')).toMatchObject({ status: 'ordered', orderId: 'o1' });
    });

    it('has nothing any more when its time was up', async () => {
      await bench.receive('TEA', 1);
      await hold('h1', 1);
      bench.passTime(60_000);
      await place('o1', ['TEA', 1]);
      expect((await reservation('o1')).status).toBe('reserved');
    });

    it('is refused what is not there, and keeps nothing of the rest', async () => {
      await bench.receive('CUP', 1);
      await bench.receive('TEA', 1);
      const items = [
        { sku: 'CUP', quantity: 1 },
        { sku: 'TEA', quantity: 2 },
      ];
      await expect(
        inventory.holds.open({ holdId: 'h1', channelId: 'web', items, ttlMs: 60_000 }, bench.because('h1')),
      ).rejects.toMatchObject({ status: 409, code: 'not-available' });
      expect((await bench.item('CUP')).held).toBe(0);
    });
  });
});
