import type { LineQuantity, SkuQuantity } from '@throughline/contracts';
import { sumBySku } from '@throughline/order';
import type { Site } from './whereabouts.js';

/** Units of one order line that have no place yet. */
export interface UnitsToPlace extends LineQuantity {
  /** False: nobody counts it, so every location has it. */
  readonly isTracked: boolean;
}

/** On hand less allocated, at one location. */
export interface FreeStock extends SkuQuantity {
  readonly locationId: string;
}

/** A location that turned out short of a SKU. */
export interface Exclusion {
  readonly locationId: string;
  readonly sku: string;
}

/** What one location could give to the order, in the order of `needs`, never more than is needed. */
export interface Supplier extends Site {
  readonly supply: readonly number[];
}

export const needsOf = (units: readonly UnitsToPlace[]): SkuQuantity[] => sumBySku(units);

export function suppliersOf(
  sites: readonly Site[],
  units: readonly UnitsToPlace[],
  stock: readonly FreeStock[],
  exclusions: readonly Exclusion[],
): Supplier[] {
  const free = new Map(stock.map((entry) => [placeKey(entry), entry.quantity]));
  const excluded = new Set(exclusions.map(placeKey));
  const tracked = new Set(units.filter(({ isTracked }) => isTracked).map(({ sku }) => sku));
  const needs = needsOf(units);
  return sites.map((site) => ({
    ...site,
    supply: needs.map(({ sku, quantity }) => {
      const place = placeKey({ sku, locationId: site.locationId });
      if (excluded.has(place)) return 0;
      return tracked.has(sku) ? Math.max(0, Math.min(quantity, free.get(place) ?? 0)) : quantity;
    }),
  }));
}

/** The length in front keeps the pairs apart, whatever characters are in them. */
export const placeKey = ({ locationId, sku }: { locationId: string; sku: string }): string =>
  `${locationId.length}:${locationId}${sku}`;

/** True if these locations together have everything. */
export const isEnough = (suppliers: readonly Supplier[], needs: readonly SkuQuantity[]): boolean =>
  needs.every(({ quantity }, index) => suppliedBy(suppliers, index) >= quantity);

export const suppliedBy = (suppliers: readonly Supplier[], index: number): number =>
  suppliers.reduce((sum, { supply }) => sum + (supply[index] ?? 0), 0);
