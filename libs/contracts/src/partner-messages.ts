import type { Address, Instant, LineQuantity } from './events/index.js';

/** `oms.fulfillment.requests.v1`: what a warehouse is asked to ship. A repeat carries the same reference. */
export interface ShipmentRequest {
  readonly reference: string;
  readonly orderNumber: string;
  readonly locationId: string;
  readonly shippingMethod: string;
  readonly releasedAt: Instant;
  readonly lines: readonly (LineQuantity & { readonly title: string })[];
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
