import type { OrderEvent } from '@throughline/contracts';
import { facts } from '@throughline/testing';
import { InventoryBench, SETTLE_MS, type InventoryProcess } from '../inventory-bench.js';

const stepFailed = (step: string): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'inventory', reason: 'no progress', attempts: 6, deadLetter: null },
});

const retried = (step: string): OrderEvent => ({
  type: 'ExceptionResolved',
  data: { step, resolution: 'retry', reason: 'again' },
});

const TEA = { lineId: '1', sku: 'TEA', quantity: 1 };

describe('entries that no fact of their order confirmed', () => {
  let bench: InventoryBench;
  let inventory: InventoryProcess;
  let seen = 0;

  beforeEach(async () => {
    bench = new InventoryBench();
    inventory = bench.process();
    seen = 0;
    await bench.receive('TEA', 1);
    await bench.tell('o1', facts.placed([facts.line()], { orderId: 'o1' }));
  });
  afterEach(() => bench.dispose());

  const follow = async (): Promise<void> => {
    const events = await bench.events();
    for (const event of events.slice(seen)) inventory.unsettled.apply(event);
    seen = events.length;
  };
  const sweep = async (): Promise<void> => {
    await follow();
    bench.passTime(SETTLE_MS);
    await inventory.sweep.sweep();
    await follow();
  };
  const unsettled = (): string[] =>
    inventory.unsettled.due('9999-01-01T00:00:00.000Z', 10).map(({ key }) => key);
  const reserveItem = (attempt = 1) =>
    inventory.stock.handle(
      { type: 'ReserveItem', data: { sku: 'TEA', orderId: 'o1', attempt, quantity: 1 } },
      bench.because('o1'),
    );
  const held = async () => (await bench.item('TEA')).entries.get('o1')?.reserved ?? 0;

  it('are none once the order is reserved', async () => {
    await inventory.reserveStock.forOrder('o1', bench.because('o1'));
    await follow();
    expect(unsettled()).toEqual([]);
  });

  it('are none once the order is known to wait', async () => {
    await bench.tell('o2', facts.placed([facts.line({ quantity: 2 })], { orderId: 'o2' }));
    await inventory.reserveStock.forOrder('o2', bench.because('o2'));
    await follow();
    expect(unsettled()).toEqual([]);
  });

  it('are left alone until their time has come', async () => {
    await reserveItem();
    await bench.tell('o1', facts.cancelled());
    await follow();
    bench.passTime(SETTLE_MS - 1);
    await inventory.sweep.sweep();
    expect(await held()).toBe(1);
    bench.passTime(1);
    await inventory.sweep.sweep();
    expect(await held()).toBe(0);
  });

  it('are for the leader to settle where several processes look at them', async () => {
    await reserveItem();
    await bench.tell('o1', facts.cancelled());
    inventory.leadership.revoke();
    await sweep();
    expect(await held()).toBe(1);
    inventory.leadership.grant(2);
    await inventory.sweep.sweep();
    expect(await held()).toBe(0);
  });

  it('go back when they came after their order was cancelled and released', async () => {
    await bench.tell('o1', facts.cancelled());
    await inventory.releaseStock.forOrder('o1', bench.because('o1'));
    await reserveItem();
    await sweep();
    expect(await held()).toBe(0);
    expect(unsettled()).toEqual([]);
  });

  it('go back when they came after the order had got all that it wanted', async () => {
    await inventory.reserveStock.forOrder('o1', bench.because('o1'));
    await bench.tell('o1', ...facts.covered(1000), facts.routed([{ shipmentId: '1', lines: [TEA] }]));
    await inventory.allocateStock.forOrder('o1', bench.because('o1'));
    await bench.tell('o1', facts.released('1', [TEA]), facts.shipped('1', [TEA]));
    await inventory.issueStock.ofOrder('o1', bench.because('o1'));
    await bench.receive('TEA', 1);
    await reserveItem();
    expect(await held()).toBe(1);
    await sweep();
    expect(await held()).toBe(0);
  });

  it.each([
    ['is not through', []],
    ['failed, and a person looks at it', [stepFailed('issue-stock:1')]],
  ])('wait while the goods issue %s, and go back then', async (_, failures) => {
    await inventory.reserveStock.forOrder('o1', bench.because('o1'));
    await bench.tell('o1', ...facts.covered(1000), facts.routed([{ shipmentId: '1', lines: [TEA] }]));
    await inventory.allocateStock.forOrder('o1', bench.because('o1'));
    await bench.tell('o1', facts.released('1', [TEA]), facts.shipped('1', [TEA]));
    await inventory.stock.handle(
      { type: 'IssueAllocation', data: { sku: 'TEA', orderId: 'o1', shipmentId: '1', quantity: 1 } },
      bench.because('o1'),
    );
    if (failures.length > 0) await bench.tell('o1', ...failures);
    await bench.receive('TEA', 1);
    await reserveItem();
    await sweep();
    expect(unsettled()).toEqual(['o1/TEA']);
    if (failures.length > 0) await bench.tell('o1', retried('issue-stock:1'));
    await inventory.issueStock.ofOrder('o1', bench.because('o1'));
    await sweep();
    expect(await held()).toBe(0);
  });

  it('stay while the order is still to be reserved', async () => {
    await reserveItem();
    await sweep();
    expect(await held()).toBe(1);
    expect(unsettled()).toEqual(['o1/TEA']);
  });

  it('resume an order that was not told of its place', async () => {
    await bench.tell('o2', facts.placed([facts.line({ quantity: 2 })], { orderId: 'o2' }));
    await inventory.reserveStock.forOrder('o2', bench.because('o2'));
    await bench.receive('TEA', 1);
    await sweep();
    expect(await bench.answers('o2')).toEqual(['StockBackordered', 'StockReserved']);
    expect(unsettled()).toEqual([]);
  });

  it('are settled where the order has what it wants', async () => {
    await inventory.reserveStock.forOrder('o1', bench.because('o1'));
    const stored = (await bench.events()).find(({ type }) => type === 'ReservationPlaced');
    if (stored) inventory.unsettled.apply(stored);
    bench.passTime(SETTLE_MS);
    await inventory.sweep.sweep();
    expect(await held()).toBe(1);
    expect(unsettled()).toEqual([]);
  });
});
