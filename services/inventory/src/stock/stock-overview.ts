import { freeOf, type StockItem } from './stock-item.js';

/** One SKU's stock, as callers see it. Whole units. */
export interface StockOverview {
  readonly sku: string;
  readonly locations: readonly {
    readonly locationId: string;
    readonly onHand: number;
    readonly allocated: number;
    /** On hand less allocated. Negative where a count found less than was allocated. */
    readonly free: number;
  }[];
  readonly onHand: number;
  readonly allocated: number;
  /** Promised to orders over the network, at no location yet. */
  readonly reserved: number;
  /** Wanted by orders that wait. */
  readonly queued: number;
  /** On hand less allocated less reserved, never below 0. */
  readonly available: number;
  /** Units promised beyond what there is. */
  readonly shortfall: number;
  /** Revision of the item's stream; -1 before its first fact. */
  readonly revision: number;
}

export function stockOverview(sku: string, item: StockItem, revision: number): StockOverview {
  const locations = [...item.locations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([locationId, { onHand, allocated }]) => ({
      locationId,
      onHand,
      allocated,
      free: onHand - allocated,
    }));
  const free = freeOf(item);
  return {
    sku,
    locations,
    onHand: locations.reduce((sum, { onHand }) => sum + onHand, 0),
    allocated: locations.reduce((sum, { allocated }) => sum + allocated, 0),
    reserved: item.reserved,
    queued: item.queued,
    available: Math.max(0, free),
    shortfall: Math.max(0, -free),
    revision,
  };
}
