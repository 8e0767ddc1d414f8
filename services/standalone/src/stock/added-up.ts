import type { StockEvent, StoredEvent } from '@throughline/contracts';

export type StoredStockEvent = StoredEvent & StockEvent;

/** Why units came to a location or left it, as an auditor sums them up. */
export type MovementKind =
  | 'received'
  | 'shipped'
  | 'sold at the till'
  | 'transferred'
  | 'missing at the shelf'
  | 'reported'
  | 'counted'
  | `adjusted: ${string}`;

export interface AddedUp {
  /** By location: units by kind of movement, signed. */
  readonly movements: Map<string, Map<MovementKind, number>>;
  readonly allocated: Map<string, number>;
  readonly quarantined: Map<string, number>;
  /** By order. */
  readonly reserved: Map<string, number>;
  readonly queued: Map<string, number>;
  /** By checkout. */
  readonly held: Map<string, number>;
  facts: number;
  /** Facts that are missing, told twice, or out of their place. */
  readonly gaps: string[];
}

const add = <Key>(sums: Map<Key, number>, key: Key, units: number): void => {
  const sum = (sums.get(key) ?? 0) + units;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
};

export const nothingYet = (): AddedUp => ({
  movements: new Map(),
  allocated: new Map(),
  quarantined: new Map(),
  reserved: new Map(),
  queued: new Map(),
  held: new Map(),
  facts: 0,
  gaps: [],
});

/**
 * Takes in one fact. Written apart from what the services decide by, and as plainly as can be: that both come to the
 * same is the proof.
 */
export function takeIn(book: AddedUp, event: StoredStockEvent): void {
  if (event.revision !== book.facts) {
    book.gaps.push(`revision ${event.revision} where ${book.facts} comes next`);
  }
  book.facts = event.revision + 1;
  takeInMovement(book, event);
  takeInPromise(book, event);
}

function move(book: AddedUp, locationId: string, kind: MovementKind, units: number): void {
  const here = book.movements.get(locationId) ?? new Map<MovementKind, number>();
  book.movements.set(locationId, here);
  add(here, kind, units);
}

function takeInMovement(book: AddedUp, { type, data }: StockEvent): void {
  switch (type) {
    case 'StockReceived':
      add(book.quarantined, data.locationId, data.quarantined ?? 0);
      return move(book, data.locationId, 'received', data.quantity);
    case 'StockAdjusted':
      return move(book, data.locationId, `adjusted: ${data.reason}`, data.quantity);
    case 'StockCounted':
      return move(book, data.locationId, 'counted', data.quantity);
    case 'LevelReported':
      return move(book, data.locationId, 'reported', data.quantity);
    case 'StockSold':
      return move(book, data.locationId, 'sold at the till', -data.quantity);
    case 'TransferShipped':
      return move(book, data.locationId, 'transferred', -data.quantity);
    case 'StockQuarantined':
      return add(book.quarantined, data.locationId, data.quantity);
    case 'AllocationIssued':
      return move(book, data.locationId, 'shipped', -data.quantity);
    case 'AllocationShorted':
      return move(book, data.locationId, 'missing at the shelf', -data.quantity);
    default:
      return;
  }
}

function takeInPromise(book: AddedUp, { type, data }: StockEvent): void {
  switch (type) {
    case 'ReservationPlaced':
      return add(book.reserved, data.orderId, data.quantity);
    case 'ReservationQueued':
      return add(book.queued, data.orderId, data.quantity);
    case 'QueuedReservationPlaced':
      add(book.queued, data.orderId, -data.quantity);
      return add(book.reserved, data.orderId, data.quantity);
    case 'ReservationYielded':
      add(book.reserved, data.orderId, -data.quantity);
      return add(book.queued, data.orderId, data.quantity);
    case 'ReservationReleased':
      book.reserved.delete(data.orderId);
      book.queued.delete(data.orderId);
      for (const { locationId, quantity } of data.allocated) add(book.allocated, locationId, -quantity);
      return;
    case 'ReservationAllocated':
      add(book.reserved, data.orderId, -data.quantity);
      return add(book.allocated, data.locationId, data.quantity);
    case 'AllocationReturned':
      add(book.allocated, data.locationId, -data.quantity);
      return add(book.reserved, data.orderId, data.quantity);
    case 'AllocationIssued':
      return add(book.allocated, data.locationId, -data.quantity);
    case 'AllocationShorted':
      add(book.allocated, data.locationId, -data.quantity);
      return add(data.isQueued ? book.queued : book.reserved, data.orderId, data.quantity);
    case 'CheckoutHoldPlaced':
      return add(book.held, data.holdId, data.quantity);
    case 'CheckoutHoldEnded':
      return add(book.held, data.holdId, -data.quantity);
    default:
      return;
  }
}

export const total = (sums: ReadonlyMap<unknown, number>): number =>
  [...sums.values()].reduce((sum, units) => sum + units, 0);
