import type { ChannelSettings, StoredEvent } from '@throughline/contracts';
import { nextSteps } from '@throughline/order';
import { facts } from '@throughline/testing';
import { InventoryBench, SETTLE_MS, type InventoryProcess } from '../inventory-bench.js';

type Wants = readonly (readonly [sku: string, quantity: number])[];

describe('an order that gives way to a more urgent one', () => {
  let bench: InventoryBench;
  let inventory: InventoryProcess;
  let told = 0;

  beforeEach(() => {
    bench = new InventoryBench();
    inventory = bench.process();
    told = 0;
    setChannel({ channelId: 'urgent', lane: 1, displacesFromLane: 5 });
    setChannel({ channelId: 'web' });
  });
  afterEach(() => bench.dispose());

  const setChannel = (settings: Partial<ChannelSettings>): void =>
    bench.settings.apply({
      type: 'ChannelSet',
      data: { settings: { reservationTtlMs: 3_600_000, ...settings }, reason: 'test' },
    } as unknown as StoredEvent);
  const lineOf = ([sku, quantity]: Wants[number], index: number) => ({
    lineId: String(index + 1),
    sku,
    quantity,
  });
  const place = async (channelId: string, orderId: string, ...wants: Wants): Promise<void> => {
    const lines = wants.map((want, index) => facts.line(lineOf(want, index)));
    await bench.tell(orderId, facts.placed(lines, { orderId, channelId }));
    await inventory.reserveStock.forOrder(orderId, bench.because(orderId));
  };
  const route = (orderId: string, ...wants: Wants) =>
    bench.tell(orderId, facts.routed([{ shipmentId: '1', locationId: 'berlin', lines: wants.map(lineOf) }]));
  /** As the messages of the facts since the last time would. */
  const hear = async (): Promise<void> => {
    const events = await bench.events();
    for (const event of events.slice(told)) {
      const { type, data, correlationId } = event;
      if (type === 'ReservationYielded') {
        const { orderId, sku } = data as { orderId: string; sku: string };
        await inventory.displaceOrder.ifItWaits(orderId, sku, bench.because(orderId));
      }
      if (type === 'ReservationDisplaced') {
        await inventory.releaseStock.forOrder(correlationId, bench.because(correlationId));
      }
      if (type === 'QueuedReservationPlaced') {
        const { orderId } = data as { orderId: string };
        await inventory.reserveStock.forOrder(orderId, bench.because(orderId));
      }
    }
    told = events.length;
  };
  const hearAll = async (): Promise<void> => {
    while (told < (await bench.events()).length) await hear();
  };
  const reservation = async (orderId: string) => (await bench.order(orderId)).reservation;

  it('waits in the place that it had, and gets the next that comes', async () => {
    await bench.receive('TEA', 1);
    await place('web', 'first', ['TEA', 1]);
    await place('web', 'second', ['TEA', 1]);
    await place('urgent', 'vip', ['TEA', 1]);
    await hearAll();
    expect(await reservation('vip')).toMatchObject({ status: 'reserved' });
    expect(await reservation('first')).toMatchObject({ status: 'backordered', attempt: 2 });
    expect(await bench.answers('first')).toEqual([
      'StockReserved',
      'ReservationDisplaced',
      'StockBackordered',
      'StockReleased',
    ]);
    await bench.receive('TEA', 1);
    await hearAll();
    expect(await reservation('first')).toMatchObject({ status: 'reserved', attempt: 2 });
    expect(await reservation('second')).toMatchObject({ status: 'backordered' });
  });

  it('keeps nothing that others wait for', async () => {
    await bench.receive('POT', 1);
    await bench.receive('TEA', 1);
    await place('web', 'first', ['POT', 1], ['TEA', 1]);
    await place('web', 'second', ['TEA', 1]);
    await place('urgent', 'vip', ['POT', 1]);
    await hearAll();
    expect(await reservation('first')).toMatchObject({
      status: 'backordered',
      waitingFor: { sku: 'POT', quantity: 1 },
    });
    expect(await reservation('second')).toMatchObject({ status: 'reserved' });
  });

  it('is not shipped from where it was routed, if it hears of it before or after', async () => {
    for (const hearsFirst of [true, false]) {
      const [orderId, vip] = [`first-${String(hearsFirst)}`, `vip-${String(hearsFirst)}`];
      await bench.receive('TEA', 1);
      await place('web', orderId, ['TEA', 1]);
      await route(orderId, ['TEA', 1]);
      await place('urgent', vip, ['TEA', 1]);
      if (hearsFirst) await hearAll();
      await inventory.allocateStock.forOrder(orderId, bench.because(orderId));
      await hearAll();
      const order = await bench.order(orderId);
      expect(order.reservation).toMatchObject({ status: 'backordered', attempt: 2 });
      expect(order.shipments.map(({ status }) => status)).toEqual(['dropped']);
      expect(await reservation(vip)).toMatchObject({ status: 'reserved' });
      await bench.receive('TEA', 1);
      await hearAll();
      expect(await reservation(orderId)).toMatchObject({ status: 'reserved' });
    }
  });

  it('of which a part is on its way keeps that part, and goes on once the rest is there', async () => {
    setChannel({ channelId: 'web', shortage: 'ship-available' });
    await bench.receive('POT', 1);
    await place('web', 'first', ['POT', 1], ['TEA', 1]);
    await route('first', ['POT', 1]);
    await inventory.allocateStock.forOrder('first', bench.because('first'));
    await bench.tell('first', facts.released('1', [{ lineId: '1', sku: 'POT', quantity: 1 }] as never));
    await bench.receive('TEA', 1);
    await hearAll();
    expect(await reservation('first')).toMatchObject({ status: 'reserved', backordered: [] });
    await place('urgent', 'vip', ['TEA', 1]);
    await hearAll();
    const order = await bench.order('first');
    expect(order.reservation).toMatchObject({
      status: 'backordered',
      attempt: 1,
      waitingFor: { sku: 'TEA', quantity: 1 },
    });
    expect(order.shipments.map(({ status }) => status)).toEqual(['released']);
    expect((await bench.item('POT')).entries.get('first')?.allocated).toHaveLength(1);
    await bench.receive('TEA', 1);
    await hearAll();
    expect(await reservation('first')).toMatchObject({ status: 'reserved', attempt: 1 });
  });

  it('that is waiting for something else asks for all of it again', async () => {
    await bench.receive('POT', 1);
    await place('web', 'first', ['POT', 1], ['TEA', 1]);
    await place('urgent', 'vip', ['POT', 1]);
    await hearAll();
    await bench.receive('TEA', 1);
    await hearAll();
    expect(await reservation('first')).toMatchObject({
      status: 'backordered',
      waitingFor: { sku: 'POT', quantity: 1 },
    });
    await bench.receive('POT', 1);
    await hearAll();
    expect(await reservation('first')).toMatchObject({ status: 'reserved' });
  });

  it('while it is being reserved is not confirmed with what it has no more', async () => {
    await bench.receive('TEA', 1);
    const line = facts.line({ lineId: '1', sku: 'TEA', quantity: 1 });
    await bench.tell('first', facts.placed([line], { orderId: 'first', channelId: 'web' }));
    const data = { sku: 'TEA', orderId: 'first', attempt: 1, quantity: 1, channelId: 'web' };
    await inventory.stock.handle({ type: 'ReserveItem', data }, bench.because('first'));
    await place('urgent', 'vip', ['TEA', 1]);
    await hearAll();
    expect(await reservation('first')).toMatchObject({ status: 'backordered', attempt: 2 });
  });

  it('hears of it from the sweep where the message was lost', async () => {
    await bench.receive('TEA', 1);
    await place('web', 'first', ['TEA', 1]);
    await place('urgent', 'vip', ['TEA', 1]);
    for (const event of await bench.events()) inventory.unsettled.apply(event);
    bench.passTime(SETTLE_MS);
    await inventory.sweep.sweep();
    expect(await reservation('first')).toMatchObject({ status: 'backordered', attempt: 2 });
    expect(nextSteps(await bench.order('first')).map(({ name }) => name)).toContain('await-stock');
  });

  it('hears of it once, however often it is told', async () => {
    await bench.receive('TEA', 1);
    await place('web', 'first', ['TEA', 1]);
    await place('urgent', 'vip', ['TEA', 1]);
    await hearAll();
    told = 0;
    await hearAll();
    const answers = await bench.answers('first');
    expect(answers.filter((type) => type === 'ReservationDisplaced')).toHaveLength(1);
  });
});
