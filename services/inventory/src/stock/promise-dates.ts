import type { QueuePromiseMoved } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import { OrderQueue } from './order-queue.js';
import { servedQueue } from './queue.js';
import { waitingKey, withStockAt, type Incoming, type StockItem } from './stock-item.js';
import { placeable, type Asker } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Promises that one append moves; the next one goes on. */
export const MOVED_PER_APPEND_MAX = 300;

/** What arrives at one time; what is overdue may never. */
interface Arrival {
  readonly expectedAt: string;
  readonly receipts: readonly Incoming[];
}

function arrivals({ incoming }: StockItem): Arrival[] {
  const byDate = new Map<string, Incoming[]>();
  for (const receipt of incoming.values()) {
    if (receipt.isOverdue) continue;
    const sameDate = byDate.get(receipt.expectedAt);
    if (sameDate) sameDate.push(receipt);
    else byDate.set(receipt.expectedAt, [receipt]);
  }
  return [...byDate]
    .map(([expectedAt, receipts]) => ({ expectedAt, receipts }))
    .sort((a, b) => (a.expectedAt < b.expectedAt ? -1 : 1));
}

const withArrival = (item: StockItem, { receipts }: Arrival): StockItem =>
  receipts.reduce(
    (state, { locationId, quantity }) => withStockAt(state, locationId, { onHand: quantity }),
    item,
  );

/** When a product comes out for which no dated receipt says better; null where nobody can say. */
const undated = ({ backorder }: SupplyRules): string | null =>
  backorder.kind === 'preorder' ? (backorder.availableFrom ?? null) : null;

/** A receipt that is due before the product comes out does not make it come out. */
const notBefore = (date: string, rules: SupplyRules): string => {
  const from = undated(rules);
  return from !== null && from > date ? from : date;
};

/**
 * When each order that waits can be expected to be served, if everything that is on its way arrives as announced: the
 * receipts are played through in the order of their dates.
 */
export function promiseDates(sku: string, item: StockItem, rules: SupplyRules): Map<string, string | null> {
  const dates = new Map<string, string | null>();
  let state = item;
  for (const arrival of arrivals(item)) {
    if (state.queue.length === 0) break;
    const served = servedQueue(sku, withArrival(state, arrival), rules, item.queue.length);
    for (const { data } of served.events) dates.set(data.orderId, notBefore(arrival.expectedAt, rules));
    state = served.item;
  }
  for (const orderId of state.queue) dates.set(orderId, undated(rules));
  return dates;
}

/** The date for a newcomer that has to wait for `quantity` units behind all who wait now. */
export function promiseForNewcomer(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
  { asker, quantity }: { readonly asker: Asker; readonly quantity: number },
): string | null {
  if (item.incoming.size === 0) return undated(rules);
  let isAlike = true;
  for (const key of item.waiting.keys()) isAlike &&= key === waitingKey(asker);
  // One kind of orders waits for one kind of stock: sums are enough.
  if (!isAlike) return promiseBySimulation(sku, item, rules, { asker, quantity });
  const wanted = item.queued + quantity;
  let state: StockItem = { ...item, queue: OrderQueue.none, waiting: new Map() };
  for (const arrival of arrivals(item)) {
    state = withArrival(state, arrival);
    if (placeable(state, rules, asker, wanted).units === wanted) return notBefore(arrival.expectedAt, rules);
  }
  return undated(rules);
}

function promiseBySimulation(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
  { asker, quantity }: { readonly asker: Asker; readonly quantity: number },
): string | null {
  let state = item;
  for (const arrival of arrivals(item)) {
    state = servedQueue(sku, withArrival(state, arrival), rules, item.queue.length).item;
    if (placeable(state, rules, asker, quantity).units === quantity) {
      return notBefore(arrival.expectedAt, rules);
    }
  }
  return undated(rules);
}

/** Dates that are not any more what the waiting orders were last told. */
export function movedPromises(sku: string, item: StockItem, rules: SupplyRules): QueuePromiseMoved[] {
  if (item.queue.length === 0) return [];
  const dates = promiseDates(sku, item, rules);
  const moved: QueuePromiseMoved[] = [];
  for (const orderId of item.queue) {
    const entry = item.entries.get(orderId);
    const promisedAt = dates.get(orderId) ?? null;
    if (!entry || entry.promisedAt === promisedAt) continue;
    const { attempt } = entry;
    moved.push({ type: 'QueuePromiseMoved', data: { ...factOf(sku), orderId, attempt, promisedAt } });
    if (moved.length >= MOVED_PER_APPEND_MAX) break;
  }
  return moved;
}
