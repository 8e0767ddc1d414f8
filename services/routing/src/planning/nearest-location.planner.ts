import type { DistanceOrigin, RoutingCandidate, SkuQuantity } from '@throughline/contracts';
import { contentHashOf } from '@throughline/kernel';
import type { Placement } from './placement.js';
import { chooseSources } from './source-choice.js';
import {
  needsOf,
  placeKey,
  suppliedBy,
  suppliersOf,
  type Exclusion,
  type FreeStock,
  type Supplier,
  type UnitsToPlace,
} from './supply.js';
import {
  compare,
  whereaboutsOf,
  type Destination,
  type ShippingLocation,
  type Whereabouts,
} from './whereabouts.js';

/** Stored with each decision. A changed rule is a new name. */
export const PLANNER = 'nearest-location@1';

/** Candidates that a decision stores: the nearest, and in any case those that were chosen. */
export const CANDIDATES_KEPT_MAX = 12;

/** Reasons that a decision stores per candidate; the rest is counted. */
export const REJECTIONS_KEPT_MAX = 5;

export interface PlanInput {
  readonly units: readonly UnitsToPlace[];
  /** Null where the order has no address. */
  readonly destination: Destination | null;
  /** Those that may ship. */
  readonly locations: readonly ShippingLocation[];
  readonly stock: readonly FreeStock[];
  readonly exclusions: readonly Exclusion[];
}

export interface Plan {
  /** Null where the locations together have not enough; `reason` says what is missing. */
  readonly shipments: Placement['shipments'] | null;
  readonly reason: string;
  readonly distanceFrom: DistanceOrigin;
  readonly candidates: readonly RoutingCandidate[];
  readonly inputHash: string;
}

/** Which location ships what. Pure: the same input gives the same plan, byte for byte, in whatever order it comes. */
export function planShipments(input: PlanInput): Plan {
  const whereabouts = whereaboutsOf(input.destination, input.locations);
  const suppliers = suppliersOf(whereabouts.sites, input.units, input.stock, input.exclusions);
  const needs = needsOf(input.units);
  const choice = chooseSources(suppliers, input.units);
  const chosen = choice?.suppliers ?? [];
  return {
    shipments: choice?.placement.shipments ?? null,
    reason: choice ? '' : shortageOf(suppliers, needs),
    distanceFrom: whereabouts.distanceFrom,
    candidates: candidatesOf(suppliers, chosen, needs, input.exclusions),
    inputHash: contentHashOf(seenBy(input, whereabouts)),
  };
}

/** What the decision rests on: distances instead of the address, so that it can be told after a person was forgotten. */
function seenBy({ units, stock, exclusions }: PlanInput, { distanceFrom, sites }: Whereabouts): object {
  const needed = new Set(units.map(({ sku }) => sku));
  const locations = new Set(sites.map(({ locationId }) => locationId));
  const isRelevant = ({ sku, locationId }: Exclusion): boolean =>
    needed.has(sku) && locations.has(locationId);
  const byPlace = (a: Exclusion, b: Exclusion): number => compare(placeKey(a), placeKey(b));
  return {
    planner: PLANNER,
    units,
    distanceFrom,
    sites,
    stock: stock.filter(isRelevant).sort(byPlace),
    exclusions: exclusions.filter(isRelevant).sort(byPlace),
  };
}

function shortageOf(suppliers: readonly Supplier[], needs: readonly SkuQuantity[]): string {
  if (suppliers.length === 0) return 'no active location';
  return needs
    .flatMap(({ sku, quantity }, index) => {
      const found = suppliedBy(suppliers, index);
      return found < quantity ? [`${found} of ${quantity} ${sku}`] : [];
    })
    .join(', ');
}

function candidatesOf(
  suppliers: readonly Supplier[],
  chosen: readonly Supplier[],
  needs: readonly SkuQuantity[],
  exclusions: readonly Exclusion[],
): RoutingCandidate[] {
  const excluded = new Set(exclusions.map(placeKey));
  return suppliers
    .filter((supplier, index) => index < CANDIDATES_KEPT_MAX || chosen.includes(supplier))
    .map((supplier) => ({
      locationId: supplier.locationId,
      distanceKm: supplier.distanceKm,
      covers: needs.flatMap(({ sku }, index) => {
        const quantity = supplier.supply[index] ?? 0;
        return quantity > 0 ? [{ sku, quantity }] : [];
      }),
      isChosen: chosen.includes(supplier),
      rejections: chosen.includes(supplier) ? [] : rejectionsOf(supplier, chosen, needs, excluded),
    }));
}

function rejectionsOf(
  { locationId, supply }: Supplier,
  chosen: readonly Supplier[],
  needs: readonly SkuQuantity[],
  excluded: ReadonlySet<string>,
): string[] {
  const reasons = needs.flatMap(({ sku, quantity }, index) => {
    const found = supply[index] ?? 0;
    if (excluded.has(placeKey({ locationId, sku }))) return [`turned out short of ${sku}`];
    return found < quantity ? [`has ${found} of ${quantity} ${sku}`] : [];
  });
  if (reasons.length === 0) return [`not nearer than ${chosen[0]?.locationId ?? 'any other'}`];
  const more = reasons.length - REJECTIONS_KEPT_MAX;
  return more > 0 ? [...reasons.slice(0, REJECTIONS_KEPT_MAX), `and ${more} more`] : reasons;
}
