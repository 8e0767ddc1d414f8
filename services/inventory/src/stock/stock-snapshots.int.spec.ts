import { openReadStore, type ReadStore } from '@throughline/read-store';
import { InventoryBench } from '../inventory-bench.js';
import { availableTo } from './supply.js';
import { openRules } from './supply-rules.js';
import { SNAPSHOT_EVERY_EVENTS, StockSnapshots } from './stock-snapshots.js';

const STREAM = 'stock-TEA';

describe('an item that is written down', () => {
  let bench: InventoryBench;
  let readStore: ReadStore;

  beforeEach(async () => {
    bench = new InventoryBench();
    readStore = await openReadStore({ path: ':memory:' });
  });
  afterEach(async () => {
    await bench.dispose();
    await readStore.close();
  });

  const snapshots = async (): Promise<StockSnapshots> => {
    const opened = new StockSnapshots(readStore, { warn: () => undefined });
    await opened.onModuleInit();
    return opened;
  };
  const receive = async (from: number, until: number, written: StockSnapshots): Promise<void> => {
    const inventory = bench.process(undefined, { snapshots: written });
    for (let number = from; number < until; number += 1) {
      const data = { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: `r-${number}` };
      await inventory.stock.handle({ type: 'ReceiveStock', data }, bench.because('TEA'));
    }
  };

  it('is not before it has a past', async () => {
    const written = await snapshots();
    await receive(0, SNAPSHOT_EVERY_EVENTS - 1, written);
    expect(await written.load(STREAM)).toBeUndefined();
  });

  it('is read by a new process, which reads the facts behind it alone', async () => {
    await receive(0, SNAPSHOT_EVERY_EVENTS + 5, await snapshots());
    const written = await (await snapshots()).load(STREAM);
    expect(written?.revision).toBe(SNAPSHOT_EVERY_EVENTS - 1);
    const fromRevisions: unknown[] = [];
    const { readStream } = bench.store;
    bench.store.readStream = (stream, options) => {
      fromRevisions.push(options?.fromRevision);
      return readStream.call(bench.store, stream, options);
    };
    const inventory = bench.process(undefined, { snapshots: await snapshots() });
    const { state, revision } = await inventory.stock.latest('TEA');
    expect(revision).toBe(SNAPSHOT_EVERY_EVENTS + 4);
    expect(availableTo(state, openRules(bench.now()), 'web')).toBe(SNAPSHOT_EVERY_EVENTS + 5);
    expect(fromRevisions).toEqual([SNAPSHOT_EVERY_EVENTS]);
  });
});
