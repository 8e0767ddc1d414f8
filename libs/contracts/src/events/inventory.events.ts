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
  }
>;

/** The order waits in the queue of `waitingFor`; a receipt, release or adjustment sends it on. */
export type StockBackordered = DomainEvent<
  'StockBackordered',
  { readonly attempt: number; readonly waitingFor: SkuQuantity; readonly availableNow: number }
>;

export type ReservationExpired = DomainEvent<'ReservationExpired', { readonly attempt: number }>;

/** Entries, queue places and allocations of the ended attempts are gone from every item. */
export type StockReleased = DomainEvent<'StockReleased', { readonly attempt: number }>;

/** Every shipment of routing decision `routing` has its goods at its location. */
export type StockAllocated = DomainEvent<
  'StockAllocated',
  { readonly routing: number; readonly shipmentIds: readonly string[] }
>;

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

export type StockReceived = DomainEvent<
  'StockReceived',
  ItemFact & {
    readonly locationId: string;
    readonly quantity: number;
    readonly reference: string;
    readonly unitCostMinor?: number;
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
  }
>;

export type ReservationPlaced = DomainEvent<'ReservationPlaced', ReservationFact>;
export type ReservationQueued = DomainEvent<
  'ReservationQueued',
  ReservationFact & { readonly availableNow: number }
>;

/** The head of the queue got its stock: the order that waited goes on. */
export type QueuedReservationPlaced = DomainEvent<'QueuedReservationPlaced', ReservationFact>;

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
  ReservationFact & { readonly routing: number; readonly shipmentId: string; readonly locationId: string }
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

export type StockEvent =
  | StockReceived
  | StockAdjusted
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
