import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransientFault } from '@throughline/kernel';
import { facts, StockBook } from '@throughline/testing';
import { InventoryBench } from '../inventory-bench.js';

const ORDERS = 200;
const UNITS = 50;

const orderIds = Array.from({ length: ORDERS }, (_, index) => `order-${index}`);

describe(`${ORDERS} orders at once for ${UNITS} units`, () => {
  let directory: string;
  let bench: InventoryBench;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'inventory-'));
    bench = new InventoryBench(join(directory, 'events.sqlite'));
    await bench.receive('TEA', UNITS);
    await Promise.all(
      orderIds.map((orderId) => bench.tell(orderId, facts.placed([facts.line()], { orderId }))),
    );
  });
  afterEach(async () => {
    await bench.dispose();
    rmSync(directory, { recursive: true });
  });

  const outcomes = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const orderId of orderIds) {
      const { status } = (await bench.order(orderId)).reservation;
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  };

  it(`reserve exactly ${UNITS}`, async () => {
    const inventory = bench.process();
    await Promise.all(
      orderIds.map((orderId) => inventory.reserveStock.forOrder(orderId, bench.because(orderId))),
    );
    expect(await outcomes()).toEqual({ reserved: UNITS, backordered: ORDERS - UNITS });
    const item = await bench.item('TEA');
    expect([item.reserved, item.queue.length]).toEqual([UNITS, ORDERS - UNITS]);
    expect(new StockBook().follow(await bench.events())).toEqual([]);
  });

  it('reserve no unit more in four processes, though those do not take turns with each other', async () => {
    const processes = Array.from({ length: 4 }, () => bench.process());
    const reserve = async (orderId: string, index: number): Promise<void> => {
      const inventory = processes[index % processes.length];
      try {
        await inventory?.reserveStock.forOrder(orderId, bench.because(orderId));
      } catch (error) {
        // Whoever loses too many races is delivered the message again.
        if (!(error instanceof TransientFault)) throw error;
        await reserve(orderId, index);
      }
    };
    await Promise.all(orderIds.map(reserve));
    expect(await outcomes()).toEqual({ reserved: UNITS, backordered: ORDERS - UNITS });
    const item = await bench.item('TEA');
    expect([item.reserved, item.queue.length]).toEqual([UNITS, ORDERS - UNITS]);
  });

  it('get what comes in while they reserve, in the order of the queue', async () => {
    const inventory = bench.process();
    const work = orderIds.map((orderId) => inventory.reserveStock.forOrder(orderId, bench.because(orderId)));
    const receipts = Array.from({ length: 10 }, () => bench.receive('TEA', 5));
    await Promise.all([...work, ...receipts]);
    const served = (await bench.events()).filter(({ type }) => type === 'QueuedReservationPlaced');
    await Promise.all(
      served.map(({ data }) => {
        const { orderId } = data as { orderId: string };
        return inventory.reserveStock.forOrder(orderId, bench.because(orderId));
      }),
    );
    expect(await outcomes()).toEqual({ reserved: 2 * UNITS, backordered: ORDERS - 2 * UNITS });
  });
});
