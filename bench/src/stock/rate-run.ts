import { openRacingChannels, racingChannels, type InventoryProcess } from '@throughline/inventory/bench';
import { quantile } from '../quantile.js';
import { inFlight, steadily } from './flight.js';
import { decide, reserve, type Reserving } from './reserving.js';
import { StockWorld } from './stock-world.js';

/** Orders that are reserved at once. */
const IN_FLIGHT = 1_024;

/** Before the measured ones: compilers and caches are warm, as in a service that has been up for a while. */
const WARM_UP_ORDERS = 3_000;

export interface Demand {
  readonly orders: number;
  /** Different items; 1 for a hot one. */
  readonly items: number;
  /** Channels that share some of their locations with each other; one that may have everything where absent. */
  readonly isOverChannels?: boolean;
  /** Units per order: below 1, some have to wait. */
  readonly unitsPerOrder?: number;
  readonly batchSizeMax?: number;
}

export interface Rates {
  /** From the order's message to `ReservationPlaced` on the item. */
  readonly decisionsPerSecond: number;
  /** From the order's message to `StockReserved` on the order. */
  readonly reservationsPerSecond: number;
}

export interface Latency {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const LOCATIONS = ['berlin', 'hamburg', 'vendor'] as const;

const skuOf = (number: number, items: number): string => (items === 1 ? 'TEA' : `TEA-${number % items}`);

interface Opened {
  readonly world: StockWorld;
  readonly inventory: InventoryProcess;
  place(prefix: string, count: number): ReturnType<StockWorld['place']>;
}

async function open(demand: Demand): Promise<Opened> {
  const { orders, items, isOverChannels = false, unitsPerOrder = 1, batchSizeMax } = demand;
  const world = new StockWorld();
  if (isOverChannels) openRacingChannels(world.bench);
  const units = Math.ceil(((orders + WARM_UP_ORDERS) * unitsPerOrder) / items);
  const inventory = world.bench.process(undefined, batchSizeMax === undefined ? {} : { batchSizeMax });
  const skus = Array.from({ length: items }, (_, number) => skuOf(number, items));
  await inFlight(skus, IN_FLIGHT, async (sku) => {
    for (const locationId of LOCATIONS) {
      const data = { sku, locationId, quantity: Math.ceil(units / LOCATIONS.length), reference: locationId };
      await inventory.stock.handle({ type: 'ReceiveStock', data }, world.bench.because(sku));
    }
  });
  const channels = isOverChannels ? racingChannels : ['web'];
  const place: Opened['place'] = (prefix, count) =>
    world.place(prefix, count, (number) => ({
      sku: skuOf(number, items),
      channelId: channels[number % channels.length] ?? 'web',
    }));
  const warmUp = await place('warm-up', WARM_UP_ORDERS);
  await inFlight(warmUp, IN_FLIGHT, (message) => reserve(inventory, message));
  return { world, inventory, place };
}

/** Orders that are placed before they are reserved: what a burst comes to. What is only placed is not measured. */
const ROUND_ORDERS = 4_096;

type Messages = Awaited<ReturnType<Opened['place']>>;

/** All orders of the demand, a round at a time, each freshly placed. */
async function inRounds(
  demand: Demand,
  run: (inventory: InventoryProcess, messages: Messages) => Promise<void>,
): Promise<void> {
  const { world, inventory, place } = await open(demand);
  try {
    for (let first = 0; first < demand.orders; first += ROUND_ORDERS) {
      const messages = await place(`order-${first}`, Math.min(ROUND_ORDERS, demand.orders - first));
      await run(inventory, messages);
    }
  } finally {
    await world.remove();
  }
}

async function rateOf(demand: Demand, reserving: Reserving): Promise<number> {
  let elapsedMs = 0;
  await inRounds(demand, async (inventory, messages) => {
    const startedAt = performance.now();
    await inFlight(messages, IN_FLIGHT, (message) => reserving(inventory, message));
    elapsedMs += performance.now() - startedAt;
  });
  return demand.orders / (elapsedMs / 1_000);
}

export const measureRates = async (demand: Demand): Promise<Rates> => ({
  decisionsPerSecond: await rateOf(demand, decide),
  reservationsPerSecond: await rateOf(demand, reserve),
});

/** How long it takes at a steady rate. */
async function latencyOf(demand: Demand, perSecond: number, reserving: Reserving): Promise<Latency> {
  const took: number[] = [];
  await inRounds(demand, async (inventory, messages) => {
    took.push(...(await steadily(messages, perSecond, (message) => reserving(inventory, message))));
  });
  return { perSecond, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
}

export interface Latencies {
  readonly decision: Latency;
  readonly reservation: Latency;
}

/** At half of what can be done. */
export const measureLatencies = async (demand: Demand, rates: Rates): Promise<Latencies> => ({
  decision: await latencyOf(demand, rates.decisionsPerSecond / 2, decide),
  reservation: await latencyOf(demand, rates.reservationsPerSecond / 2, reserve),
});
