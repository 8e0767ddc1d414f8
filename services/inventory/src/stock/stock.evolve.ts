import type {
  AllocationIssued,
  AllocationReturned,
  AllocationShorted,
  CheckoutHoldPlaced,
  LevelReported,
  LocationFoundShort,
  QueuedReservationPlaced,
  ReservationAllocated,
  ReservationPlaced,
  ReservationQueued,
  ReservationReleased,
  StockAdjusted,
  StockCounted,
  StockEvent,
  StockQuarantined,
  StockReceived,
  StockSold,
  TransferShipped,
} from '@throughline/contracts';
import { canonicalJson } from '@throughline/kernel';
import { addLot, cappedLots, changeLots, firstOf, without } from './lots.js';
import type { Allocation, Entry } from './open-entries.js';
import {
  incomingKey,
  REFERENCES_KEPT_MAX,
  stockAt,
  withEntry,
  withHold,
  withIncoming,
  withoutHold,
  withPool,
  withStockAt,
  type LocationStock,
  type StockChange,
  type StockItem,
} from './stock-item.js';
import { LANE } from './supply-rules.js';

/** A fact that brings its own reference, so that it is recognised when it comes again. */
export type Movement =
  | StockReceived
  | StockAdjusted
  | StockCounted
  | StockSold
  | StockQuarantined
  | LevelReported
  | TransferShipped;

/** What a movement said, as text: the same reference with other text is no repeat. */
export const contentOf = (type: Movement['type'], content: object): string =>
  canonicalJson({ type, ...content });

const known = (item: StockItem, reference: string, content: string): StockItem => ({
  ...item,
  references: [...item.references, { reference, content }].slice(-REFERENCES_KEPT_MAX),
});

/** On hand changes; lots that the books have more of than there is follow. */
const moved = (
  item: StockItem,
  locationId: string,
  change: StockChange,
  rest: Partial<LocationStock> = {},
): StockItem => {
  const next = withStockAt(item, locationId, change, rest);
  const { lots, onHand } = stockAt(next, locationId);
  return lots.length === 0 ? next : withStockAt(next, locationId, {}, { lots: cappedLots(lots, onHand) });
};

function received(item: StockItem, { type, data }: StockReceived): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const { locationId, quantity, quarantined = 0, lot, incomingId } = data;
  const { lots } = stockAt(item, locationId);
  const next = moved(
    item,
    locationId,
    { onHand: quantity, quarantined },
    lot ? { lots: addLot(lots, lot, quantity) } : {},
  );
  const arrived = incomingId === undefined ? next : lessIncoming(next, incomingId, locationId, quantity);
  return known(arrived, reference, contentOf(type, content));
}

function lessIncoming(item: StockItem, incomingId: string, locationId: string, quantity: number): StockItem {
  const incoming = item.incoming.get(incomingKey(incomingId, locationId));
  return incoming
    ? withIncoming(item, { ...incoming, quantity: Math.max(0, incoming.quantity - quantity) })
    : item;
}

function adjusted(item: StockItem, { type, data }: StockAdjusted): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const { locationId, quantity, lotId } = data;
  const { lots } = stockAt(item, locationId);
  const lotsThen =
    lotId === undefined
      ? lots
      : changeLots(lots, [{ lotId, quantity: Math.abs(quantity) }], { onHand: Math.sign(quantity) });
  return known(
    moved(item, locationId, { onHand: quantity }, { lots: lotsThen }),
    reference,
    contentOf(type, content),
  );
}

function counted(item: StockItem, { type, data }: StockCounted): StockItem {
  const { locationId, counted: units, quantity, countedAt, reference } = data;
  return known(
    moved(item, locationId, { onHand: quantity }, { countedAt }),
    reference,
    contentOf(type, { locationId, counted: units, countedAt }),
  );
}

function reported(item: StockItem, { type, data }: LevelReported): StockItem {
  const { locationId, level, quantity, reportedAt, reference } = data;
  return known(
    moved(item, locationId, { onHand: quantity }, { reportedAt }),
    reference,
    contentOf(type, { locationId, level, reportedAt }),
  );
}

function sold(item: StockItem, { type, data }: StockSold): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  return known(moved(item, data.locationId, { onHand: -data.quantity }), reference, contentOf(type, content));
}

function quarantined(item: StockItem, { type, data }: StockQuarantined): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const next = withStockAt(item, data.locationId, { quarantined: data.quantity });
  return reference === null ? next : known(next, reference, contentOf(type, content));
}

function transferShipped(item: StockItem, { type, data }: TransferShipped): StockItem {
  const { item: _item, sku: _sku, transferId, ...content } = data;
  const { locationId, toLocationId, quantity, expectedAt } = data;
  const key = incomingKey(transferId, toLocationId);
  const before = item.incoming.get(key)?.quantity ?? 0;
  const next = withIncoming(moved(item, locationId, { onHand: -quantity }), {
    incomingId: transferId,
    locationId: toLocationId,
    source: 'transfer',
    quantity: before + quantity,
    expectedAt,
  });
  return known(next, transferId, contentOf(type, content));
}

const newEntry = (
  item: StockItem,
  { data }: ReservationPlaced | ReservationQueued,
): Omit<Entry, 'reserved' | 'queued'> => ({
  orderId: data.orderId,
  attempt: data.attempt,
  arrival: item.arrivals,
  channelId: data.channelId ?? null,
  sources: data.sources ?? null,
  lane: data.lane ?? LANE,
  fromPool: 0,
  promisedAt: null,
  isBeyondCap: false,
  allocated: [],
  closedRouting: 0,
  foundShort: null,
});

/** A fact about an entry that is there adds to it; else it makes one. */
function entered(
  item: StockItem,
  event: ReservationPlaced | ReservationQueued,
  add: (entry: Entry) => Partial<Entry>,
): StockItem {
  const before = item.entries.get(event.data.orderId);
  const drawn = withPool(item, event.data.channelId ?? null, -(event.data.fromPool ?? 0));
  const entry =
    before?.attempt === event.data.attempt ? before : { ...newEntry(item, event), reserved: 0, queued: 0 };
  const next = { ...entry, ...add(entry), fromPool: entry.fromPool + (event.data.fromPool ?? 0) };
  return withEntry(before === entry ? drawn : { ...drawn, arrivals: item.arrivals + 1 }, next);
}

const placed = (item: StockItem, event: ReservationPlaced): StockItem =>
  entered(item, event, ({ reserved }) => ({ reserved: reserved + event.data.quantity }));

const queued = (item: StockItem, event: ReservationQueued): StockItem =>
  entered(item, event, (entry) => ({
    queued: entry.queued + event.data.quantity,
    promisedAt: event.data.promisedAt ?? null,
    isBeyondCap: event.data.isBeyondCap ?? false,
  }));

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

const holdPlaced = (item: StockItem, { data }: CheckoutHoldPlaced): StockItem => {
  const { holdId, channelId = null, sources = null, quantity, fromPool = 0, expiresAt } = data;
  return withHold(withPool(item, channelId, -fromPool), {
    ...{ holdId, channelId, sources, quantity, fromPool, expiresAt },
  });
};

const holdExtended = (item: StockItem, holdId: string, expiresAt: string): StockItem => {
  const hold = item.holds.get(holdId);
  return hold ? withHold(item, { ...hold, expiresAt }) : item;
};

const holdEnded = (item: StockItem, holdId: string): StockItem => {
  const hold = item.holds.get(holdId);
  return hold ? withPool(withoutHold(item, holdId), hold.channelId, hold.fromPool) : item;
};

/** One fact further. Never throws; a fact of a newer release leaves the item as it is. */
export function evolve(item: StockItem, event: StockEvent): StockItem {
  switch (event.type) {
    case 'StockReceived':
      return received(item, event);
    case 'StockAdjusted':
      return adjusted(item, event);
    case 'StockCounted':
      return counted(item, event);
    case 'LevelReported':
      return reported(item, event);
    case 'StockSold':
      return sold(item, event);
    case 'StockQuarantined':
      return quarantined(item, event);
    case 'IncomingAnnounced':
      return withIncoming(item, event.data);
    case 'TransferShipped':
      return transferShipped(item, event);
    case 'PoolSet':
      return { ...item, pools: new Map(item.pools).set(event.data.channelId, event.data.quantity) };
    case 'CheckoutHoldPlaced':
      return holdPlaced(item, event);
    case 'CheckoutHoldExtended':
      return holdExtended(item, event.data.holdId, event.data.expiresAt);
    case 'CheckoutHoldEnded':
      return holdEnded(item, event.data.holdId);
    case 'StockRanLow':
      return { ...item, level: 'low' };
    case 'StockRanOut':
      return { ...item, level: 'out' };
    case 'StockReplenished':
      return { ...item, level: 'ok' };
    default:
      return evolveEntries(item, event);
  }
}

function evolveEntries(item: StockItem, event: StockEvent): StockItem {
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
    default:
      return item;
  }
}
