import type { Lot } from '@throughline/contracts';

/** The item's own commands. Quantities are whole units, at least 1 where nothing else is said. */
interface ForOrder {
  readonly sku: string;
  readonly orderId: string;
}

/** Reserve for this attempt of the order, or wait in the queue: once, however often it is asked. */
export interface ReserveItem {
  readonly type: 'ReserveItem';
  readonly data: ForOrder & {
    readonly attempt: number;
    readonly quantity: number;
    /** Where it was ordered: decides from where it may be sourced, and whom it waits behind. */
    readonly channelId?: string;
    /** What there is is reserved, and the rest waits; else all of it waits. */
    readonly isPartial?: boolean;
    /** The checkout's hold that becomes this reservation. */
    readonly checkoutHoldId?: string;
  };
}

/** Give back all that attempts up to `attempt` still have here. */
export interface ReleaseItem {
  readonly type: 'ReleaseItem';
  readonly data: ForOrder & { readonly attempt: number };
}

export interface AllocateItem {
  readonly type: 'AllocateItem';
  readonly data: ForOrder & {
    readonly attempt: number;
    readonly routing: number;
    readonly shipmentId: string;
    readonly locationId: string;
    readonly quantity: number;
  };
}

/** The routing decision cannot be completed: what the shipment had is reserved again. */
export interface ReturnAllocation {
  readonly type: 'ReturnAllocation';
  readonly data: ForOrder & { readonly shipmentId: string };
}

/** `short` units were missing at the shelf; the shipment still carries `remaining` (0 or more). */
export interface ShortAllocation {
  readonly type: 'ShortAllocation';
  readonly data: ForOrder & {
    readonly shipmentId: string;
    readonly short: number;
    readonly remaining: number;
  };
}

/** The shipment left with `quantity` units (0 or more); what else it had allocated is reserved again. */
export interface IssueAllocation {
  readonly type: 'IssueAllocation';
  readonly data: ForOrder & { readonly shipmentId: string; readonly quantity: number };
}

export interface ReceiveStock {
  readonly type: 'ReceiveStock';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly quantity: number;
    /** The caller's own: the same again with the same content is a repeat. */
    readonly reference: string;
    readonly unitCostMinor?: number;
    readonly incomingId?: string;
    readonly lot?: Lot;
    readonly quarantined?: number;
  };
}

export const ADJUSTMENT_REASONS = ['count', 'damage', 'theft', 'found', 'correction', 'other'] as const;

export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number];

export interface AdjustStock {
  readonly type: 'AdjustStock';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    /** Signed, never 0. */
    readonly quantity: number;
    readonly reason: AdjustmentReason;
    readonly reference: string;
    readonly lotId?: string;
  };
}

/** So many lie at the location, whatever the books say. */
export interface CountStock {
  readonly type: 'CountStock';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly counted: number;
    /** Absent: now. */
    readonly countedAt?: string;
    readonly reference: string;
  };
}

/** A vendor or another location says how many it has. */
export interface ReportLevel {
  readonly type: 'ReportLevel';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly level: number;
    readonly reportedAt: string;
    readonly reference: string;
  };
}

/** Units left over a counter. */
export interface SellStock {
  readonly type: 'SellStock';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly quantity: number;
    /** Absent: now. */
    readonly soldAt?: string;
    readonly reference: string;
  };
}

export const QUARANTINE_REASONS = ['damage', 'inspection', 'recall', 'expired', 'cleared', 'other'] as const;

export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** Units are not for sale any more; below 0: they are again. */
export interface QuarantineStock {
  readonly type: 'QuarantineStock';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly quantity: number;
    readonly reason: QuarantineReason;
    readonly reference: string;
  };
}

/** What is on its way by one purchase order, as of now; 0 where nothing is any more. */
export interface AnnounceIncoming {
  readonly type: 'AnnounceIncoming';
  readonly data: {
    readonly sku: string;
    readonly locationId: string;
    readonly incomingId: string;
    readonly quantity: number;
    readonly expectedAt: string;
  };
}

export interface ShipTransfer {
  readonly type: 'ShipTransfer';
  readonly data: {
    readonly sku: string;
    readonly transferId: string;
    readonly locationId: string;
    readonly toLocationId: string;
    readonly quantity: number;
    readonly expectedAt: string;
  };
}

/** From now on, so many units are kept for one channel; 0 for none. */
export interface SetPool {
  readonly type: 'SetPool';
  readonly data: {
    readonly sku: string;
    readonly channelId: string;
    readonly quantity: number;
    readonly reason: string;
  };
}

interface ForCheckout {
  readonly sku: string;
  readonly holdId: string;
}

/** Keep units for a checkout, until `expiresAt`. */
export interface PlaceCheckoutHold {
  readonly type: 'PlaceCheckoutHold';
  readonly data: ForCheckout & {
    readonly channelId: string;
    readonly quantity: number;
    readonly expiresAt: string;
  };
}

export interface ExtendCheckoutHold {
  readonly type: 'ExtendCheckoutHold';
  readonly data: ForCheckout & { readonly expiresAt: string };
}

export interface EndCheckoutHold {
  readonly type: 'EndCheckoutHold';
  readonly data: ForCheckout & { readonly reason: 'released' | 'expired' | 'ordered' };
}

/** Look at the item anew: what one append had no room for, and what time alone has changed. */
export interface ServeQueue {
  readonly type: 'ServeQueue';
  readonly data: { readonly sku: string };
}

export type StockCommand =
  | ReserveItem
  | ReleaseItem
  | AllocateItem
  | ReturnAllocation
  | ShortAllocation
  | IssueAllocation
  | ReceiveStock
  | AdjustStock
  | CountStock
  | ReportLevel
  | SellStock
  | QuarantineStock
  | AnnounceIncoming
  | ShipTransfer
  | SetPool
  | PlaceCheckoutHold
  | ExtendCheckoutHold
  | EndCheckoutHold
  | ServeQueue;
