import type { DomainEvent } from '../envelope.js';
import type { ShipmentLot } from './inventory.events.js';
import type { Address, Instant, LineQuantity } from './common.js';

/** The warehouse's work order; it goes out on `oms.fulfillment.requests.v1`. */
export type ShipmentReleased = DomainEvent<
  'ShipmentReleased',
  {
    readonly shipmentId: string;
    /** What partners call it; made from the order's id, so that an answer finds its order without a lookup. */
    readonly reference: string;
    readonly locationId: string;
    readonly lines: readonly (LineQuantity & { readonly title: string })[];
    /** Which lots to pick, where lots are tracked: first expired, first out. */
    readonly lots?: readonly Omit<ShipmentLot, 'shipmentId'>[];
    readonly shippingMethod: string;
    readonly orderNumber: string;
    readonly releasedAt: Instant;
  },
  { readonly personId: string; readonly shipTo?: Address; readonly email?: string; readonly phone?: string }
>;

/** The warehouse has not answered in time: the same request, with the same reference, is sent again. */
export type ShipmentReleaseRepeated = DomainEvent<
  'ShipmentReleaseRepeated',
  ShipmentReleased['data'] & { readonly repeat: number },
  NonNullable<ShipmentReleased['personal']>
>;

interface ShipmentFact {
  readonly shipmentId: string;
  readonly at: Instant;
}

export type ShipmentAcknowledged = DomainEvent<'ShipmentAcknowledged', ShipmentFact>;
export type ShipmentPicked = DomainEvent<
  'ShipmentPicked',
  ShipmentFact & { readonly lines: readonly LineQuantity[] }
>;

/** Less was found than asked: `short` is what is missing, per line. */
export type ShipmentShortPicked = DomainEvent<
  'ShipmentShortPicked',
  ShipmentFact & { readonly lines: readonly LineQuantity[]; readonly short: readonly LineQuantity[] }
>;

export type ShipmentPacked = DomainEvent<'ShipmentPacked', ShipmentFact & { readonly cartons: number }>;

export type ShipmentShipped = DomainEvent<
  'ShipmentShipped',
  ShipmentFact & {
    readonly locationId: string;
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly lines: readonly LineQuantity[];
  }
>;

export type ShipmentInTransit = DomainEvent<'ShipmentInTransit', ShipmentFact>;
export type ShipmentDelivered = DomainEvent<'ShipmentDelivered', ShipmentFact>;

/** Nothing of the shipment was found at the shelf: it ends, and its part is routed again. */
export type ShipmentDropped = DomainEvent<'ShipmentDropped', ShipmentFact & { readonly reason: string }>;

export type OrderCompleted = DomainEvent<'OrderCompleted', { readonly completedAt: Instant }>;

export type FulfillmentOrderEvent =
  | ShipmentReleased
  | ShipmentReleaseRepeated
  | ShipmentAcknowledged
  | ShipmentPicked
  | ShipmentShortPicked
  | ShipmentPacked
  | ShipmentShipped
  | ShipmentInTransit
  | ShipmentDelivered
  | ShipmentDropped
  | OrderCompleted;

/** On `parcel-<carrier>-<tracking>`: which shipment of which order the parcel carries. */
export type ParcelRegistered = DomainEvent<
  'ParcelRegistered',
  {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly orderId: string;
    readonly shipmentId: string;
  }
>;

export type ParcelStatus = 'accepted' | 'in-transit' | 'out-for-delivery' | 'delivered' | 'exception';

/** On `parcel-…`: a carrier's scan as it came; `scanId` is the carrier's own id of it. */
export type ParcelScanned = DomainEvent<
  'ParcelScanned',
  {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly scanId: string;
    readonly status: ParcelStatus;
    readonly at: Instant;
    readonly place: string | null;
  }
>;

export type ParcelEvent = ParcelRegistered | ParcelScanned;
