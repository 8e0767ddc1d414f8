import type { Instant } from '@throughline/kernel';
import type { Versioned } from '@throughline/service-kit';
import { explainAvailability, type ChannelAvailability } from '../availability/explain-availability.js';
import { itemNow } from '../availability/item-now.js';
import { isExpired } from './lots.js';
import {
  freeAt,
  freeOf,
  type Incoming,
  type LocationStock,
  type StockItem,
  type StockLevel,
} from './stock-item.js';
import { isStale, shortfallOf } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Units of one lot at a location. */
export interface LotOverview {
  readonly lotId: string;
  /** The last day on which it may be sold (YYYY-MM-DD); null where it keeps. */
  readonly expiresOn: string | null;
  readonly onHand: number;
  readonly allocated: number;
  readonly isExpired: boolean;
}

export interface LocationOverview {
  readonly locationId: string;
  readonly onHand: number;
  readonly allocated: number;
  /** On hand, and not for sale. */
  readonly quarantined: number;
  /** On hand less quarantined less allocated. Negative where a count found less than was allocated. */
  readonly free: number;
  /** Units that stay there and are promised to nobody. */
  readonly safetyStock: number;
  /** True where the location has not said for too long how many it has: nothing of it is promised. */
  readonly isStale: boolean;
  /** When the location last said itself how many it has; null where it never did. */
  readonly reportedAt: Instant | null;
  /** When it was last counted. */
  readonly countedAt: Instant | null;
  /** First expired first. What is on hand beyond them belongs to no known lot. */
  readonly lots: readonly LotOverview[];
}

/** What is on its way, by one purchase order or transfer, to one location. */
export interface IncomingOverview {
  readonly incomingId: string;
  readonly locationId: string;
  readonly source: 'purchase-order' | 'transfer';
  readonly quantity: number;
  readonly expectedAt: Instant;
  /** It has not come for so long that nobody is promised a date by it any more. */
  readonly isOverdue: boolean;
}

/** One SKU's stock, as callers see it. Whole units. */
export interface StockOverview {
  readonly sku: string;
  readonly locations: readonly LocationOverview[];
  readonly onHand: number;
  readonly allocated: number;
  readonly quarantined: number;
  /** Promised to orders over the network, at no location yet. */
  readonly reserved: number;
  /** Kept for checkouts. */
  readonly held: number;
  /** Wanted by orders that wait. */
  readonly queued: number;
  /**
   * On hand less quarantined, allocated, reserved and held, never below 0: over the network, whoever may have it.
   * What a channel can sell stands with the channel.
   */
  readonly available: number;
  /** Units promised beyond what there is. */
  readonly shortfall: number;
  /** What is on its way, by date. */
  readonly incoming: readonly IncomingOverview[];
  /** Units still kept for a channel. */
  readonly pools: readonly { readonly channelId: string; readonly quantity: number }[];
  /** How full the shelves were when anybody was last told. */
  readonly level: StockLevel;
  /** What every channel can sell, and why. */
  readonly channels: readonly ChannelAvailability[];
  /** Revision of the item's stream; -1 before its first fact. */
  readonly revision: number;
}

const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const lotsOf = ({ lots }: LocationStock, at: Instant): LotOverview[] =>
  lots
    .map((lot) => ({ ...lot, isExpired: isExpired(lot, at) }))
    .sort((a, b) => byText(a.expiresOn ?? '9999', b.expiresOn ?? '9999') || byText(a.lotId, b.lotId));

const locationsOf = (item: StockItem, rules: SupplyRules): LocationOverview[] =>
  [...item.locations]
    .sort(([a], [b]) => byText(a, b))
    .map(([locationId, stock]) => {
      const { onHand, allocated, quarantined, reportedAt, countedAt } = stock;
      return {
        ...{ locationId, onHand, allocated, quarantined, reportedAt, countedAt },
        free: freeAt(item, locationId),
        safetyStock: rules.safetyAt(locationId),
        isStale: isStale(locationId, reportedAt, rules),
        lots: lotsOf(stock, rules.at),
      };
    });

const incomingOf = ({ incoming }: StockItem): Incoming[] =>
  [...incoming.values()].sort(
    (a, b) => byText(a.expectedAt, b.expectedAt) || byText(a.incomingId, b.incomingId),
  );

const poolsOf = ({ pools }: StockItem): StockOverview['pools'] =>
  [...pools]
    .filter(([, quantity]) => quantity > 0)
    .sort(([a], [b]) => byText(a, b))
    .map(([channelId, quantity]) => ({ channelId, quantity }));

const sumOf = (
  locations: readonly LocationOverview[],
  name: 'onHand' | 'allocated' | 'quarantined',
): number => locations.reduce((units, location) => units + location[name], 0);

export function stockOverview(
  sku: string,
  { state, revision }: Versioned<StockItem>,
  rules: SupplyRules,
  channelIds: readonly string[],
): StockOverview {
  const item = itemNow(sku, state, rules);
  const locations = locationsOf(item, rules);
  return {
    sku,
    locations,
    onHand: sumOf(locations, 'onHand'),
    allocated: sumOf(locations, 'allocated'),
    quarantined: sumOf(locations, 'quarantined'),
    reserved: item.reserved,
    held: item.held,
    queued: item.queued,
    available: Math.max(0, freeOf(item)),
    shortfall: shortfallOf(item, rules),
    incoming: incomingOf(item),
    pools: poolsOf(item),
    level: item.level,
    channels: channelIds.map((channelId) => explainAvailability(item, rules, channelId)),
    revision,
  };
}
