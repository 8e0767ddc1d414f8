import type {
  AllocationIssued,
  AllocationReturned,
  AllocationShorted,
  LocationFoundShort,
  QueuedReservationPlaced,
  ReservationAllocated,
  ReservationPlaced,
  ReservationQueued,
  ReservationReleased,
  ReservationYielded,
  StockEvent,
  StockShortfallEased,
  StockShortfallFound,
} from '@throughline/contracts';
import { moved } from './evolve-movements.js';
import { changeLots, firstOf, without } from './lots.js';
import type { Allocation, Entry } from './open-entries.js';
import {
  arrivalOf,
  stockAt,
  withEntry,
  withoutPlace,
  withPlace,
  withPool,
  withStockAt,
  type StockItem,
} from './stock-item.js';
import { LANE } from './supply-rules.js';

const newEntry = (item: StockItem, { data }: ReservationPlaced | ReservationQueued): Entry => ({
  orderId: data.orderId,
  attempt: data.attempt,
  arrival: arrivalOf(item, data.orderId),
  channelId: data.channelId ?? null,
  sources: data.sources ?? null,
  lane: data.lane ?? LANE,
  fromPool: 0,
  promisedAt: null,
  isBeyondCap: false,
  reserved: 0,
  queued: 0,
  allocated: [],
  closedRouting: 0,
  foundShort: null,
});

/** A fact about an entry that is there adds to it; else it makes one. */
function placed(item: StockItem, event: ReservationPlaced): StockItem {
  const { orderId, attempt, channelId = null, quantity, fromPool = 0 } = event.data;
  const known = item.entries.get(orderId);
  const entry = known?.attempt === attempt ? known : newEntry(item, event);
  const next = {
    ...entry,
    reserved: entry.reserved + quantity,
    fromPool: entry.fromPool + fromPool,
  };
  const here = withoutPlace(withPool(item, channelId, -fromPool), orderId);
  return withEntry(here, next, arrivalsWith(item, entry, known));
}

function queued(item: StockItem, event: ReservationQueued): StockItem {
  const { orderId, attempt, quantity, promisedAt = null, isBeyondCap = false } = event.data;
  const known = item.entries.get(orderId);
  const entry = known?.attempt === attempt ? known : newEntry(item, event);
  const next = { ...entry, queued: entry.queued + quantity, promisedAt, isBeyondCap };
  return withEntry(withoutPlace(item, orderId), next, arrivalsWith(item, entry, known));
}

const arrivalsWith = ({ arrivals }: StockItem, entry: Entry, known: Entry | undefined): number =>
  entry === known ? arrivals : arrivals + 1;

const changed = (item: StockItem, orderId: string, change: (entry: Entry) => Partial<Entry>): StockItem => {
  const entry = item.entries.get(orderId);
  return entry ? withEntry(item, { ...entry, ...change(entry) }) : item;
};

function queuedPlaced(item: StockItem, { data }: QueuedReservationPlaced): StockItem {
  const { orderId, quantity, fromPool = 0 } = data;
  const channelId = item.entries.get(orderId)?.channelId ?? null;
  return changed(withPool(item, channelId, -fromPool), orderId, (entry) => ({
    reserved: entry.reserved + quantity,
    queued: entry.queued - quantity,
    fromPool: entry.fromPool + fromPool,
    promisedAt: null,
    isBeyondCap: false,
  }));
}

function released(item: StockItem, { data }: ReservationReleased): StockItem {
  const entry = item.entries.get(data.orderId);
  let freed = item;
  for (const { locationId, quantity } of data.allocated) {
    freed = withStockAt(freed, locationId, { allocated: -quantity });
  }
  for (const { locationId, lots } of entry?.allocated ?? []) {
    freed = withLots(freed, locationId, lots, { allocated: -1 });
  }
  if (entry) {
    const units = data.allocated.reduce((sum, { quantity }) => sum + quantity, entry.reserved);
    freed = withPool(freed, entry.channelId, Math.min(entry.fromPool, units));
  }
  return changed(freed, data.orderId, () => ({ reserved: 0, queued: 0, allocated: [], fromPool: 0 }));
}

function yielded(item: StockItem, { data: { orderId, quantity } }: ReservationYielded): StockItem {
  const entry = item.entries.get(orderId);
  if (!entry) return item;
  const freed = withPool(item, entry.channelId, entry.fromPool);
  return changed(withPlace(freed, entry), orderId, ({ reserved, queued: waiting }) => ({
    reserved: reserved - quantity,
    queued: waiting + quantity,
    fromPool: 0,
  }));
}

const withLots = (
  item: StockItem,
  locationId: string,
  lots: Allocation['lots'],
  sign: Parameters<typeof changeLots>[2],
): StockItem =>
  lots.length === 0
    ? item
    : withStockAt(item, locationId, {}, { lots: changeLots(stockAt(item, locationId).lots, lots, sign) });

const allocated = (item: StockItem, { data }: ReservationAllocated): StockItem => {
  const { orderId, shipmentId, locationId, quantity, routing, lots = [] } = data;
  const there = withLots(withStockAt(item, locationId, { allocated: quantity }), locationId, lots, {
    allocated: 1,
  });
  return changed(there, orderId, (entry) => {
    const before = entry.allocated.find((allocation) => allocation.shipmentId === shipmentId);
    const others = entry.allocated.filter((allocation) => allocation !== before);
    const all = {
      ...{ shipmentId, locationId, routing },
      quantity: (before?.quantity ?? 0) + quantity,
      lots: [...(before?.lots ?? []), ...lots],
    };
    return { reserved: entry.reserved - quantity, allocated: [...others, all] };
  });
};

const foundShort = (
  item: StockItem,
  { data: { orderId, routing, locationId } }: LocationFoundShort,
): StockItem =>
  changed(item, orderId, ({ closedRouting, foundShort: before }) => {
    const others = before?.routing === routing ? before.locationIds : [];
    return {
      closedRouting: Math.max(closedRouting, routing),
      foundShort: { routing, locationIds: [...others, locationId] },
    };
  });

/** Units leave an allocation; with the first its routing decision is settled, one way or the other. */
const taken = (
  entry: Entry,
  { shipmentId, quantity }: AllocationReturned['data'],
): Pick<Entry, 'allocated' | 'closedRouting'> => {
  const routing = entry.allocated.find((allocation) => allocation.shipmentId === shipmentId)?.routing ?? 0;
  const rest = entry.allocated.map((allocation) =>
    allocation.shipmentId === shipmentId
      ? {
          ...allocation,
          quantity: allocation.quantity - quantity,
          lots: without(allocation.lots, lotsTaken(allocation, quantity)),
        }
      : allocation,
  );
  return {
    allocated: rest.filter((allocation) => allocation.quantity > 0),
    closedRouting: Math.max(entry.closedRouting, routing),
  };
};

const lotsTaken = ({ lots }: Allocation, quantity: number): Allocation['lots'] => firstOf(lots, quantity);

const lotsOf = (item: StockItem, { orderId, shipmentId, quantity }: AllocationReturned['data']) => {
  const allocation = item.entries.get(orderId)?.allocated.find((each) => each.shipmentId === shipmentId);
  return allocation ? lotsTaken(allocation, quantity) : [];
};

const returned = (item: StockItem, { data }: AllocationReturned): StockItem => {
  const free = withLots(
    withStockAt(item, data.locationId, { allocated: -data.quantity }),
    data.locationId,
    lotsOf(item, data),
    { allocated: -1 },
  );
  return changed(free, data.orderId, (entry) => ({
    ...taken(entry, data),
    reserved: entry.reserved + data.quantity,
  }));
};

const goneFrom = (item: StockItem, data: AllocationReturned['data']): StockItem => {
  const { locationId, quantity } = data;
  const less = withLots(item, locationId, lotsOf(item, data), { onHand: -1, allocated: -1 });
  return moved(less, locationId, { onHand: -quantity, allocated: -quantity });
};

const shorted = (item: StockItem, { data }: AllocationShorted): StockItem =>
  changed(goneFrom(item, data), data.orderId, (entry) => ({
    ...taken(entry, data),
    ...(data.isQueued
      ? { queued: entry.queued + data.quantity }
      : { reserved: entry.reserved + data.quantity }),
  }));

const issued = (item: StockItem, { data }: AllocationIssued): StockItem =>
  changed(goneFrom(item, data), data.orderId, (entry) => taken(entry, data));

/** Whoever has nothing here any more is not endangered. */
const shortfallFound = (item: StockItem, { data }: StockShortfallFound): StockItem => {
  const before = item.endangered.filter((orderId) => item.entries.get(orderId));
  return { ...item, endangered: [...new Set([...data.endangeredOrderIds, ...before])] };
};

const shortfallEased = (item: StockItem, { data }: StockShortfallEased): StockItem => {
  const secured = new Set(data.securedOrderIds);
  return { ...item, endangered: item.endangered.filter((orderId) => !secured.has(orderId)) };
};

/** A promise, or what follows from one, further; a fact of a newer release leaves the item as it is. */
export function evolvePromise(item: StockItem, event: StockEvent): StockItem {
  switch (event.type) {
    case 'ReservationPlaced':
      return placed(item, event);
    case 'ReservationQueued':
      return queued(item, event);
    case 'QueuedReservationPlaced':
      return queuedPlaced(item, event);
    case 'QueuePromiseMoved':
      return changed(item, event.data.orderId, () => ({ promisedAt: event.data.promisedAt }));
    case 'ReservationReleased':
      return released(item, event);
    case 'ReservationYielded':
      return yielded(item, event);
    case 'ReservationAllocated':
      return allocated(item, event);
    case 'LocationFoundShort':
      return foundShort(item, event);
    case 'AllocationReturned':
      return returned(item, event);
    case 'AllocationShorted':
      return shorted(item, event);
    case 'AllocationIssued':
      return issued(item, event);
    case 'StockShortfallFound':
      return shortfallFound(item, event);
    case 'StockShortfallEased':
      return shortfallEased(item, event);
    default:
      return item;
  }
}
