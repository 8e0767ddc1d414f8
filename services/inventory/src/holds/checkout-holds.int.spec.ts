import { InventoryBench, type InventoryProcess } from '../inventory-bench.js';
import { HOLD_LIFETIME_MS_MAX } from './checkout-holds.js';

const HOUR_MS = 3_600_000;

describe("a checkout's hold that is extended", () => {
  let bench: InventoryBench;
  let inventory: InventoryProcess;

  beforeEach(async () => {
    bench = new InventoryBench();
    inventory = bench.process();
    await bench.receive('TEA', 1);
    const items = [{ sku: 'TEA', quantity: 1 }];
    await inventory.holds.open(
      { holdId: 'h1', channelId: 'web', items, ttlMs: HOUR_MS },
      bench.because('h1'),
    );
  });
  afterEach(() => bench.dispose());

  const extend = (ttlMs = HOUR_MS) => inventory.holds.extend('h1', ttlMs, bench.because('h1'));

  it('lasts for a day beyond what it was opened for, and no longer', async () => {
    for (let passedMs = 0; passedMs < HOLD_LIFETIME_MS_MAX; passedMs += HOUR_MS / 2) {
      bench.passTime(HOUR_MS / 2);
      await extend();
    }
    await expect(extend(HOUR_MS + 1)).rejects.toMatchObject({ status: 409, code: 'hold-too-long' });
    expect((await extend()).status).toBe('open');
  });

  it('holds nothing any more when its time is up', async () => {
    bench.passTime(HOUR_MS);
    await expect(extend()).rejects.toMatchObject({ status: 409, code: 'hold-expired' });
    expect((await bench.item('TEA')).reserved).toBe(0);
  });
});
