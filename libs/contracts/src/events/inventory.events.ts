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

/** The order will get what it was promised after all: there is more of the item again. */
export type StockSecured = DomainEvent<'StockSecured', { readonly sku: string }>;

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
  | StockSecured
  | ReservationDisplaced
  | ReservationExpired
  | StockReleased
  | StockAllocated
  | AllocationRefused
  | StockIssued;
