import type { DomainEvent } from '../envelope.js';
import type { Instant } from './common.js';

/** On `stock-<item>`. Quantities are whole units of the item's SKU. */
export interface ItemFact {
  readonly item: string;
  readonly sku: string;
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

/**
 * What was announced has not come, long past the time it was expected at: nobody is promised a date by it any more,
 * until it is announced anew or comes after all.
 */
export type IncomingOverdue = DomainEvent<
  'IncomingOverdue',
  ItemFact & {
    readonly locationId: string;
    readonly incomingId: string;
    /** Units of it that have not come. */
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
    /** Which lots they are of, of a product whose lots are tracked. */
    readonly lots?: readonly LotQuantity[];
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

export type StockMovementEvent =
  | StockReceived
  | StockAdjusted
  | StockCounted
  | StockSold
  | StockQuarantined
  | IncomingAnnounced
  | IncomingOverdue
  | TransferShipped
  | LevelReported
  | PoolSet;
