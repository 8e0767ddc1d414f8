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
  /** Great-circle distance; null where the address has no coordinates. */
  readonly distanceKm: number | null;
  readonly covers: readonly SkuQuantity[];
  readonly isChosen: boolean;
  readonly rejections: readonly string[];
}

export type OrderRouted = DomainEvent<
  'OrderRouted',
  {
    /** 1 for the first decision; a refused allocation leads to the next. */
    readonly routing: number;
    readonly shipments: readonly PlannedShipment[];
    readonly candidates: readonly RoutingCandidate[];
    readonly planner: string;
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
    readonly inputHash: string;
  }
>;

export type RoutingOrderEvent = OrderRouted | OrderUnroutable;
