import type { Instant } from '@throughline/kernel';
import { decodeCursor, encodeCursor, Rejection, type Page, type PageQuery } from '@throughline/service-kit';
import { wordsOf } from '../orders/search-words.js';
import { freeOf } from './item-balance.js';
import type { ListedItem } from './stock-list.js';

/** An item whose product says nothing of a reorder point is low while that many units are left or fewer. */
export const LOW_UNITS_MAX = 10;

export const STOCK_STATES = ['out', 'low', 'short'] as const;

export type StockState = (typeof STOCK_STATES)[number];

/** How full the shelves are. */
export type ShelfLevel = 'ok' | 'low' | 'out';

export interface StockAtLocation {
  readonly locationId: string;
  readonly name: string;
  readonly onHand: number;
  readonly allocated: number;
  /** On hand, and not for sale. */
  readonly quarantined: number;
}

/** One SKU's stock in a list. Whole units. */
export interface StockSummary {
  readonly sku: string;
  /** Null for a SKU that no product has. */
  readonly title: string | null;
  readonly onHand: number;
  /** On hand, and not for sale. */
  readonly quarantined: number;
  /** Lying ready for shipments. */
  readonly allocated: number;
  /** Promised to orders over the network, at no location yet. */
  readonly reserved: number;
  /** Wanted by orders that wait. */
  readonly queued: number;
  /** Kept for checkouts. */
  readonly held: number;
  /** On its way, by purchase orders and transfers. */
  readonly incoming: number;
  /** When the first of it is expected; null where nothing is on its way that can be counted on. */
  readonly incomingAt: Instant | null;
  /** Units of it that have not come, long past their time. */
  readonly overdue: number;
  /** On hand and fit for sale, less allocated, reserved and held; never below 0. */
  readonly available: number;
  /** `out`: nothing is available. `low`: no more than the product's reorder point, or than 10 units where it has none. */
  readonly level: ShelfLevel;
  /** Units promised beyond what there is. */
  readonly shortfall: number;
  readonly locations: readonly StockAtLocation[];
  /** When it last moved; null for what never did. */
  readonly updatedAt: Instant | null;
}

export interface StockFilter {
  readonly q?: string | undefined;
  readonly locationId?: string | undefined;
  readonly state?: StockState | undefined;
}

type NameOf = (locationId: string) => string;

const isFoundBy = (q: string) => {
  const wanted = wordsOf(q);
  return ({ words }: ListedItem): boolean =>
    wanted.length > 0 && wanted.every((start) => words.some((word) => word.startsWith(start)));
};

function levelOf({ balance, reorderPoint }: ListedItem): ShelfLevel {
  const free = freeOf(balance.sums);
  if (free <= 0) return 'out';
  return free <= (reorderPoint ?? LOW_UNITS_MAX) ? 'low' : 'ok';
}

function summaryOf(item: ListedItem, nameOf: NameOf): StockSummary {
  const { sku, title, balance, updatedAt } = item;
  const free = freeOf(balance.sums);
  const [incomingAt = null] = balance.incoming
    .filter(({ isOverdue }) => !isOverdue)
    .map(({ expectedAt }) => expectedAt)
    .sort();
  const overdue = balance.incoming
    .filter(({ isOverdue }) => isOverdue)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const locations = [...balance.places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([locationId, place]) => ({ locationId, name: nameOf(locationId), ...place }));
  return {
    ...{ sku, title, ...balance.sums, incomingAt, overdue },
    available: Math.max(0, free),
    level: levelOf(item),
    shortfall: Math.max(0, -free),
    locations,
    updatedAt,
  };
}

function isIn(state: StockState, item: ListedItem): boolean {
  if (state !== 'short') return levelOf(item) === state;
  return freeOf(item.balance.sums) < 0 || item.balance.sums.queued > 0;
}

/** Where the SKUs behind the cursor begin. `items` are in the order of their SKUs. */
function placeBehind(items: readonly ListedItem[], cursor: string): number {
  const [last, ...rest] = decodeCursor(cursor);
  if (typeof last !== 'string' || rest.length > 0) {
    throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of this list');
  }
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.sku ?? '') <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One page of the items that a filter finds, by SKU. @throws Rejection 400 for a cursor of another list */
export function findStock(
  items: readonly ListedItem[],
  { q = '', locationId, state }: StockFilter,
  { limit, cursor }: PageQuery,
  nameOf: NameOf,
): Page<StockSummary> {
  const conditions: ((item: ListedItem) => boolean)[] = [];
  if (q.trim() !== '') conditions.push(isFoundBy(q));
  if (locationId !== undefined) conditions.push(({ balance }) => balance.places.has(locationId));
  if (state !== undefined) conditions.push((item) => isIn(state, item));
  const found: ListedItem[] = [];
  const from = cursor === undefined ? 0 : placeBehind(items, cursor);
  for (let index = from; index < items.length && found.length <= limit; index += 1) {
    const item = items[index];
    if (item && conditions.every((isMet) => isMet(item))) found.push(item);
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((item) => summaryOf(item, nameOf)),
    nextCursor: last ? encodeCursor([last.sku]) : null,
  };
}
