import type { AllocationReturned, StockAdjusted, StockEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { after, hasShortfallGrown, withConsequences } from './consequences.js';
import { factOf } from './fact-of.js';
import { pickLots } from './lots.js';
import type { Allocation, Entry } from './open-entries.js';
import type {
  AdjustmentReason,
  AllocateItem,
  IssueAllocation,
  ReturnAllocation,
  ShortAllocation,
} from './stock.commands.js';
import { servedQueue } from './queue.js';
import { allocationOf, freeAt, stockAt, withEntry, withStockAt, type StockItem } from './stock-item.js';
import { askerOf, shelfUnits, sourceable } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** A location that has too little says so as a fact: from then on the routing decision cannot be completed. */
export const allocateItem = (
  { data }: AllocateItem,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const { sku, locationId, quantity, ...rest } = data;
  const entry = item.entries.get(data.orderId);
  if (entry?.attempt !== data.attempt) return reject('not-reserved');
  if (allocationOf(item, data.orderId, data.shipmentId)) return ignore('allocated already');
  if (wasFoundShort(entry, data)) return reject('location-short');
  if (data.routing <= entry.closedRouting) return reject('routing-closed');
  if (entry.reserved < quantity) return reject(entry.queued > 0 ? 'waits' : 'not-reserved');

  const fact = { ...factOf(sku), ...rest, locationId, quantity };
  const there = stockAt(item, locationId);
  const freeThere = allocatable(item, rules, entry, data);
  if (quantity > freeThere) return accept({ type: 'LocationFoundShort', data: { ...fact, freeThere } });

  const lots = pickLots(there, quantity, rules.at);
  const events: StockEvent[] = [
    { type: 'ReservationAllocated', data: lots.length > 0 ? { ...fact, lots } : fact },
  ];
  // What lies ready may have been a location's safety stock: somebody who waits finds room.
  return accept(...events, ...servedQueue(sku, after(item, events), rules).events);
};

/**
 * Units that the location can give to the entry: on its shelf, where the entry may be sourced from it, and only as
 * many as leave every other promise its source. Where there are enough, more may be answered than are wanted.
 */
function allocatable(
  item: StockItem,
  rules: SupplyRules,
  entry: Entry,
  { locationId, quantity }: AllocateItem['data'],
): number {
  if (entry.sources !== null && !entry.sources.includes(locationId)) return 0;
  const free = Math.max(0, shelfUnits(stockAt(item, locationId), rules));
  if (hasOneSource(item)) return free;
  const fits = (units: number): boolean => {
    const there = withStockAt(item, locationId, { allocated: units });
    const next = withEntry(there, { ...entry, reserved: entry.reserved - units });
    return !hasShortfallGrown(item, next, rules);
  };
  return mostThat(fits, Math.min(free, quantity));
}

/** All promises may be kept from the same locations: none of them depends on where another is kept from. */
const hasOneSource = ({ promised }: StockItem): boolean => promised.size === 1;

/** The most units up to `most` that fit, where fewer than those that fit always do, and none always fit. */
function mostThat(fits: (units: number) => boolean, most: number): number {
  if (fits(most)) return most;
  let [fitting, tooMany] = [0, most];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

const wasFoundShort = ({ foundShort }: Entry, { routing, locationId }: AllocateItem['data']): boolean =>
  foundShort?.routing === routing && foundShort.locationIds.includes(locationId);

/** An allocation and the entry it belongs to, as facts name them. */
const found = (item: StockItem, { sku, orderId, shipmentId }: ReturnAllocation['data']) => {
  const entry = item.entries.get(orderId);
  const allocation = allocationOf(item, orderId, shipmentId);
  return entry && allocation ? { entry, allocation, fact: partOf(sku, entry, allocation) } : undefined;
};

const partOf = (sku: string, { orderId, attempt }: Entry, { shipmentId, locationId }: Allocation) => ({
  ...factOf(sku),
  orderId,
  attempt,
  shipmentId,
  locationId,
});

type Part = ReturnType<typeof partOf>;

const returnOf = (part: Part, quantity: number): AllocationReturned => ({
  type: 'AllocationReturned',
  data: { ...part, quantity },
});

export const returnAllocation = (
  { data }: ReturnAllocation,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const known = found(item, data);
  if (!known) return ignore('not allocated');

  const returned = returnOf(known.fact, known.allocation.quantity);
  return accept(...withConsequences(data.sku, item, [returned], rules));
};

export const shortAllocation = (
  { data }: ShortAllocation,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const known = found(item, data);
  if (!known) return ignore('not allocated');
  const { allocation, entry, fact } = known;
  const quantity = Math.min(data.short, allocation.quantity - data.remaining);
  if (quantity <= 0) return ignore('answered already');

  // A count that found less than was allocated has taken the missing units off before the picker missed them.
  const counted = Math.min(quantity, Math.max(0, -freeAt(item, allocation.locationId)));
  const corrected = bookedBack('short', fact, counted, 'correction');
  const shorted = (isQueued: boolean): StockEvent => ({
    type: 'AllocationShorted',
    data: { ...fact, quantity, isQueued },
  });
  const without = after(item, [...corrected, shorted(true)]);
  const isQueued = sourceable(without, rules, askerOf(entry), quantity) < quantity;
  return accept(...withConsequences(data.sku, item, [...corrected, shorted(isQueued)], rules));
};

export const issueAllocation = (
  { data }: IssueAllocation,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const known = found(item, data);
  if (!known) return ignore('issued already');
  const { entry, allocation, fact } = known;

  // Whatever left the house has left it: units beyond the allocation come out of the order's reservation, then out
  // of the stock; units that the books did not have at the location were there after all.
  const beyond = Math.max(0, data.quantity - allocation.quantity);
  const fromReserved = Math.min(beyond, entry.reserved);
  const quantity = Math.min(data.quantity, allocation.quantity + fromReserved);
  const unknown = Math.max(0, data.quantity - stockAt(item, allocation.locationId).onHand);
  const { routing } = allocation;
  const events: StockEvent[] = [...bookedBack('issue', fact, unknown, 'found')];
  if (fromReserved > 0) {
    events.push({ type: 'ReservationAllocated', data: { ...fact, quantity: fromReserved, routing } });
  }
  if (quantity > 0) events.push({ type: 'AllocationIssued', data: { ...fact, quantity } });
  if (quantity < allocation.quantity) events.push(returnOf(fact, allocation.quantity - quantity));
  events.push(...bookedBack('issue', fact, quantity - data.quantity, 'other'));
  return accept(...withConsequences(data.sku, item, events, rules));
};

/** A correction of the books that a movement brought to light; none for 0 units. */
const bookedBack = (
  movement: 'short' | 'issue',
  { item, sku, orderId, shipmentId, locationId }: Part,
  quantity: number,
  reason: AdjustmentReason,
): StockAdjusted[] => {
  const reference = `${movement}:${orderId}:${shipmentId}`;
  return quantity === 0
    ? []
    : [{ type: 'StockAdjusted', data: { item, sku, locationId, quantity, reason, reference } }];
};
