import type { Entry } from './open-entries.js';
import { sourceableUnits, type Demand, type Supply } from './sourcing.js';
import { expiredUnits } from './lots.js';
import type { SupplyRules } from './supply-rules.js';
import { isServedBefore, type StockItem } from './stock-item.js';

/** Stands for "as many as there are". */
const ANY_NUMBER = 1_000_000_000;

/** Who asks for units. */
export interface Asker {
  readonly channelId: string | null;
  readonly sources: readonly string[] | null;
  readonly lane: number;
  readonly arrival: number;
}

/** A newcomer of a channel: behind all of its lane that wait. */
export const newcomerOf = (item: StockItem, rules: SupplyRules, channelId: string | null): Asker => {
  const { sources, lane } = rules.channel(channelId);
  return { channelId, sources, lane, arrival: item.arrivals };
};

export const askerOf = ({ channelId, sources, lane, arrival }: Entry): Asker => ({
  channelId,
  sources,
  lane,
  arrival,
});

/** Fit for sale at a location, less what lies ready for shipments. Negative where a count found less. */
export const shelfUnits = (
  stock: Parameters<typeof expiredUnits>[0],
  { at }: Pick<SupplyRules, 'at'>,
): number => {
  const free = stock.onHand - stock.quarantined - stock.allocated;
  // Units in quarantine may be of the same lots: nothing is taken off twice.
  return stock.lots.length === 0 ? free : free - Math.min(Math.max(0, free), expiredUnits(stock, at));
};

/** A location that has not said for too long how many it has is not believed. */
export const isStale = (
  locationId: string,
  reportedAt: string | null,
  rules: Pick<SupplyRules, 'at' | 'feedMaxAgeMsAt'>,
): boolean => {
  if (reportedAt === null) return false;
  const maxAgeMs = rules.feedMaxAgeMsAt(locationId);
  return maxAgeMs !== null && Date.parse(rules.at) - Date.parse(reportedAt) > maxAgeMs;
};

/** What may be promised at a location: on its shelf, less its safety stock. */
export const promisableAt = (item: StockItem, locationId: string, rules: SupplyRules): number => {
  const stock = item.locations.get(locationId);
  if (!stock || isStale(locationId, stock.reportedAt, rules)) return 0;
  return Math.max(0, shelfUnits(stock, rules) - rules.safetyAt(locationId));
};

/** What locations can give to new promises. */
export function promisable(item: StockItem, rules: SupplyRules): Supply {
  const supply = new Map<string, number>();
  for (const locationId of item.locations.keys()) {
    supply.set(locationId, promisableAt(item, locationId, rules));
  }
  return supply;
}

/** What locations can give at all: safety stock is there for a promise that was made. */
export function shelves(item: StockItem, rules: Pick<SupplyRules, 'at'>): Supply {
  const supply = new Map<string, number>();
  for (const [locationId, stock] of item.locations) {
    supply.set(locationId, Math.max(0, shelfUnits(stock, rules)));
  }
  return supply;
}

/** Units allocated at locations that do not have them: they will have to come from elsewhere. */
export function overAllocated(item: StockItem, rules: Pick<SupplyRules, 'at'>): Demand {
  let units = 0;
  for (const stock of item.locations.values()) units += Math.max(0, -shelfUnits(stock, rules));
  return { sources: null, units };
}

/** Everything that was promised to somebody. */
export const promises = (item: StockItem, rules: Pick<SupplyRules, 'at'>): Demand[] => [
  ...item.promised.values(),
  overAllocated(item, rules),
];

/** Units that are kept back from the asker, besides what is promised. */
function keptBack(item: StockItem, rules: SupplyRules, asker: Asker): Demand[] {
  const kept: Demand[] = [{ sources: null, units: rules.networkSafety }];
  const { safetyStock } = rules.channel(asker.channelId);
  if (safetyStock > 0) kept.push({ sources: asker.sources, units: safetyStock });
  for (const [channelId, left] of item.pools) {
    kept.push({ sources: rules.channel(channelId).sources, units: left });
  }
  if (item.queue.length > 0) kept.push(...queuedBefore(item, asker));
  return kept;
}

/** What those want who are served before the asker. */
export function queuedBefore(item: StockItem, asker: Asker): Iterable<Demand> {
  const last = item.entries.get(item.queue.last ?? '');
  // Nearly everybody asks behind all who wait: their sums are known.
  if (last && isServedBefore(last, asker)) return item.waiting.values();
  const before: Demand[] = [];
  for (const orderId of item.queue) {
    const entry = item.entries.get(orderId);
    if (!entry) continue;
    if (!isServedBefore(entry, asker)) break;
    before.push({ sources: entry.sources, units: entry.queued });
  }
  return before;
}

/** What its channel's pool has for the asker: what is there of it, less what those take who wait before. */
function poolFor(item: StockItem, supply: Supply, promised: readonly Demand[], asker: Asker): number {
  const pool = asker.channelId === null ? 0 : (item.pools.get(asker.channelId) ?? 0);
  if (pool === 0) return 0;
  let left = gain(supply, promised, asker, pool);
  for (const orderId of item.queue) {
    const entry = item.entries.get(orderId);
    if (!entry) continue;
    if (!isServedBefore(entry, asker)) break;
    if (entry.channelId === asker.channelId) left -= entry.queued;
  }
  return Math.max(0, left);
}

/** How many more units can be supplied if `asker` asks for `units` than if it does not. */
function gain(supply: Supply, others: readonly Demand[], asker: Asker, units: number): number {
  const together = sourceableUnits(supply, [...others, { sources: asker.sources, units }]);
  // Where everybody can have everything, the others can without the asker.
  return together === unitsOf(others) + units ? units : together - sourceableUnits(supply, others);
}

const unitsOf = (demands: readonly Demand[]): number =>
  demands.reduce((sum, { units }) => sum + Math.max(0, units), 0);

export interface Placeable {
  /** 0 to what was asked for. */
  readonly units: number;
  /** Of these, out of the channel's own pool. */
  readonly fromPool: number;
}

/**
 * How many of `wanted` units the asker can be promised, so that everything promised so far can still be sourced
 * together with it, and nothing is taken from what is kept for others: safety stock, other channels' pools, and those
 * who wait before it. Its own channel's pool is used first.
 */
export function placeable(item: StockItem, rules: SupplyRules, asker: Asker, wanted: number): Placeable {
  const supply = promisable(item, rules);
  const promised = promises(item, rules);
  const real = gain(supply, promised, asker, wanted);
  if (real === 0) return { units: 0, fromPool: 0 };
  const ownPool = poolFor(item, supply, promised, asker);
  const kept = keptBack(item, rules, asker);
  const fair = unitsOf(kept) === 0 ? real : gain(supply, [...promised, ...kept], asker, wanted);
  const units = Math.min(real, fair + ownPool, wanted);
  return { units, fromPool: Math.min(units, ownPool) };
}

/** Units of `wanted` that can be sourced besides all promises, whoever waits and whatever is kept back. */
export const sourceable = (
  item: StockItem,
  rules: Pick<SupplyRules, 'at'>,
  asker: Asker,
  wanted: number,
): number => gain(shelves(item, rules), promises(item, rules), asker, wanted);

/** Units that the next order of the channel can have at once: available to promise (ATP). */
export const availableTo = (item: StockItem, rules: SupplyRules, channelId: string | null): number =>
  placeable(item, rules, newcomerOf(item, rules, channelId), ANY_NUMBER).units;

/** Units of all promises that cannot be kept any more. */
export function shortfallOf(item: StockItem, rules: Pick<SupplyRules, 'at'>): number {
  const promised = promises(item, rules);
  const units = promised.reduce((sum, demand) => sum + demand.units, 0);
  const short = units - sourceableUnits(shelves(item, rules), promised);
  return Math.max(short, overAllocated(item, rules).units);
}
