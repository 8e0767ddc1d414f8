import { OpenEntries, type Allocation, type Entry } from './open-entries.js';

/** References of receipts and adjustments that an item remembers: what comes again within them is a repeat. */
export const REFERENCES_KEPT_MAX = 256;

export interface LocationStock {
  readonly onHand: number;
  readonly allocated: number;
}

/** A receipt or an adjustment that was taken in, and what it said. */
export interface KnownReference {
  readonly reference: string;
  readonly content: string;
}

/** One stock item as its stream tells it. Quantities are whole units of its SKU. */
export interface StockItem {
  readonly locations: ReadonlyMap<string, LocationStock>;
  /** Orders that have something here; an order whose goods have left is forgotten. */
  readonly entries: OpenEntries;
  /** Orders that wait, in the order in which they are served. */
  readonly queue: readonly string[];
  /** Sum over the entries. */
  readonly reserved: number;
  /** Entries made so far: the arrival of the next. */
  readonly arrivals: number;
  readonly references: readonly KnownReference[];
}

export const emptyItem: StockItem = {
  locations: new Map(),
  entries: OpenEntries.none,
  queue: [],
  reserved: 0,
  arrivals: 0,
  references: [],
};

const NOTHING: LocationStock = { onHand: 0, allocated: 0 };

export const stockAt = (item: StockItem, locationId: string): LocationStock =>
  item.locations.get(locationId) ?? NOTHING;

/** On hand less allocated, at one location. Negative where more is allocated than a count found. */
export const freeAt = (item: StockItem, locationId: string): number => {
  const { onHand, allocated } = stockAt(item, locationId);
  return onHand - allocated;
};

/** On hand less allocated less reserved, over the network: what the next order can have. Negative in a shortfall. */
export function freeOf(item: StockItem): number {
  let free = -item.reserved;
  for (const { onHand, allocated } of item.locations.values()) free += onHand - allocated;
  return free;
}

export const queuedOf = (item: StockItem): number =>
  item.queue.reduce((sum, orderId) => sum + (item.entries.get(orderId)?.queued ?? 0), 0);

export const allocationOf = (item: StockItem, orderId: string, shipmentId: string): Allocation | undefined =>
  item.entries.get(orderId)?.allocated.find((allocation) => allocation.shipmentId === shipmentId);

/** True if the order at the head of the queue could be served at once. */
export const isQueueServable = (item: StockItem): boolean => {
  const [head] = item.queue;
  const entry = head === undefined ? undefined : item.entries.get(head);
  return entry !== undefined && entry.queued <= freeOf(item);
};

const isOpen = ({ reserved, queued, allocated }: Entry): boolean =>
  reserved > 0 || queued > 0 || allocated.length > 0;

/** The item with the entry as it is now: sums and queue follow, and an entry that holds nothing goes. */
export function withEntry(item: StockItem, next: Entry): StockItem {
  const before = item.entries.get(next.orderId);
  return {
    ...item,
    entries: isOpen(next) ? item.entries.with(next) : item.entries.without(next.orderId),
    reserved: item.reserved + next.reserved - (before?.reserved ?? 0),
    queue: queueWith(item, next, (before?.queued ?? 0) > 0),
  };
}

/** Whoever waits stands before all that came later: an order whose part was short goes ahead of newcomers. */
function queueWith({ queue, entries }: StockItem, next: Entry, isWaiting: boolean): readonly string[] {
  if (next.queued === 0) return isWaiting ? queue.toSpliced(queue.indexOf(next.orderId), 1) : queue;
  if (isWaiting) return queue;
  // Nearly everybody comes last: the place is looked for from the end.
  const before = queue.findLastIndex((orderId) => (entries.get(orderId)?.arrival ?? 0) < next.arrival);
  return queue.toSpliced(before + 1, 0, next.orderId);
}

export const withStockAt = (
  item: StockItem,
  locationId: string,
  change: { readonly onHand?: number; readonly allocated?: number },
): StockItem => {
  const { onHand, allocated } = stockAt(item, locationId);
  const next = { onHand: onHand + (change.onHand ?? 0), allocated: allocated + (change.allocated ?? 0) };
  return { ...item, locations: new Map(item.locations).set(locationId, next) };
};
