import type { DomainEvent } from '../envelope.js';
import type { LineQuantity, SkuQuantity } from './common.js';

export interface PlannedShipment {
  readonly shipmentId: string;
  readonly locationId: string;
  readonly lines: readonly LineQuantity[];
}

/** A location that was looked at, and what spoke against it. */
export interface RoutingCandidate {
  readonly locationId: string;
  /** Great-circle distance in whole kilometres; null where nobody knows where the address is. */
  readonly distanceKm: number | null;
  readonly covers: readonly SkuQuantity[];
  readonly isChosen: boolean;
  readonly rejections: readonly string[];
}

/**
 * What the distances were measured from: the address's own coordinates, the location whose postal code is most like
 * its own, or the middle of its country. `nothing`: an address without a place.
 */
export type DistanceOrigin = 'address' | 'postal-area' | 'country' | 'nothing';

export type OrderRouted = DomainEvent<
  'OrderRouted',
  {
    /** 1 for the first decision; a refused allocation leads to the next. */
    readonly routing: number;
    readonly shipments: readonly PlannedShipment[];
    readonly candidates: readonly RoutingCandidate[];
    readonly planner: string;
    readonly distanceFrom?: DistanceOrigin;
    /** SHA-256 of all that the planner saw: the same input gives the same decision. */
    readonly inputHash: string;
  }
>;

export type OrderUnroutable = DomainEvent<
  'OrderUnroutable',
  {
    readonly routing: number;
    readonly reason: string;
    readonly candidates: readonly RoutingCandidate[];
    readonly distanceFrom?: DistanceOrigin;
    readonly inputHash: string;
  }
>;

export type RoutingOrderEvent = OrderRouted | OrderUnroutable;
