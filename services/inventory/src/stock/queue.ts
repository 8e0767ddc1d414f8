import type { QueuedReservationPlaced } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import type { Entry } from './open-entries.js';
import { waitingKey, type StockItem } from './stock-item.js';
import { evolve } from './stock.evolve.js';
import { askerOf, placeable } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Queue places that one append serves; `ServeQueue` goes on with the rest. */
export const SERVED_PER_APPEND_MAX = 300;

export interface Served {
  readonly events: readonly QueuedReservationPlaced[];
  /** The item after them. */
  readonly item: StockItem;
}

/**
 * Those who wait and can have all that they wait for, in the order of the queue. Nobody is passed by somebody who
 * could have taken from the same shelves: an order that does not fit keeps all behind it waiting that it competes with,
 * and nobody else.
 */
export function servedQueue(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
  servedMax = SERVED_PER_APPEND_MAX,
): Served {
  const events: QueuedReservationPlaced[] = [];
  let state = item;
  for (;;) {
    const served = servedOnce(sku, state, rules, servedMax - events.length);
    events.push(...served.events);
    state = served.item;
    // A pool that was drawn from may have kept units from others that came from elsewhere.
    if (!served.events.some(({ data }) => (data.fromPool ?? 0) > 0)) return { events, item: state };
  }
}

function servedOnce(sku: string, item: StockItem, rules: SupplyRules, servedMax: number): Served {
  const events: QueuedReservationPlaced[] = [];
  const blocked = new Set<string>();
  let state = item;
  for (const orderId of item.queue) {
    if (events.length >= servedMax || blocked.size >= state.waiting.size) break;
    const entry = item.entries.get(orderId);
    if (!entry || blocked.has(waitingKey(entry))) continue;
    const event = placeInQueue(sku, state, rules, entry);
    if (event) {
      events.push(event);
      state = evolve(state, event);
    } else blocked.add(waitingKey(entry));
  }
  return { events, item: state };
}

function placeInQueue(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
  entry: Entry,
): QueuedReservationPlaced | undefined {
  const { orderId, attempt, queued: quantity } = entry;
  const { units, fromPool } = placeable(item, rules, askerOf(entry), quantity);
  if (units < quantity) return undefined;
  const fact = { ...factOf(sku), orderId, attempt, quantity };
  return { type: 'QueuedReservationPlaced', data: fromPool > 0 ? { ...fact, fromPool } : fact };
}

/** True if somebody who waits could be served at once. */
export const isQueueServable = (sku: string, item: StockItem, rules: SupplyRules): boolean =>
  item.queue.length > 0 && servedQueue(sku, item, rules, 1).events.length > 0;
