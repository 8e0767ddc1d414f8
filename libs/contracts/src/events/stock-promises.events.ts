import type { DomainEvent } from '../envelope.js';
import type { Instant } from './common.js';
import type { ItemFact, LotQuantity, StockMovementEvent } from './stock-movements.events.js';

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

/**
 * What the order has reserved goes to a more urgent one, by its channel's rule: it waits again, in the place of its lane
 * that it had when it came.
 */
export type ReservationYielded = DomainEvent<
  'ReservationYielded',
  ReservationFact & { readonly toOrderId: string }
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

/** There is more again: these orders that a shortfall named are not endangered any more. */
export type StockShortfallEased = DomainEvent<
  'StockShortfallEased',
  ItemFact & {
    /** Units still promised beyond what there is; 0 where all promises can be kept. */
    readonly quantity: number;
    readonly securedOrderIds: readonly string[];
  }
>;

export type StockPromiseEvent =
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
  | ReservationYielded
  | ReservationAllocated
  | LocationFoundShort
  | AllocationReturned
  | AllocationShorted
  | AllocationIssued
  | StockShortfallFound
  | StockShortfallEased;

/** Every fact of `stock-<item>`. */
export type StockEvent = StockMovementEvent | StockPromiseEvent;
