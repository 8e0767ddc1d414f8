import type { DomainEvent } from '../envelope.js';
import type { Instant, OrderPersonal } from './common.js';

/**
 * What becomes of a line. `ship`: from stock. `no-shipment`: digital, a service, a gift card: done once covered.
 * `fulfilled-by-channel`: the marketplace ships it. `unmapped`: to be shipped, but without a SKU: holds the order;
 * releasing that hold means that somebody takes care of the line outside Throughline. `kit`: what was bought; its
 * components are lines of their own behind it, and are reserved, shipped and charged in its place.
 */
export type LineHandling = 'ship' | 'no-shipment' | 'fulfilled-by-channel' | 'unmapped' | 'kit';

export interface OrderLine {
  readonly lineId: string;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  /** Of a component: its share of the kit's price, rounded down. */
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  /** What the customer owes for the whole line, discount and tax included. */
  readonly totalMinor: number;
  readonly handling: LineHandling;
  /** False: shipped without a reservation, because nobody counts its stock. */
  readonly isTracked: boolean;
  /** Of a component: the kit's line, as which it was bought. Its amounts are its share of the kit's. */
  readonly kitLineId?: string;
}

/**
 * How the customer pays. `card`: authorized and captured by us through a gateway, by `token`.
 * `channel-paid`, `channel-authorized`: the channel took or holds the money; never charged again.
 * `invoice`: on agreed terms.
 */
export type TenderKind = 'card' | 'channel-paid' | 'channel-authorized' | 'invoice';

export interface Tender {
  readonly tenderId: string;
  readonly kind: TenderKind;
  readonly amountMinor: number;
  /** A gateway's token for a card; card numbers never enter the system. */
  readonly token?: string;
  /** The channel's or the buyer's own reference: a transaction id, a purchase order number. */
  readonly reference?: string;
  readonly netDays?: number;
}

/** Why an order is only recorded, and neither charged, reserved nor shipped by us. */
export type RecordOnlyReason =
  'test-order' | 'already-fulfilled' | 'fulfilled-by-marketplace' | 'cancelled-at-channel';

export interface PayloadReference {
  readonly eventId: string;
  readonly contentHash: string;
}

export type OrderPlaced = DomainEvent<
  'OrderPlaced',
  {
    readonly orderId: string;
    readonly channelId: string;
    readonly externalId: string;
    /** What people call it: the channel's own number, such as "#1071". */
    readonly orderNumber: string;
    /** The channel's version of its order (an `updated_at`, a counter); null where it has none. */
    readonly sourceVersion: string | null;
    /** SHA-256 of the canonical order: tells a repeat from a conflict. */
    readonly contentHash: string;
    readonly payload: PayloadReference;
    readonly placedAt: Instant;
    readonly currency: string;
    readonly presentment?: { readonly currency: string; readonly totalMinor: number };
    readonly lines: readonly OrderLine[];
    readonly totals: {
      readonly itemsMinor: number;
      readonly discountMinor: number;
      readonly shippingMinor: number;
      readonly taxMinor: number;
      readonly totalMinor: number;
      readonly isTaxIncluded: boolean;
    };
    readonly shippingMethod: string;
    readonly tenders: readonly Tender[];
    readonly recordOnly: RecordOnlyReason | null;
    readonly requiresShipTo: boolean;
    /**
     * The stock that the channel's checkout had kept for this customer: becomes the order's reservation. Not to be
     * confused with the order's own holds.
     */
    readonly checkoutHoldId?: string;
  },
  OrderPersonal
>;

/** A newer version of an order that we have: recorded, and held for a person until amendments exist. */
export type OrderSnapshotReceived = DomainEvent<
  'OrderSnapshotReceived',
  { readonly sourceVersion: string; readonly contentHash: string; readonly payload: PayloadReference }
>;

/** Other content under a version that we already have: refused, and shown. */
export type OrderConflictRefused = DomainEvent<
  'OrderConflictRefused',
  { readonly sourceVersion: string | null; readonly contentHash: string; readonly payload: PayloadReference }
>;

export type HoldKind = 'manual' | 'unmapped-line' | 'newer-snapshot';

export type OrderHeld = DomainEvent<
  'OrderHeld',
  { readonly holdId: string; readonly kind: HoldKind; readonly reason: string }
>;

export type OrderHoldReleased = DomainEvent<
  'OrderHoldReleased',
  { readonly holdId: string; readonly reason: string }
>;

export type OrderCancelled = DomainEvent<
  'OrderCancelled',
  { readonly reason: string; readonly cancelledAt: Instant }
>;

/** A person's answer to an exception: `retry` lets the step run again, `dismiss` accepts things as they are. */
export type ExceptionResolved = DomainEvent<
  'ExceptionResolved',
  { readonly step: string; readonly resolution: 'retry' | 'dismiss'; readonly reason: string }
>;

/** On `payload-<orderId>`: what the channel sent, byte for byte, once per content hash. */
export type OrderPayloadReceived = DomainEvent<
  'OrderPayloadReceived',
  { readonly contentHash: string; readonly source: string; readonly contentType: string },
  { readonly personId: string; readonly body: string }
>;

/** On `intake-<intakeId>`: an order that could not be taken, and why. */
export type IntakeRefused = DomainEvent<
  'IntakeRefused',
  {
    readonly intakeId: string;
    readonly channelId: string | null;
    readonly externalId: string | null;
    readonly source: string;
    readonly code: string;
    readonly problems: readonly { readonly field: string; readonly message: string }[];
  },
  { readonly personId: string; readonly body: string }
>;

export type CaptureOrderEvent =
  | OrderPlaced
  | OrderSnapshotReceived
  | OrderConflictRefused
  | OrderHeld
  | OrderHoldReleased
  | OrderCancelled
  | ExceptionResolved;
