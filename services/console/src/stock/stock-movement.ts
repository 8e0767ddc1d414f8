import type { StockEvent, StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import type { ItemBalance, Sums } from './item-balance.js';

export type StoredStockEvent = StoredEvent & StockEvent;

/** One fact of an item's stream, and what there was after it. Whole units. */
export interface StockMovement {
  /** Of the item's stream. */
  readonly revision: number;
  readonly at: Instant;
  readonly type: StockEvent['type'];
  readonly locationId: string | null;
  /** Signed, on what the fact acts on: on hand, reserved, queued or allocated. 0 where it moves nothing. */
  readonly quantity: number;
  readonly onHandAfter: number;
  /** Promised to orders over the network, at no location yet. */
  readonly reservedAfter: number;
  /** Lying ready for shipments, at their locations. */
  readonly allocatedAfter: number;
  /** Wanted by orders that wait. */
  readonly queuedAfter: number;
  readonly actor: string;
  /** Of an adjustment. */
  readonly reason: string | null;
  readonly orderId: string | null;
  /** The delivery note, count or the like that it names. */
  readonly reference: string | null;
  readonly causationId: string;
}

/** What a fact adds to what it acts on, or takes from it. */
const SIGNS: Readonly<Record<Exclude<StockEvent['type'], 'ReservationReleased'>, number>> = {
  StockReceived: 1,
  StockAdjusted: 1,
  StockCounted: 1,
  LevelReported: 1,
  StockSold: -1,
  StockQuarantined: 1,
  TransferShipped: -1,
  CheckoutHoldPlaced: 1,
  CheckoutHoldEnded: -1,
  CheckoutHoldExtended: 0,
  IncomingAnnounced: 0,
  PoolSet: 0,
  QueuePromiseMoved: 0,
  StockRanLow: 0,
  StockRanOut: 0,
  StockReplenished: 0,
  ReservationPlaced: 1,
  ReservationQueued: 1,
  QueuedReservationPlaced: 1,
  ReservationAllocated: 1,
  AllocationReturned: -1,
  AllocationShorted: -1,
  AllocationIssued: -1,
  LocationFoundShort: 0,
  StockShortfallFound: 0,
};

const held = ({ reserved, queued, allocated }: Sums): number => reserved + queued + allocated;

function quantityOf(event: StockEvent, before: Sums, after: Sums): number {
  if (event.type === 'ReservationReleased') return held(after) - held(before);
  const sign = (SIGNS as Readonly<Record<string, number>>)[event.type] ?? 0;
  return sign === 0 || !('quantity' in event.data) ? 0 : sign * event.data.quantity;
}

const textIn = (data: object, member: string): string | null => {
  const value = (data as Readonly<Record<string, unknown>>)[member];
  return typeof value === 'string' ? value : null;
};

/** Takes the fact in, and tells what it did. */
export function movementOf(event: StoredStockEvent, balance: ItemBalance): StockMovement {
  const { revision, recordedAt, type, data, actor, causationId } = event;
  const before = balance.sums;
  balance.apply(event);
  const after = balance.sums;
  return {
    revision,
    at: recordedAt,
    type,
    locationId: textIn(data, 'locationId'),
    quantity: quantityOf(event, before, after),
    onHandAfter: after.onHand,
    reservedAfter: after.reserved,
    allocatedAfter: after.allocated,
    queuedAfter: after.queued,
    actor,
    reason: textIn(data, 'reason'),
    orderId: textIn(data, 'orderId'),
    reference: textIn(data, 'reference'),
    causationId,
  };
}
