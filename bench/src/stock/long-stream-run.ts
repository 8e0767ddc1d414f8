import type { NewEvent, StockEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { openReadStore, type ReadStore } from '@throughline/read-store';
import { StockSnapshots, type InventoryProcess } from '@throughline/inventory/bench';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteBulk } from '../console/sqlite-bulk.js';
import { quantile } from '../quantile.js';
import { StockWorld } from './stock-world.js';

const SKU = 'TEA';
const STREAM = `stock-${SKU}`;

/** Movements that are written in one transaction. */
const MOVEMENTS_AT_ONCE = 20_000;

const LATER_DECISIONS = 5_000;

export interface LongStreamResult {
  readonly movements: number;
  /** From opening the store to the first decision on the item, its commit included. */
  readonly firstFromSnapshotMs: number;
  readonly firstFromBeginningMs: number;
  readonly laterP50Ms: number;
  readonly laterP99Ms: number;
}

/** One unit comes in, is promised to an order, set aside and shipped: four movements. */
function movement(number: number): StockEvent {
  const fact = { item: SKU, sku: SKU, quantity: 1 };
  const cycle = Math.floor(number / 4);
  const order = { ...fact, orderId: `past-${cycle}`, attempt: 1 };
  const part = { ...order, shipmentId: '1', locationId: 'berlin' };
  switch (number % 4) {
    case 0:
      return { type: 'StockReceived', data: { ...fact, locationId: 'berlin', reference: `r-${cycle}` } };
    case 1:
      return { type: 'ReservationPlaced', data: { ...order, channelId: 'web' } };
    case 2:
      return { type: 'ReservationAllocated', data: { ...part, routing: 1 } };
    default:
      return { type: 'AllocationIssued', data: part };
  }
}

export const stamped = (fact: StockEvent): NewEvent => ({
  ...fact,
  id: uuidv7(),
  schemaVersion: 1,
  occurredAt: '2026-01-05T10:00:00.000Z',
  correlationId: fact.data.item,
  causationId: uuidv7(),
  actor: 'service:inventory',
  producer: 'inventory',
});

async function write(folder: string, movements: number): Promise<void> {
  const bulk = new SqliteBulk(folder);
  for (let first = 0; first < movements; first += MOVEMENTS_AT_ONCE) {
    const count = Math.min(MOVEMENTS_AT_ONCE, movements - first);
    const events = Array.from({ length: count }, (_, index) => stamped(movement(first + index)));
    await bulk.appendAll([{ stream: STREAM, before: first + NO_STREAM, events }]);
  }
  bulk.close();
}

async function reserveOne(world: StockWorld, inventory: InventoryProcess, orderId: string): Promise<void> {
  const data = { sku: SKU, orderId, attempt: 1, quantity: 1, channelId: 'web' };
  const { outcome } = await inventory.stock.handle(
    { type: 'ReserveItem', data },
    world.bench.because(orderId),
  );
  if (outcome !== 'accept') throw new Error(`${orderId}: ${outcome}`);
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

async function openSnapshots(readStore: ReadStore): Promise<StockSnapshots> {
  const snapshots = new StockSnapshots(readStore, { warn: () => undefined });
  await snapshots.onModuleInit();
  return snapshots;
}

/** The state is written down in the background: waits until it is there. */
async function writeSnapshot(world: StockWorld, readStore: ReadStore): Promise<void> {
  const snapshots = await openSnapshots(readStore);
  await world.bench.process(undefined, { snapshots }).stock.latest(SKU);
  while (!(await snapshots.load(STREAM))) await pause(10);
}

const SNAPSHOTS_FILE = 'snapshots.sqlite';

/** An item with a long past: how soon it can be decided on after a start, and how fast from then on. */
export async function runLongStream(movements: number): Promise<LongStreamResult> {
  const world = new StockWorld();
  try {
    await world.close();
    await write(world.folder, movements);
    await world.restart();
    const firstFromBeginningMs = await timed(() => reserveOne(world, world.bench.process(), 'first'));
    let readStore = await openReadStore({ path: join(world.folder, SNAPSHOTS_FILE) });
    await writeSnapshot(world, readStore);
    await readStore.close();

    await world.close();
    const startedAt = performance.now();
    await world.restart();
    readStore = await openReadStore({ path: join(world.folder, SNAPSHOTS_FILE) });
    const inventory = world.bench.process(undefined, { snapshots: await openSnapshots(readStore) });
    await reserveOne(world, inventory, 'second');
    const firstFromSnapshotMs = performance.now() - startedAt;
    const later: number[] = [];
    for (let number = 0; number < LATER_DECISIONS; number += 1) {
      later.push(await timed(() => reserveOne(world, inventory, `later-${number}`)));
    }
    await readStore.close();
    const [laterP50Ms, laterP99Ms] = [quantile(later, 0.5), quantile(later, 0.99)];
    return { movements, firstFromSnapshotMs, firstFromBeginningMs, laterP50Ms, laterP99Ms };
  } finally {
    await world.remove();
  }
}
