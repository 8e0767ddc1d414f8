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
  StockAdjusted,
  StockEvent,
  StockReceived,
} from '@throughline/contracts';
import { canonicalJson } from '@throughline/kernel';
import type { Entry } from './open-entries.js';
import { REFERENCES_KEPT_MAX, withEntry, withStockAt, type StockItem } from './stock-item.js';

/** What a receipt or an adjustment said, as text: the same reference with other text is no repeat. */
export const contentOf = (type: StockReceived['type'] | StockAdjusted['type'], content: object): string =>
  canonicalJson({ type, ...content });

const quantityChanged = (item: StockItem, event: StockReceived | StockAdjusted): StockItem => {
  const { item: _item, sku: _sku, reference, ...content } = event.data;
  const known = { reference, content: contentOf(event.type, content) };
  return {
    ...withStockAt(item, event.data.locationId, { onHand: event.data.quantity }),
    references: [...item.references, known].slice(-REFERENCES_KEPT_MAX),
  };
};

const newEntry = (item: StockItem, orderId: string, attempt: number): Entry => ({
  orderId,
  attempt,
  arrival: item.arrivals,
  reserved: 0,
  queued: 0,
  allocated: [],
  closedRouting: 0,
  foundShort: null,
});

const entered = (
  item: StockItem,
  { data }: ReservationPlaced | ReservationQueued,
  held: Pick<Entry, 'reserved'> | Pick<Entry, 'queued'>,
): StockItem =>
  withEntry(
    { ...item, arrivals: item.arrivals + 1 },
    { ...newEntry(item, data.orderId, data.attempt), ...held },
  );

const changed = (item: StockItem, orderId: string, change: (entry: Entry) => Partial<Entry>): StockItem => {
  const entry = item.entries.get(orderId);
  return entry ? withEntry(item, { ...entry, ...change(entry) }) : item;
};

const queuedPlaced = (item: StockItem, { data }: QueuedReservationPlaced): StockItem =>
  changed(item, data.orderId, ({ reserved, queued }) => ({
    reserved: reserved + data.quantity,
    queued: queued - data.quantity,
  }));

function released(item: StockItem, { data }: ReservationReleased): StockItem {
  const freed = data.allocated.reduce(
    (next, { locationId, quantity }) => withStockAt(next, locationId, { allocated: -quantity }),
    item,
  );
  return changed(freed, data.orderId, () => ({ reserved: 0, queued: 0, allocated: [] }));
}

const allocated = (item: StockItem, { data }: ReservationAllocated): StockItem => {
  const { orderId, shipmentId, locationId, quantity, routing } = data;
  return changed(withStockAt(item, locationId, { allocated: quantity }), orderId, (entry) => {
    const before = entry.allocated.find((allocation) => allocation.shipmentId === shipmentId)?.quantity ?? 0;
    const others = entry.allocated.filter((allocation) => allocation.shipmentId !== shipmentId);
    return {
      reserved: entry.reserved - quantity,
      allocated: [...others, { shipmentId, locationId, quantity: before + quantity, routing }],
    };
  });
};

const foundShort = (
  item: StockItem,
  { data: { orderId, routing, locationId } }: LocationFoundShort,
): StockItem =>
  changed(item, orderId, ({ closedRouting, foundShort: known }) => {
    const others = known?.routing === routing ? known.locationIds : [];
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
      ? { ...allocation, quantity: allocation.quantity - quantity }
      : allocation,
  );
  return {
    allocated: rest.filter((allocation) => allocation.quantity > 0),
    closedRouting: Math.max(entry.closedRouting, routing),
  };
};

const returned = (item: StockItem, { data }: AllocationReturned): StockItem =>
  changed(withStockAt(item, data.locationId, { allocated: -data.quantity }), data.orderId, (entry) => ({
    ...taken(entry, data),
    reserved: entry.reserved + data.quantity,
  }));

const goneFrom = (item: StockItem, { locationId, quantity }: AllocationReturned['data']): StockItem =>
  withStockAt(item, locationId, { onHand: -quantity, allocated: -quantity });

const shorted = (item: StockItem, { data }: AllocationShorted): StockItem =>
  changed(goneFrom(item, data), data.orderId, (entry) => ({
    ...taken(entry, data),
    ...(data.isQueued
      ? { queued: entry.queued + data.quantity }
      : { reserved: entry.reserved + data.quantity }),
  }));

const issued = (item: StockItem, { data }: AllocationIssued): StockItem =>
  changed(goneFrom(item, data), data.orderId, (entry) => taken(entry, data));

/** One fact further. Never throws; a fact of a newer release leaves the item as it is. */
export function evolve(item: StockItem, event: StockEvent): StockItem {
  switch (event.type) {
    case 'StockReceived':
    case 'StockAdjusted':
      return quantityChanged(item, event);
    case 'ReservationPlaced':
      return entered(item, event, { reserved: event.data.quantity });
    case 'ReservationQueued':
      return entered(item, event, { queued: event.data.quantity });
    case 'QueuedReservationPlaced':
      return queuedPlaced(item, event);
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
