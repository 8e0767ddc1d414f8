/** The item's own commands. Quantities are whole units, at least 1 where nothing else is said. */
interface ForOrder {
  readonly sku: string;
  readonly orderId: string;
}

/** Reserve for this attempt of the order, or wait in the queue: once, however often it is asked. */
export interface ReserveItem {
  readonly type: 'ReserveItem';
  readonly data: ForOrder & { readonly attempt: number; readonly quantity: number };
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
  };
}

/** Serve the queue's heads that fit: what one append had no room for. */
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
  | ServeQueue;
