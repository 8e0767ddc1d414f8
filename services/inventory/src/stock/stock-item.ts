import { OpenEntries, type Allocation, type Entry } from './open-entries.js';
import { OpenHolds, type CheckoutHold } from './open-holds.js';
import { OrderQueue } from './order-queue.js';
import { sourcesKey, type Demand } from './sourcing.js';

/** References of movements that an item remembers: what comes again within them is a repeat. */
export const REFERENCES_KEPT_MAX = 256;

/** Places of orders that gave way that an item remembers. */
const PLACES_KEPT_MAX = 1_000;

/** Units of one lot at a location; the rest of what is on hand there belongs to no known lot. */
export interface LotStock {
  readonly lotId: string;
  /** The last day on which it may be sold; null where it keeps. */
  readonly expiresOn: string | null;
  readonly onHand: number;
  readonly allocated: number;
}

export interface LocationStock {
  readonly onHand: number;
  readonly allocated: number;
  /** On hand, and not for sale. */
  readonly quarantined: number;
  /** When the location last said itself how many it has; null where it never does. */
  readonly reportedAt: string | null;
  /** When it was last counted. */
  readonly countedAt: string | null;
  readonly lots: readonly LotStock[];
}

/** A movement that was taken in, and what it said. */
export interface KnownReference {
  readonly reference: string;
  readonly content: string;
}

/** The place of an order that gave way. */
export interface KeptPlace {
  readonly orderId: string;
  readonly arrival: number;
}

/** What is on its way, by one purchase order or transfer, to one location. */
export interface Incoming {
  readonly incomingId: string;
  readonly locationId: string;
  readonly source: 'purchase-order' | 'transfer';
  readonly quantity: number;
  readonly expectedAt: string;
  /** It has not come for so long that it dates no promise; an announcement anew makes it count again. */
  readonly isOverdue: boolean;
}

/** How full the item's shelves were when anybody was last told; `unknown` before that. */
export type StockLevel = 'unknown' | 'ok' | 'low' | 'out';

/** One stock item as its stream tells it. Quantities are whole units of its SKU. */
export interface StockItem {
  readonly locations: ReadonlyMap<string, LocationStock>;
  /** Orders that have something here; an order whose goods have left is forgotten. */
  readonly entries: OpenEntries;
  /** Orders that wait, in the order in which they are served: by lane, then by arrival. */
  readonly queue: OrderQueue;
  /** Sum over the entries. */
  readonly reserved: number;
  /** Sum over the entries. */
  readonly queued: number;
  /** Reserved and held units, by where they may come from. */
  readonly promised: ReadonlyMap<string, Demand>;
  /** Queued units, by channel and by where they may come from. */
  readonly waiting: ReadonlyMap<string, Demand>;
  readonly holds: OpenHolds;
  /** Sum over the checkout holds. */
  readonly held: number;
  /** Units kept for a channel, by channel. */
  readonly pools: ReadonlyMap<string, number>;
  /** By incoming id and location. */
  readonly incoming: ReadonlyMap<string, Incoming>;
  /** Entries made so far: the arrival of the next. */
  readonly arrivals: number;
  readonly references: readonly KnownReference[];
  /** Arrivals of orders that gave way, until they come again: they lose no place by it. */
  readonly places: readonly KeptPlace[];
  /** Orders that a shortfall has named, and nothing has secured since. */
  readonly endangered: readonly string[];
  readonly level: StockLevel;
}

export const emptyItem: StockItem = {
  locations: new Map(),
  entries: OpenEntries.none,
  queue: OrderQueue.none,
  reserved: 0,
  queued: 0,
  promised: new Map(),
  waiting: new Map(),
  holds: OpenHolds.none,
  held: 0,
  pools: new Map(),
  incoming: new Map(),
  arrivals: 0,
  references: [],
  places: [],
  endangered: [],
  level: 'unknown',
};

const NOTHING: LocationStock = {
  onHand: 0,
  allocated: 0,
  quarantined: 0,
  reportedAt: null,
  countedAt: null,
  lots: [],
};

export const stockAt = (item: StockItem, locationId: string): LocationStock =>
  item.locations.get(locationId) ?? NOTHING;

/** On hand and fit for sale, less allocated, at one location. Negative where a count found less than was allocated. */
export const freeAt = (item: StockItem, locationId: string): number => {
  const { onHand, allocated, quarantined } = stockAt(item, locationId);
  return onHand - quarantined - allocated;
};

/** On hand and fit for sale, less all that is promised, over the network, whoever may have it. Negative in a shortfall. */
export function freeOf(item: StockItem): number {
  let free = -item.reserved - item.held;
  for (const { onHand, allocated, quarantined } of item.locations.values()) {
    free += onHand - quarantined - allocated;
  }
  return free;
}

export const allocationOf = (item: StockItem, orderId: string, shipmentId: string): Allocation | undefined =>
  item.entries.get(orderId)?.allocated.find((allocation) => allocation.shipmentId === shipmentId);

const isOpen = ({ reserved, queued, allocated }: Entry): boolean =>
  reserved > 0 || queued > 0 || allocated.length > 0;

/** The item with the entry as it is now: sums and queue follow, and an entry that holds nothing goes. */
export function withEntry(item: StockItem, next: Entry, arrivals = item.arrivals): StockItem {
  const before = item.entries.get(next.orderId);
  const reserved = next.reserved - (before?.reserved ?? 0);
  const queued = next.queued - (before?.queued ?? 0);
  const { sources } = next;
  return {
    ...item,
    arrivals,
    entries: isOpen(next) ? item.entries.with(next) : item.entries.without(next.orderId),
    reserved: item.reserved + reserved,
    queued: item.queued + queued,
    promised:
      reserved === 0 ? item.promised : demandsWith(item.promised, sourcesKey(sources), sources, reserved),
    waiting: queued === 0 ? item.waiting : demandsWith(item.waiting, waitingKey(next), sources, queued),
    queue: queueWith(item, next, (before?.queued ?? 0) > 0),
  };
}

/** Of two orders with one key, the later can have nothing that the earlier waits for. */
export const waitingKey = ({ channelId, sources }: Pick<Entry, 'channelId' | 'sources'>): string =>
  `${channelId ?? ''} ${sourcesKey(sources)}`;

function demandsWith(
  demands: ReadonlyMap<string, Demand>,
  key: string,
  sources: readonly string[] | null,
  units: number,
): ReadonlyMap<string, Demand> {
  if (units === 0) return demands;
  const next = new Map(demands);
  const sum = (demands.get(key)?.units ?? 0) + units;
  if (sum === 0) next.delete(key);
  else next.set(key, { sources, units: sum });
  return next;
}

export const isServedBefore = (
  one: Pick<Entry, 'lane' | 'arrival'>,
  other: Pick<Entry, 'lane' | 'arrival'>,
): boolean => one.lane < other.lane || (one.lane === other.lane && one.arrival < other.arrival);

/** Whoever waits stands before all of its lane that came later: an order whose part was short goes ahead of newcomers. */
function queueWith({ queue, entries }: StockItem, next: Entry, isWaiting: boolean): OrderQueue {
  if (next.queued === 0) return isWaiting ? queue.without(next.orderId) : queue;
  if (isWaiting) return queue;
  return queue.with(next.orderId, (orderId) => {
    const entry = entries.get(orderId);
    return entry === undefined || isServedBefore(entry, next);
  });
}

/** The order's arrival: the next, or the one that it had before it gave way. */
export const arrivalOf = ({ places, arrivals }: StockItem, orderId: string): number =>
  places.find((place) => place.orderId === orderId)?.arrival ?? arrivals;

export const withPlace = (item: StockItem, { orderId, arrival }: KeptPlace): StockItem => ({
  ...item,
  places: [...withoutPlace(item, orderId).places, { orderId, arrival }].slice(-PLACES_KEPT_MAX),
});

export const withoutPlace = (item: StockItem, orderId: string): StockItem =>
  item.places.some((place) => place.orderId === orderId)
    ? { ...item, places: item.places.filter((place) => place.orderId !== orderId) }
    : item;

/** Changes of a location's quantities, signed. */
export interface StockChange {
  readonly onHand?: number;
  readonly allocated?: number;
  readonly quarantined?: number;
}

export const withStockAt = (
  item: StockItem,
  locationId: string,
  change: StockChange,
  rest: Partial<LocationStock> = {},
): StockItem => {
  const before = stockAt(item, locationId);
  const next = {
    ...before,
    ...rest,
    onHand: before.onHand + (change.onHand ?? 0),
    allocated: before.allocated + (change.allocated ?? 0),
    quarantined: before.quarantined + (change.quarantined ?? 0),
  };
  return { ...item, locations: new Map(item.locations).set(locationId, next) };
};

export const withPool = (item: StockItem, channelId: string | null, change: number): StockItem =>
  channelId === null || change === 0
    ? item
    : { ...item, pools: new Map(item.pools).set(channelId, (item.pools.get(channelId) ?? 0) + change) };

export const withHold = (item: StockItem, hold: CheckoutHold): StockItem => ({
  ...item,
  holds: item.holds.with(hold),
  held: item.held + hold.quantity - (item.holds.get(hold.holdId)?.quantity ?? 0),
  promised: demandsWith(
    item.promised,
    sourcesKey(hold.sources),
    hold.sources,
    hold.quantity - (item.holds.get(hold.holdId)?.quantity ?? 0),
  ),
});

export function withoutHold(item: StockItem, holdId: string): StockItem {
  const hold = item.holds.get(holdId);
  if (!hold) return item;
  return {
    ...item,
    holds: item.holds.without(holdId),
    held: item.held - hold.quantity,
    promised: demandsWith(item.promised, sourcesKey(hold.sources), hold.sources, -hold.quantity),
  };
}

export const incomingKey = (incomingId: string, locationId: string): string => `${locationId} ${incomingId}`;

export function withIncoming(item: StockItem, next: Incoming): StockItem {
  const { incomingId, locationId, source, quantity, expectedAt, isOverdue } = next;
  const incoming = new Map(item.incoming);
  const key = incomingKey(incomingId, locationId);
  if (quantity > 0) incoming.set(key, { incomingId, locationId, source, quantity, expectedAt, isOverdue });
  else incoming.delete(key);
  return { ...item, incoming };
}
