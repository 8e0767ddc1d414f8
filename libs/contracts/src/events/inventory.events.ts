import type { DomainEvent } from '../envelope.js';
import type { Instant, LineQuantity, SkuQuantity } from './common.js';

/** The commit point of a reservation attempt: every tracked SKU of the order is reserved. */
export type StockReserved = DomainEvent<
  'StockReserved',
  {
    readonly attempt: number;
    readonly items: readonly SkuQuantity[];
    /** Past this, an order that is still not covered gives its stock back. */
    readonly expiresAt: Instant;
    /** What still waits in the queues of an order that ships what there is; absent where nothing does. */
    readonly backordered?: readonly Backorder[];
  }
>;

/** A part of an order that waits in its item's queue. */
export interface Backorder extends SkuQuantity {
  /** When it can be expected, by dated incoming stock; null where nobody can say. */
  readonly promisedAt: Instant | null;
}

/** The order waits in the queue of `waitingFor`; a receipt, release or adjustment sends it on. */
export type StockBackordered = DomainEvent<
  'StockBackordered',
  {
    readonly attempt: number;
    readonly waitingFor: SkuQuantity;
    readonly availableNow: number;
    readonly promisedAt?: Instant | null;
    /** It waits no longer than that; then it is refused. */
    readonly refuseAt?: Instant | null;
  }
>;

/** The date by which a waiting part is expected has moved; null: nobody can say any more. */
export type BackorderPromiseMoved = DomainEvent<
  'BackorderPromiseMoved',
  {
    readonly attempt: number;
    readonly sku: string;
    readonly promisedAt: Instant | null;
    readonly promisedBefore: Instant | null;
  }
>;

/** The order cannot be supplied, and will not wait: it ends here. */
export type StockRefused = DomainEvent<
  'StockRefused',
  { readonly attempt: number; readonly missing: SkuQuantity; readonly reason: 'shortage' | 'cap-reached' }
>;

/** Stock turned out less than was promised, and this order is among those that it may not reach. */
export type StockEndangered = DomainEvent<
  'StockEndangered',
  {
    readonly sku: string;
    /** Units of the item promised beyond what there is. */
    readonly shortfall: number;
    /** Places that hold less than is allocated there. */
    readonly locationIds: readonly string[];
    /** The fact of the item that said so. */
    readonly shortfallId: string;
  }
>;

/**
 * The attempt ends, and the next begins: what it had is given back, shipments that nobody was asked to ship yet are
 * dropped, and routing decides again without `exclusions`.
 */
export type ReservationDisplaced = DomainEvent<
  'ReservationDisplaced',
  {
    readonly attempt: number;
    readonly reason: 're-sourced' | 'higher-lane';
    readonly exclusions: readonly { readonly locationId: string; readonly sku: string }[];
  }
>;

export type ReservationExpired = DomainEvent<'ReservationExpired', { readonly attempt: number }>;

/** Entries, queue places and allocations of the ended attempts are gone from every item. */
export type StockReleased = DomainEvent<'StockReleased', { readonly attempt: number }>;

/** Every shipment of routing decision `routing` has its goods at its location. */
export type StockAllocated = DomainEvent<
  'StockAllocated',
  {
    readonly routing: number;
    readonly shipmentIds: readonly string[];
    /** Which lots are to be picked, where lots are tracked. */
    readonly lots?: readonly ShipmentLot[];
  }
>;

/** Units of one lot that a shipment is to be picked from. */
export interface ShipmentLot extends SkuQuantity {
  readonly shipmentId: string;
  readonly lotId: string;
}

/**
 * A location turned out short, when allocating (`shipmentId` null) or at the shelf (a short pick).
 * Its part is reserved or queued again, and routing decides again without that location for those SKUs.
 */
export type AllocationRefused = DomainEvent<
  'AllocationRefused',
  {
    readonly routing: number;
    readonly shipmentId: string | null;
    readonly refused: readonly {
      readonly locationId: string;
      readonly sku: string;
      readonly quantity: number;
    }[];
    /** SKUs of the part that is no longer reserved and waits in the queue instead; empty if all is reserved. */
    readonly queued: readonly SkuQuantity[];
  }
>;

/** Goods issue: a shipped shipment left its location's on hand and allocated quantities. */
export type StockIssued = DomainEvent<
  'StockIssued',
  { readonly shipmentId: string; readonly locationId: string; readonly lines: readonly LineQuantity[] }
>;

export type InventoryOrderEvent =
  | StockReserved
  | StockBackordered
  | BackorderPromiseMoved
  | StockRefused
  | StockEndangered
  | ReservationDisplaced
  | ReservationExpired
  | StockReleased
  | StockAllocated
  | AllocationRefused
  | StockIssued;

/** On `stock-<item>`. Quantities are whole units of the item's SKU. */
interface ItemFact {
  readonly item: string;
  readonly sku: string;
}

interface ReservationFact extends ItemFact {
  readonly orderId: string;
  readonly attempt: number;
  readonly quantity: number;
}

/** From where a promise may be kept, and on whose account. */
interface Claim {
  readonly channelId?: string;
  /** The only locations that it can be sourced from; absent: any. */
  readonly sources?: readonly string[];
  /** Units of it that came out of the channel's pool. */
  readonly fromPool?: number;
}

/** A batch of one make; of a serial-numbered product, a single unit. */
export interface Lot {
  readonly lotId: string;
  /** The last day on which it may be sold (YYYY-MM-DD); null where it keeps. */
  readonly expiresOn: string | null;
}

export interface LotQuantity {
  readonly lotId: string;
  readonly quantity: number;
}

export type StockReceived = DomainEvent<
  'StockReceived',
  ItemFact & {
    readonly locationId: string;
    readonly quantity: number;
    readonly reference: string;
    readonly unitCostMinor?: number;
    /** The purchase order or transfer that it came with. */
    readonly incomingId?: string;
    readonly lot?: Lot;
    /** Units of it that are not fit for sale. */
    readonly quarantined?: number;
  }
>;

/** A change of on hand with a reason; `quantity` is signed. */
export type StockAdjusted = DomainEvent<
  'StockAdjusted',
  ItemFact & {
    readonly locationId: string;
    readonly quantity: number;
    readonly reason: string;
    readonly reference: string;
    readonly lotId?: string;
  }
>;

/** Somebody counted what lies at a location. `quantity` is what the books were off by: signed, 0 where they were right. */
export type StockCounted = DomainEvent<
  'StockCounted',
  ItemFact & {
    readonly locationId: string;
    readonly counted: number;
    readonly quantity: number;
    readonly countedAt: Instant;
    readonly reference: string;
  }
>;

/** Units left over a store's counter. */
export type StockSold = DomainEvent<
  'StockSold',
  ItemFact & {
    readonly locationId: string;
    readonly quantity: number;
    readonly soldAt: Instant;
    readonly reference: string;
  }
>;

/** Units on hand that are not for sale any more, or, below 0, that are again. */
export type StockQuarantined = DomainEvent<
  'StockQuarantined',
  ItemFact & {
    readonly locationId: string;
    readonly quantity: number;
    readonly reason: string;
    /** Null for what follows from another movement: units that are not there any more. */
    readonly reference: string | null;
  }
>;

/** What is on its way by one purchase order or transfer, as of now: `quantity` 0 says that nothing is any more. */
export type IncomingAnnounced = DomainEvent<
  'IncomingAnnounced',
  ItemFact & {
    readonly locationId: string;
    readonly incomingId: string;
    readonly source: 'purchase-order' | 'transfer';
    readonly quantity: number;
    readonly expectedAt: Instant;
  }
>;

/** Units left `locationId` for `toLocationId`, where they are incoming from now on. */
export type TransferShipped = DomainEvent<
  'TransferShipped',
  ItemFact & {
    readonly transferId: string;
    readonly locationId: string;
    readonly toLocationId: string;
    readonly quantity: number;
    readonly expectedAt: Instant;
  }
>;

/** A vendor, 3PL or other location said how many it has. `quantity` is the change: signed, 0 where nothing changed. */
export type LevelReported = DomainEvent<
  'LevelReported',
  ItemFact & {
    readonly locationId: string;
    readonly level: number;
    readonly quantity: number;
    readonly reportedAt: Instant;
    readonly reference: string;
  }
>;

/** From now on, so many units are kept for one channel. */
export type PoolSet = DomainEvent<
  'PoolSet',
  ItemFact & { readonly channelId: string; readonly quantity: number; readonly reason: string }
>;

export type ReservationPlaced = DomainEvent<
  'ReservationPlaced',
  ReservationFact & Claim & { readonly lane?: number }
>;
export type ReservationQueued = DomainEvent<
  'ReservationQueued',
  ReservationFact &
    Claim & {
      readonly availableNow: number;
      readonly lane?: number;
      readonly promisedAt?: Instant | null;
      /** More wait than may: refused unless stock turns up within the limit. */
      readonly isBeyondCap?: boolean;
    }
>;

/** The head of the queue got its stock: the order that waited goes on. */
export type QueuedReservationPlaced = DomainEvent<
  'QueuedReservationPlaced',
  ReservationFact & { readonly fromPool?: number }
>;

/** When a waiting order can be expected to be served has moved; null: nobody can say. */
export type QueuePromiseMoved = DomainEvent<
  'QueuePromiseMoved',
  ItemFact & { readonly orderId: string; readonly attempt: number; readonly promisedAt: Instant | null }
>;

/** Units kept for a checkout, until `expiresAt`. */
export type CheckoutHoldPlaced = DomainEvent<
  'CheckoutHoldPlaced',
  ItemFact & Claim & { readonly holdId: string; readonly quantity: number; readonly expiresAt: Instant }
>;
export type CheckoutHoldExtended = DomainEvent<
  'CheckoutHoldExtended',
  ItemFact & { readonly holdId: string; readonly expiresAt: Instant }
>;
export type CheckoutHoldEnded = DomainEvent<
  'CheckoutHoldEnded',
  ItemFact & {
    readonly holdId: string;
    readonly quantity: number;
    readonly reason: 'released' | 'expired' | 'ordered';
  }
>;

/** Available units came to the reorder point or below, to nothing, or above it again. */
export type StockRanLow = DomainEvent<
  'StockRanLow',
  ItemFact & { readonly available: number; readonly reorderPoint: number }
>;
export type StockRanOut = DomainEvent<'StockRanOut', ItemFact>;
export type StockReplenished = DomainEvent<'StockReplenished', ItemFact & { readonly available: number }>;

/** Everything the order still has in this item is given back: reserved, queued and allocated. */
export type ReservationReleased = DomainEvent<
  'ReservationReleased',
  ItemFact & {
    readonly orderId: string;
    readonly attempt: number;
    /** The allocated part of it, per location: there it is free again. Empty for what was reserved or queued only. */
    readonly allocated: readonly { readonly locationId: string; readonly quantity: number }[];
  }
>;

/** From reserved against the network to allocated at a location. */
export type ReservationAllocated = DomainEvent<
  'ReservationAllocated',
  ReservationFact & {
    readonly routing: number;
    readonly shipmentId: string;
    readonly locationId: string;
    /** Which lots are to be picked, of a product whose lots are tracked: first expired, first out. */
    readonly lots?: readonly LotQuantity[];
  }
>;

/**
 * The location does not have what routing decision `routing` wants of it. From this fact on nobody can complete that
 * decision, so what it has allocated so far is safe to return.
 */
export type LocationFoundShort = DomainEvent<
  'LocationFoundShort',
  ReservationFact & {
    readonly routing: number;
    readonly shipmentId: string;
    readonly locationId: string;
    readonly freeThere: number;
  }
>;

/** An allocation undone, because another SKU of the same decision was refused: back to reserved. */
export type AllocationReturned = DomainEvent<
  'AllocationReturned',
  ReservationFact & { readonly shipmentId: string; readonly locationId: string }
>;

/** The shelf had less than the books: on hand and allocated fall, and the order's part is reserved or queued again. */
export type AllocationShorted = DomainEvent<
  'AllocationShorted',
  ReservationFact & { readonly shipmentId: string; readonly locationId: string; readonly isQueued: boolean }
>;

export type AllocationIssued = DomainEvent<
  'AllocationIssued',
  ReservationFact & { readonly shipmentId: string; readonly locationId: string }
>;

/** Stock turned out less than promised: the reservations that can no longer be covered, newest first. */
export type StockShortfallFound = DomainEvent<
  'StockShortfallFound',
  ItemFact & { readonly quantity: number; readonly endangeredOrderIds: readonly string[] }
>;

/** On `hold-<holdId>`: units kept for a checkout, over all of its items. */
export type HoldOpened = DomainEvent<
  'HoldOpened',
  {
    readonly holdId: string;
    readonly channelId: string;
    readonly items: readonly SkuQuantity[];
    readonly expiresAt: Instant;
  }
>;
export type HoldExtended = DomainEvent<
  'HoldExtended',
  { readonly holdId: string; readonly expiresAt: Instant }
>;
export type HoldClosed = DomainEvent<
  'HoldClosed',
  {
    readonly holdId: string;
    readonly reason: 'released' | 'expired' | 'ordered';
    readonly orderId: string | null;
  }
>;

export type HoldEvent = HoldOpened | HoldExtended | HoldClosed;

/** On `availability-<item>`: what channels are told of an item, and when. Whole units. */
export type AvailabilityChanged = DomainEvent<
  'AvailabilityChanged',
  ItemFact & {
    /** The item's revision that it rests on: who has seen a higher one drops it. */
    readonly stockRevision: number;
    readonly channels: readonly { readonly channelId: string; readonly available: number }[];
    readonly locations: readonly { readonly locationId: string; readonly free: number }[];
  }
>;

/** A channel has taken over what it was told, up to `stockRevision`. */
export type AvailabilityAcknowledged = DomainEvent<
  'AvailabilityAcknowledged',
  ItemFact & {
    readonly channelId: string;
    readonly stockRevision: number;
    readonly acknowledgedAt: Instant;
  }
>;

export type AvailabilityEvent = AvailabilityChanged | AvailabilityAcknowledged;

export type StockEvent =
  | StockReceived
  | StockAdjusted
  | StockCounted
  | StockSold
  | StockQuarantined
  | IncomingAnnounced
  | TransferShipped
  | LevelReported
  | PoolSet
  | QueuePromiseMoved
  | CheckoutHoldPlaced
  | CheckoutHoldExtended
  | CheckoutHoldEnded
  | StockRanLow
  | StockRanOut
  | StockReplenished
  | ReservationPlaced
  | ReservationQueued
  | QueuedReservationPlaced
  | ReservationReleased
  | ReservationAllocated
  | LocationFoundShort
  | AllocationReturned
  | AllocationShorted
  | AllocationIssued
  | StockShortfallFound;
