import { after, instantOf, uuidv7 } from '@throughline/kernel';
import type { InventoryProcess } from '@throughline/inventory/bench';
import { inFlight } from './flight.js';
import { StockWorld } from './stock-world.js';

const SKU = 'TEA';

/** Checkouts that take place at once. */
const IN_FLIGHT = 512;

/** Before the measured ones: compilers and caches are warm. */
const WARM_UP_CHECKOUTS = 3_000;

/** Those who stay open let their time pass one after the other, long after the run. */
const OPEN_FOR_MS = 3_600_000;
const TTL_MS = 600_000;

export interface HoldsResult {
  readonly checkouts: number;
  /** Held by other checkouts of the item all the while. */
  readonly othersOpen: number;
  /** Checkouts whose hold was placed and ended: two facts each. */
  readonly checkoutsPerSecond: number;
}

/** One checkout: a unit is held, and given back. */
async function checkOut(world: StockWorld, inventory: InventoryProcess, ttlMs: number): Promise<void> {
  const holdId = await hold(world, inventory, ttlMs);
  const data = { sku: SKU, holdId, reason: 'released' } as const;
  await inventory.stock.handle({ type: 'EndCheckoutHold', data }, world.bench.because(holdId));
}

async function hold(world: StockWorld, inventory: InventoryProcess, ttlMs: number): Promise<string> {
  const holdId = uuidv7();
  const expiresAt = after(instantOf(world.bench.clock.now()), ttlMs);
  const data = { sku: SKU, holdId, channelId: 'web', quantity: 1, expiresAt };
  const { outcome } = await inventory.stock.handle(
    { type: 'PlaceCheckoutHold', data },
    world.bench.because(holdId),
  );
  if (outcome !== 'accept') throw new Error(`${holdId}: ${outcome}`);
  return holdId;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

/** Checkouts of one item that come and go while others are open. */
export async function measureHolds(checkouts: number, othersOpen: number): Promise<HoldsResult> {
  const world = new StockWorld();
  try {
    await world.bench.receive(SKU, othersOpen + IN_FLIGHT);
    const inventory = world.bench.process();
    await inFlight(numbers(othersOpen), IN_FLIGHT, async (number) => {
      await hold(world, inventory, OPEN_FOR_MS + number);
    });
    const run = (count: number) =>
      inFlight(numbers(count), IN_FLIGHT, (number) => checkOut(world, inventory, TTL_MS + number));
    await run(WARM_UP_CHECKOUTS);
    const startedAt = performance.now();
    await run(checkouts);
    const checkoutsPerSecond = checkouts / ((performance.now() - startedAt) / 1_000);
    return { checkouts, othersOpen, checkoutsPerSecond };
  } finally {
    await world.remove();
  }
}
