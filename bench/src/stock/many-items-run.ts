import type { NewEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { availableTo } from '@throughline/inventory/bench';
import { SqliteBulk } from '../console/sqlite-bulk.js';
import { quantile } from '../quantile.js';
import { stamped } from './long-stream-run.js';
import { StockWorld } from './stock-world.js';

const ITEMS_AT_ONCE = 20_000;

/** Items that are asked for, each for the first time since the start. */
const QUESTIONS = 20_000;

/** Before the measured ones. */
const WARM_UP_QUESTIONS = 2_000;

/** Jumps over the items, so that no two questions meet neighbours; prime to any number of items in use. */
const STRIDE = 7_919;

export interface ManyItemsResult {
  readonly items: number;
  readonly questions: number;
  readonly writtenInMs: number;
  readonly availableP50Ms: number;
  readonly availableP99Ms: number;
}

const skuOf = (number: number): string => `SKU-${number}`;

const stocked = (number: number): NewEvent => {
  const sku = skuOf(number);
  const data = { item: sku, sku, locationId: 'berlin', quantity: 10, reference: `r-${number}` };
  return stamped({ type: 'StockReceived', data });
};

async function write(folder: string, items: number): Promise<void> {
  const bulk = new SqliteBulk(folder);
  for (let first = 0; first < items; first += ITEMS_AT_ONCE) {
    const count = Math.min(ITEMS_AT_ONCE, items - first);
    await bulk.appendAll(
      Array.from({ length: count }, (_, index) => ({
        stream: `stock-${skuOf(first + index)}`,
        before: NO_STREAM,
        events: [stocked(first + index)],
      })),
    );
  }
  bulk.close();
}

/** Availability of any item of a large catalogue, none of which is in memory. */
export async function runManyItems(items: number): Promise<ManyItemsResult> {
  const world = new StockWorld();
  try {
    await world.close();
    const startedAt = performance.now();
    await write(world.folder, items);
    const writtenInMs = performance.now() - startedAt;
    await world.restart();
    const inventory = world.bench.process();
    const took: number[] = [];
    for (let question = 0; question < WARM_UP_QUESTIONS + QUESTIONS; question += 1) {
      const sku = skuOf((question * STRIDE) % items);
      const askedAt = performance.now();
      const { state } = await inventory.stock.latest(sku);
      if (availableTo(state, inventory.rules.of(sku), 'web') !== 10)
        throw new Error(`${sku}: not 10 available`);
      if (question >= WARM_UP_QUESTIONS) took.push(performance.now() - askedAt);
    }
    const [availableP50Ms, availableP99Ms] = [quantile(took, 0.5), quantile(took, 0.99)];
    return { items, questions: QUESTIONS, writtenInMs, availableP50Ms, availableP99Ms };
  } finally {
    await world.remove();
  }
}
