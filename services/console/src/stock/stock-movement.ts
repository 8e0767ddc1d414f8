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
  /** Signed, on what the fact acts on: on hand, quarantined, reserved, queued, allocated, held or incoming. 0 where it moves nothing. */
  readonly quantity: number;
  readonly onHandAfter: number;
  /** Promised to orders over the network, at no location yet. */
  readonly reservedAfter: number;
  /** Lying ready for shipments, at their locations. */
  readonly allocatedAfter: number;
  /** Wanted by orders that wait. */
  readonly queuedAfter: number;
  /** On hand, and not for sale. */
  readonly quarantinedAfter: number;
  /** Kept for checkouts. */
  readonly heldAfter: number;
  /** On its way. */
  readonly incomingAfter: number;
  /** What the fact says there is now: units counted, reported, on their way, kept for a channel or available. */
  readonly stated: number | null;
  readonly actor: string;
  /** Of an adjustment, of units that are not fit for sale, of a hold that ended. */
  readonly reason: string | null;
  /** Of a transfer: where it goes. */
  readonly toLocationId: string | null;
  readonly channelId: string | null;
  /** When it is expected, or by when it can be: what is on its way, a waiting order, the end of a hold. */
  readonly dueAt: Instant | null;
  readonly orderId: string | null;
  /** The delivery note, count, purchase order, transfer or the like that it names. */
  readonly reference: string | null;
  readonly causationId: string;
}

/** What a fact adds to what it acts on, or takes from it. */
const SIGNS: Readonly<
  Record<Exclude<StockEvent['type'], 'ReservationReleased' | 'IncomingAnnounced'>, number>
> = {
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
  PoolSet: 0,
  IncomingOverdue: 0,
  QueuePromiseMoved: 0,
  StockRanLow: 0,
  StockRanOut: 0,
  StockReplenished: 0,
  ReservationPlaced: 1,
  ReservationQueued: 1,
  QueuedReservationPlaced: 1,
  ReservationYielded: -1,
  ReservationAllocated: 1,
  AllocationReturned: -1,
  AllocationShorted: -1,
  AllocationIssued: -1,
  LocationFoundShort: 0,
  StockShortfallFound: 0,
  StockShortfallEased: 0,
};

const allOf = ({ reserved, queued, allocated }: Sums): number => reserved + queued + allocated;

function quantityOf(event: StockEvent, before: Sums, after: Sums): number {
  if (event.type === 'ReservationReleased') return allOf(after) - allOf(before);
  if (event.type === 'IncomingAnnounced') return after.incoming - before.incoming;
  const sign = (SIGNS as Readonly<Record<string, number>>)[event.type] ?? 0;
  return sign === 0 || !('quantity' in event.data) ? 0 : sign * event.data.quantity;
}

/** The first of the members that the fact has. */
const textIn = (data: object, ...members: readonly string[]): string | null => {
  const values = members.map((member) => (data as Readonly<Record<string, unknown>>)[member]);
  return values.find((value) => typeof value === 'string') ?? null;
};

function statedBy(event: StockEvent): number | null {
  switch (event.type) {
    case 'StockCounted':
      return event.data.counted;
    case 'LevelReported':
      return event.data.level;
    case 'IncomingAnnounced':
    case 'IncomingOverdue':
    case 'PoolSet':
      return event.data.quantity;
    case 'StockRanLow':
    case 'StockReplenished':
      return event.data.available;
    default:
      return null;
  }
}

/** What there was after the fact. */
const balancesOf = (sums: Sums) => ({
  onHandAfter: sums.onHand,
  reservedAfter: sums.reserved,
  allocatedAfter: sums.allocated,
  queuedAfter: sums.queued,
  quarantinedAfter: sums.quarantined,
  heldAfter: sums.held,
  incomingAfter: sums.incoming,
});

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
    ...balancesOf(after),
    stated: statedBy(event),
    actor,
    reason: textIn(data, 'reason'),
    toLocationId: textIn(data, 'toLocationId'),
    channelId: textIn(data, 'channelId'),
    dueAt: textIn(data, 'expectedAt', 'promisedAt', 'expiresAt'),
    orderId: textIn(data, 'orderId'),
    reference: textIn(data, 'reference', 'incomingId', 'transferId', 'holdId'),
    causationId,
  };
}
