import { stockItemOf, type StockEvent, type StockShortfallFound } from '@throughline/contracts';
import type { Entry } from './open-entries.js';
import { freeAt, freeOf, type StockItem } from './stock-item.js';
import { evolve } from './stock.evolve.js';

/** Queue places that one append serves; `ServeQueue` goes on with the rest. */
export const SERVED_PER_APPEND_MAX = 500;

/** Orders that one shortfall names, newest first: who is named is looked at before the others. */
export const ENDANGERED_ORDERS_MAX = 1_000;

export const factOf = (sku: string) => ({ item: stockItemOf(sku), sku });

const after = (item: StockItem, events: readonly StockEvent[]): StockItem => events.reduce(evolve, item);

/** Units promised beyond what there is: over the network, or summed over the locations that lack them. */
export function shortfallOf(item: StockItem): number {
  let missing = 0;
  for (const locationId of item.locations.keys()) missing += Math.max(0, -freeAt(item, locationId));
  return Math.max(missing, -freeOf(item), 0);
}

/** The newest entries whose units come to `missing`. */
function newestWith(missing: number, entries: readonly Entry[], unitsOf: (entry: Entry) => number): Entry[] {
  const found: Entry[] = [];
  let left = missing;
  for (const entry of entries) {
    if (left <= 0) break;
    const units = unitsOf(entry);
    if (units > 0) found.push(entry);
    left -= units;
  }
  return found;
}

const allocatedUnits = (entry: Entry, locationId?: string): number =>
  entry.allocated
    .filter((allocation) => locationId === undefined || allocation.locationId === locationId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

function endangeredBy(item: StockItem): string[] {
  const entries = item.entries.newestFirst();
  const endangered = new Set(
    newestWith(-freeOf(item), entries, (entry) => entry.reserved + allocatedUnits(entry)),
  );
  for (const locationId of item.locations.keys()) {
    const missing = -freeAt(item, locationId);
    for (const entry of newestWith(missing, entries, (each) => allocatedUnits(each, locationId))) {
      endangered.add(entry);
    }
  }
  return entries.filter((entry) => endangered.has(entry)).map(({ orderId }) => orderId);
}

const shortfall = (sku: string, item: StockItem): StockShortfallFound => ({
  type: 'StockShortfallFound',
  data: {
    ...factOf(sku),
    quantity: shortfallOf(item),
    endangeredOrderIds: endangeredBy(item).slice(0, ENDANGERED_ORDERS_MAX),
  },
});

/** The queue's heads that fit, strictly in order: the first that does not fit keeps all behind it waiting. */
function servedQueue(sku: string, item: StockItem): StockEvent[] {
  const served: StockEvent[] = [];
  let free = freeOf(item);
  for (const orderId of item.queue.slice(0, SERVED_PER_APPEND_MAX)) {
    const entry = item.entries.get(orderId);
    if (!entry || entry.queued > free) break;
    const { attempt, queued: quantity } = entry;
    served.push({ type: 'QueuedReservationPlaced', data: { ...factOf(sku), orderId, attempt, quantity } });
    free -= quantity;
  }
  return served;
}

/** These facts, and what follows from them in the same append: a shortfall that grew, the queue's heads that now fit. */
export function withConsequences(
  sku: string,
  item: StockItem,
  events: readonly StockEvent[],
): readonly StockEvent[] {
  const next = after(item, events);
  const found = shortfallOf(next) > shortfallOf(item) ? [shortfall(sku, next)] : [];
  return [...events, ...found, ...servedQueue(sku, next)];
}
