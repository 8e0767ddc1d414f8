import { freeAt, type LocationStock, type StockItem } from '../stock/stock-item.js';
import { availableTo, isStale, newcomerOf, queuedBefore, shelfUnits } from '../stock/supply.js';
import type { SupplyRules } from '../stock/supply-rules.js';

type Sources = readonly string[] | null;

/** What weighs on a channel's number. Whole units, at or against the locations that the channel may sell from. */
export interface WhyAvailable {
  readonly onHand: number;
  readonly quarantined: number;
  /** Neither in quarantine nor allocated, and past their last day. */
  readonly expired: number;
  /** Lying ready for shipments. */
  readonly allocated: number;
  /** Staying at their location as its safety stock. */
  readonly locationSafety: number;
  /** At locations that have not said for too long how many they have. */
  readonly stale: number;
  /** Promised to orders that can be sourced from there. */
  readonly promised: number;
  /** Kept for checkouts. */
  readonly held: number;
  /** Kept for other channels. */
  readonly pools: number;
  readonly networkSafety: number;
  readonly channelSafety: number;
  /** Wanted by orders that wait and are served before a newcomer of the channel. */
  readonly queuedBefore: number;
}

/**
 * What a channel can sell, and why. What is promised to or kept for others lessens the number only as far as it
 * cannot be sourced from elsewhere: where channels sell from different locations, the parts need not add up to it.
 */
export interface ChannelAvailability {
  readonly channelId: string;
  /** Units that its next order can have at once. */
  readonly available: number;
  readonly why: WhyAvailable;
}

const mayUse = (sources: Sources, locationId: string): boolean =>
  sources === null || sources.includes(locationId);

const doCompete = (one: Sources, other: Sources): boolean =>
  one === null || other === null || one.some((locationId) => other.includes(locationId));

const sum = <Item>(items: Iterable<Item>, unitsOf: (item: Item) => number): number => {
  let units = 0;
  for (const item of items) units += unitsOf(item);
  return units;
};

type Place = readonly [locationId: string, stock: LocationStock];

function atLocations(item: StockItem, rules: SupplyRules, sources: Sources) {
  const places = [...item.locations].filter(([locationId]) => mayUse(sources, locationId));
  const isBelieved = ([locationId, { reportedAt }]: Place) => !isStale(locationId, reportedAt, rules);
  const shelf = ([, stock]: Place) => Math.max(0, shelfUnits(stock, rules));
  const safety = (place: Place) => Math.min(shelf(place), rules.safetyAt(place[0]));
  return {
    onHand: sum(places, ([, { onHand }]) => onHand),
    quarantined: sum(places, ([, { quarantined }]) => quarantined),
    expired: sum(places, ([locationId, stock]) => freeAt(item, locationId) - shelfUnits(stock, rules)),
    allocated: sum(places, ([, { allocated }]) => allocated),
    locationSafety: sum(places, (place) => (isBelieved(place) ? safety(place) : 0)),
    stale: sum(places, (place) => (isBelieved(place) ? 0 : shelf(place))),
  };
}

function keptForOthers(item: StockItem, rules: SupplyRules, channelId: string) {
  const asker = newcomerOf(item, rules, channelId);
  const competing = (demand: { readonly sources: Sources; readonly units: number }) =>
    doCompete(demand.sources, asker.sources) ? demand.units : 0;
  const held = sum(item.holds.values(), ({ sources, quantity }) => competing({ sources, units: quantity }));
  const pools = sum(item.pools, ([other, units]) =>
    other === channelId ? 0 : competing({ sources: rules.channel(other).sources, units }),
  );
  return {
    // Both are promises; held units are told by themselves.
    promised: sum(item.promised.values(), competing) - held,
    held,
    pools,
    networkSafety: rules.networkSafety,
    channelSafety: rules.channel(channelId).safetyStock,
    queuedBefore: item.queue.length === 0 ? 0 : sum(queuedBefore(item, asker), competing),
  };
}

/** @param item as it is at `rules.at` */
export const explainAvailability = (
  item: StockItem,
  rules: SupplyRules,
  channelId: string,
): ChannelAvailability => ({
  channelId,
  available: availableTo(item, rules, channelId),
  why: {
    ...atLocations(item, rules, rules.channel(channelId).sources),
    ...keptForOthers(item, rules, channelId),
  },
});
