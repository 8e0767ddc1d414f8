import type { StockEvent, StockShortfallEased, StockShortfallFound } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import type { Entry } from './open-entries.js';
import { servedQueue } from './queue.js';
import { sourceableUnits, type Demand } from './sourcing.js';
import type { StockItem } from './stock-item.js';
import { evolve } from './stock.evolve.js';
import { overAllocated, shelfUnits, shelves, shortfallOf } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Orders that one shortfall names, newest first: who is named is looked at before the others. */
export const ENDANGERED_ORDERS_MAX = 1_000;

export const after = (item: StockItem, events: readonly StockEvent[]): StockItem =>
  events.reduce(evolve, item);

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

/** Who came first keeps what it was promised: the entries that are left without, oldest first in line. */
function unsourceable(item: StockItem, newestFirst: readonly Entry[], rules: SupplyRules): Entry[] {
  const supply = shelves(item, rules);
  const kept: Demand[] = [overAllocated(item, rules)];
  for (const { sources, quantity } of item.holds.values()) kept.push({ sources, units: quantity });
  let supplied = sourceableUnits(supply, kept);
  const without: Entry[] = [];
  for (const entry of newestFirst.toReversed()) {
    if (entry.reserved === 0) continue;
    const demand = { sources: entry.sources, units: entry.reserved };
    const next = sourceableUnits(supply, [...kept, demand]);
    if (next - supplied < entry.reserved) without.push(entry);
    kept.push(demand);
    supplied = next;
  }
  return without;
}

/** On the shelves, less all promises, where every unit serves every promise. Negative in a shortfall. */
function freeUnits(item: StockItem, rules: SupplyRules): number {
  let free = -item.reserved - item.held;
  for (const stock of item.locations.values()) free += shelfUnits(stock, rules);
  return free;
}

function endangeredBy(item: StockItem, rules: SupplyRules): string[] {
  const entries = item.entries.newestFirst();
  const isOneForAll = item.promised.size <= 1 && (item.promised.size === 0 || item.promised.has('*'));
  const endangered = new Set(
    isOneForAll
      ? newestWith(-freeUnits(item, rules), entries, (entry) => entry.reserved + allocatedUnits(entry))
      : unsourceable(item, entries, rules),
  );
  for (const [locationId, stock] of item.locations) {
    const missing = -shelfUnits(stock, rules);
    for (const entry of newestWith(missing, entries, (each) => allocatedUnits(each, locationId))) {
      endangered.add(entry);
    }
  }
  return entries
    .filter((entry) => endangered.has(entry))
    .slice(0, ENDANGERED_ORDERS_MAX)
    .map(({ orderId }) => orderId);
}

const shortfall = (
  sku: string,
  quantity: number,
  endangeredOrderIds: readonly string[],
): StockShortfallFound => ({
  type: 'StockShortfallFound',
  data: { ...factOf(sku), quantity, endangeredOrderIds },
});

/** Who was named and is safe now, and who was not named and is not. */
function namedAnew(sku: string, item: StockItem, quantity: number, rules: SupplyRules): StockEvent[] {
  const current = quantity === 0 ? [] : endangeredBy(item, rules);
  const endangered = new Set(current);
  const named = new Set(item.endangered);
  const isAllNamed = current.every((orderId) => named.has(orderId));
  const securedOrderIds = item.endangered.filter((orderId) => !endangered.has(orderId));
  const fact: StockShortfallEased = {
    type: 'StockShortfallEased',
    data: { ...factOf(sku), quantity, securedOrderIds },
  };
  return [
    ...(isAllNamed ? [] : [shortfall(sku, quantity, current)]),
    ...(securedOrderIds.length > 0 ? [fact] : []),
  ];
}

/** What was missing to a checkout is missing to its order now. */
const isHandedOver = (event: StockEvent): boolean =>
  event.type === 'CheckoutHoldEnded' && event.data.reason === 'ordered';

/** What facts say to those whom a shortfall endangers; `item` is after them. */
function shortfallNews(
  sku: string,
  before: StockItem,
  events: readonly StockEvent[],
  item: StockItem,
  rules: SupplyRules,
): StockEvent[] {
  const [missed, missing] = [shortfallOf(before, rules), shortfallOf(item, rules)];
  if (missing > missed || isExpiredGone(before, item)) {
    return [shortfall(sku, missing, endangeredBy(item, rules))];
  }
  if (missing === 0 && item.endangered.length === 0) return [];
  return missing < missed || events.some(isHandedOver) ? namedAnew(sku, item, missing, rules) : [];
}

/** Units that are not on hand any more are not in quarantine either. */
const goneFromQuarantine = (sku: string, item: StockItem): StockEvent[] =>
  [...item.locations].flatMap(([locationId, { onHand, quarantined }]) => {
    const gone = quarantined - Math.max(0, onHand);
    if (gone <= 0) return [];
    const fact = { ...factOf(sku), locationId, quantity: -gone, reason: 'gone' };
    return [{ type: 'StockQuarantined', data: { ...fact, reference: null } }];
  });

/** Before every lot's last day. */
const NOTHING_EXPIRED = { at: '0000-01-01' };

export const hasShortfallGrown = (
  before: StockItem,
  next: StockItem,
  rules: Pick<SupplyRules, 'at'>,
): boolean => shortfallOf(next, rules) > shortfallOf(before, rules) || isExpiredGone(before, next);

/** What was lost already because it expired is told once more when it is gone. */
const isExpiredGone = (before: StockItem, next: StockItem): boolean =>
  hasLots(before) && shortfallOf(next, NOTHING_EXPIRED) > shortfallOf(before, NOTHING_EXPIRED);

function hasLots(item: StockItem): boolean {
  for (const { lots } of item.locations.values()) if (lots.length > 0) return true;
  return false;
}

/** These facts, and what follows in the same append: a shortfall that grew or eased, those in the queue that now fit. */
export function withConsequences(
  sku: string,
  item: StockItem,
  events: readonly StockEvent[],
  rules: SupplyRules,
): readonly StockEvent[] {
  const moved = after(item, events);
  const gone = goneFromQuarantine(sku, moved);
  const next = after(moved, gone);
  return [
    ...events,
    ...gone,
    ...shortfallNews(sku, item, events, next, rules),
    ...servedQueue(sku, next, rules).events,
  ];
}
