import { InventoryBench } from '../inventory-bench.js';
import { SERVED_PER_APPEND_MAX } from './queue.js';

const WAITING = SERVED_PER_APPEND_MAX * 2 + 1;

describe("the stock items' streams", () => {
  let bench: InventoryBench;

  beforeEach(() => {
    bench = new InventoryBench();
  });
  afterEach(() => bench.dispose());

  it('serve a queue of any length when stock comes in', async () => {
    const { stock } = bench.process();
    for (let index = 0; index < WAITING; index += 1) {
      const data = { sku: 'TEA', orderId: `order-${index}`, attempt: 1, quantity: 1 };
      await stock.handle({ type: 'ReserveItem', data }, bench.because(data.orderId));
    }
    const handled = await stock.handle(
      {
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: WAITING, reference: 'r1' },
      },
      bench.because('TEA'),
    );
    expect(handled.outcome).toBe('accept');
    expect([handled.state.reserved, handled.state.queue.length]).toEqual([WAITING, 0]);
    expect((await bench.item('TEA')).reserved).toBe(WAITING);
  });

  it("do not wait for the revision of an order's message", async () => {
    const { stock } = bench.process();
    const because = { ...bench.because('o1'), atLeastRevision: 99 };
    const data = { sku: 'TEA', orderId: 'o1', attempt: 1, quantity: 1 };
    expect(await stock.handle({ type: 'ReserveItem', data }, because)).toMatchObject({ outcome: 'accept' });
  });
});
