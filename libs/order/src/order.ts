import type {
  Backorder,
  HoldKind,
  LineQuantity,
  OrderLine,
  OrderPersonal,
  OrderPlaced,
  RecordOnlyReason,
  ScreeningOutcome,
  ShipmentLot,
  SkuQuantity,
  Tender,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';

/** Other content under a known version is remembered up to here; what comes after is refused without a fact. */
export const CONFLICTS_KEPT_MAX = 16;

export interface Hold {
  readonly holdId: string;
  readonly kind: HoldKind;
  readonly reason: string;
  readonly at: Instant;
}

export interface Ending {
  readonly kind: 'recorded' | 'cancelled' | 'rejected' | 'completed';
  readonly reason: string;
  readonly at: Instant;
}

export interface Screening {
  readonly status: 'none' | 'review' | 'passed';
  readonly outcome: ScreeningOutcome | null;
  readonly score: number;
  readonly at: Instant | null;
}

export interface Capture {
  readonly captureId: string;
  readonly shipmentId: string | null;
  readonly authorizationId: string;
  readonly amountMinor: number;
  readonly status: 'requested' | 'captured' | 'failed';
  readonly code: string | null;
}

export interface Authorization {
  readonly authorizationId: string;
  readonly amountMinor: number;
  readonly gatewayReference: string;
  readonly expiresAt: Instant | null;
}

export interface VoidState {
  readonly voidId: string;
  readonly status: 'requested' | 'voided' | 'failed';
  readonly code: string | null;
}

/** A tender's own life. `authorizing` awaits the gateway's answer to `authorizationId`. */
export interface TenderState extends Tender {
  readonly status: 'pending' | 'authorizing' | 'authorized' | 'declined' | 'settled' | 'on-terms' | 'voided';
  /** Authorizations asked for so far. */
  readonly attempt: number;
  readonly authorizationId: string | null;
  readonly authorization: Authorization | null;
  readonly declineCode: string | null;
  readonly captures: readonly Capture[];
  /** Captures asked for so far: a retry is a new one, under a key of its own. */
  readonly captureAttempt: number;
  readonly void: VoidState | null;
  /** Voids asked for so far. */
  readonly voidAttempt: number;
}

/**
 * `unneeded`: nothing that is counted. `wanted`: inventory owes an answer. `backordered`: waits in an item's queue.
 * `ended`: expired, cancelled or rejected.
 */
export interface Reservation {
  readonly status: 'unneeded' | 'wanted' | 'backordered' | 'reserved' | 'ended';
  /** 1 + the facts that ended an attempt. */
  readonly attempt: number;
  readonly isExpired: boolean;
  readonly expiresAt: Instant | null;
  readonly waitingFor: SkuQuantity | null;
  /** What waits in queues while the rest is reserved. */
  readonly backordered: readonly Backorder[];
  /** When `waitingFor` can be expected; null where nobody can say. */
  readonly promisedAt: Instant | null;
  /** How often the dates of what waits have moved. */
  readonly promiseMoves: number;
  /** It is refused where stock has not turned up by then; null where it may wait. */
  readonly refuseAt: Instant | null;
  /** The highest attempt whose entries are known to be gone from every item. */
  readonly releasedAttempt: number;
  readonly at: Instant;
}

export interface Endangered {
  readonly sku: string;
  readonly shortfall: number;
  readonly locationIds: readonly string[];
  readonly shortfallId: string;
  /** A person chose to source it anew; inventory has not yet. */
  readonly isReSourcing: boolean;
  readonly at: Instant;
}

export interface Routing {
  /** Decisions taken so far, refusals included. */
  readonly count: number;
  readonly isUnroutable: boolean;
  readonly reason: string | null;
  /** Locations that turned out short: not asked again for that SKU. */
  readonly exclusions: readonly { readonly locationId: string; readonly sku: string }[];
  /** The exclusions were given with a new try, and hold until it is routed. */
  readonly isReSourced: boolean;
}

export type ShipmentStatus =
  | 'planned'
  | 'allocated'
  | 'released'
  | 'acknowledged'
  | 'picked'
  | 'packed'
  | 'shipped'
  | 'in-transit'
  | 'delivered'
  | 'dropped';

export interface Shipment {
  readonly shipmentId: string;
  readonly routing: number;
  readonly locationId: string;
  /** What it carries, or is to carry; short quantities are taken off. */
  readonly lines: readonly LineQuantity[];
  /** Which lots it is picked from, where lots are tracked. */
  readonly lots: readonly ShipmentLot[];
  readonly status: ShipmentStatus;
  readonly reference: string | null;
  /** Requests sent to the warehouse after the first. */
  readonly repeats: number;
  /** Found missing at the shelf; inventory has not answered yet. */
  readonly shortUnanswered: readonly LineQuantity[];
  readonly isStockIssued: boolean;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly at: Instant;
}

export interface StepFailure {
  readonly step: string;
  readonly owner: string;
  readonly reason: string;
  readonly attempts: number;
  readonly deadLetter: string | null;
  readonly at: Instant;
}

/** An order as its ledger tells it. The axes are separate; the headline status is derived (`headlineOf`). */
export interface Order {
  readonly orderId: string;
  readonly channelId: string;
  readonly externalId: string;
  readonly orderNumber: string;
  readonly sourceVersion: string | null;
  readonly contentHash: string;
  readonly latestSnapshot: { readonly sourceVersion: string; readonly contentHash: string } | null;
  readonly conflicts: readonly string[];
  readonly isConflictOpen: boolean;
  readonly placedAt: Instant;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly totals: OrderPlaced['data']['totals'];
  readonly shippingMethod: string;
  /** Of the stock that the checkout had kept for it; null for an order without. None of its own holds. */
  readonly checkoutHoldId: string | null;
  readonly recordOnly: RecordOnlyReason | null;
  readonly personal: OrderPersonal | null;
  readonly holds: readonly Hold[];
  readonly ending: Ending | null;
  readonly screening: Screening;
  readonly tenders: readonly TenderState[];
  readonly reservation: Reservation;
  readonly routing: Routing;
  /** Items that turned out to be less than was promised, this order among those that it may not reach. */
  readonly endangered: readonly Endangered[];
  readonly shipments: readonly Shipment[];
  readonly failures: readonly StepFailure[];
  /** Steps for a person that a person accepted as they are. */
  readonly dismissed: readonly string[];
  readonly updatedAt: Instant;
}

/** Undefined before OrderPlaced. */
export type OrderState = Order | undefined;
