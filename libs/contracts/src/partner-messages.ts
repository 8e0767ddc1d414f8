import type { Address, Instant, LineQuantity, SkuQuantity } from './events/index.js';

/** `oms.fulfillment.requests.v1`: what a warehouse is asked to ship. A repeat carries the same reference. */
export interface ShipmentRequest {
  readonly reference: string;
  readonly orderNumber: string;
  readonly locationId: string;
  readonly shippingMethod: string;
  readonly releasedAt: Instant;
  readonly lines: readonly (LineQuantity & { readonly title: string })[];
  /** Which lots to pick, where lots are tracked: first expired, first out. Absent where none are. */
  readonly lots?: readonly (SkuQuantity & { readonly lotId: string })[];
  readonly shipTo: Address | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** 0 for the first request, then 1, 2, …: the warehouse did not acknowledge. */
  readonly repeat: number;
}

/** `oms.wms.events.v1`: what a warehouse tells. `eventId` is the warehouse's own, the same on every repeat. */
export interface WmsMessage {
  readonly eventId: string;
  readonly type: 'acknowledged' | 'picked' | 'short-picked' | 'packed' | 'shipped';
  readonly reference: string;
  readonly at: Instant;
  /** Picked or shipped quantities; for `short-picked` those that were found. */
  readonly lines?: readonly LineQuantity[];
  readonly cartons?: number;
  readonly carrier?: string;
  readonly trackingNumber?: string;
}

/** `oms.carrier.events.v1`: a carrier's scan of a parcel. */
export interface CarrierMessage {
  readonly scanId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly status: 'accepted' | 'in-transit' | 'out-for-delivery' | 'delivered' | 'exception';
  readonly at: Instant;
  readonly place?: string;
}

/** `oms.availability.v1`: what channels can sell of a SKU, whole. */
export interface AvailabilityMessage {
  readonly sku: string;
  /** Counts up: a reader that has seen a higher one drops this. */
  readonly stockRevision: number;
  readonly channels: readonly { readonly channelId: string; readonly available: number }[];
  /** On hand and fit for sale, less what lies ready for shipments. Empty for a kit. */
  readonly locations: readonly { readonly locationId: string; readonly free: number }[];
  readonly at: Instant;
}

/** `oms.availability.acks.v1`: a channel shows what it was told, up to `stockRevision`. */
export interface AvailabilityAcknowledgement {
  readonly channelId: string;
  readonly sku: string;
  readonly stockRevision: number;
  readonly at: Instant;
}

interface AtLocation {
  readonly sku: string;
  readonly locationId: string;
}

/** `reference` is the sender's own, once per movement of a SKU, and the same on every repeat. */
interface ReferencedMovement extends AtLocation {
  readonly reference: string;
}

/** `oms.stock.feed.v1`: a movement of stock, or what is on its way. Quantities are whole units. */
export type StockFeedMessage =
  | (ReferencedMovement & {
      readonly type: 'receipt';
      readonly quantity: number;
      readonly unitCostMinor?: number;
      /** The purchase order or transfer that it came with. */
      readonly incomingId?: string;
      readonly lot?: { readonly lotId: string; readonly expiresOn?: string | null };
      /** Units of it that are not fit for sale. */
      readonly quarantined?: number;
    })
  | (ReferencedMovement & {
      readonly type: 'adjustment';
      /** Signed. */
      readonly quantity: number;
      readonly reason: 'count' | 'damage' | 'theft' | 'found' | 'correction' | 'other';
      readonly lotId?: string;
    })
  | (ReferencedMovement & {
      readonly type: 'count';
      readonly counted: number;
      /** When it is taken in, by default. */
      readonly countedAt?: Instant;
    })
  | (ReferencedMovement & {
      readonly type: 'quarantine';
      /** Signed: below 0 for units that are for sale again. */
      readonly quantity: number;
      readonly reason: 'damage' | 'inspection' | 'recall' | 'expired' | 'cleared' | 'other';
    })
  | (ReferencedMovement & {
      readonly type: 'sale';
      readonly quantity: number;
      /** When it is taken in, by default. */
      readonly soldAt?: Instant;
    })
  | (ReferencedMovement & { readonly type: 'level'; readonly level: number; readonly reportedAt: Instant })
  | (AtLocation & {
      readonly type: 'incoming';
      readonly incomingId: string;
      /** What is still on its way, all told; 0 where nothing is any more. */
      readonly quantity: number;
      readonly expectedAt: Instant;
    })
  | (AtLocation & {
      readonly type: 'transfer';
      readonly transferId: string;
      readonly toLocationId: string;
      readonly quantity: number;
      readonly expectedAt: Instant;
    });

/** `<topic>.dead`: a message set aside, whole, with where it came from and why. */
export interface DeadLetter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** The consumer group that could not handle it. */
  readonly group: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The message's bytes in base64, as they came. */
  readonly valueBase64: string;
  readonly reason: string;
  readonly stack: string | null;
  readonly attempts: number;
  readonly failedAt: Instant;
}

/** `oms.<service>.retries.v1`: a dead letter that a person sent back to the group that failed on it. */
export interface RetryMessage {
  /** `<dead-letter topic>/<offset>` of the dead letter. */
  readonly deadLetterId: string;
  readonly letter: DeadLetter;
  readonly requestedBy: string;
  readonly requestedAt?: Instant;
}
