import type { StockEvent, StoredEvent } from '@throughline/contracts';
import { unsourceable } from './unsourceable.js';

interface ItemBook {
  readonly onHand: Map<string, number>;
  /** By `order/shipment/location`. */
  readonly allocated: Map<string, number>;
  readonly reserved: Map<string, number>;
  /** By checkout. */
  readonly held: Map<string, number>;
  readonly quarantined: Map<string, number>;
  /** The only locations that an order or a checkout may be sourced from; none named: any. */
  readonly sources: Map<string, readonly string[]>;
  /** Units promised beyond what there is, before `cause`. */
  missing: number;
  cause: Cause | undefined;
}

/** What one command did: its facts stand together. */
interface Cause {
  readonly id: string;
  readonly first: string;
  /** Stock turned out less, or left. */
  isTakingAway: boolean;
  /** Units that a shortfall named; null where none was told. */
  told: number | null;
}

const emptyBook = (): ItemBook => ({
  onHand: new Map(),
  allocated: new Map(),
  reserved: new Map(),
  held: new Map(),
  quarantined: new Map(),
  sources: new Map(),
  missing: 0,
  cause: undefined,
});

/**
 * A second, plain book of all stock, kept beside the service's own fold, that notices oversells and lost units. More
 * may be promised than there is only after facts that took stock away, and only where the same command said so.
 */
export class StockBook {
  private readonly items = new Map<string, ItemBook>();
  private readonly problems: string[] = [];

  /** What is wrong so far. The events end with a whole append. */
  follow(events: readonly StoredEvent[]): string[] {
    for (const event of events) {
      if (event.stream.startsWith('stock-')) this.take(event as StoredEvent & StockEvent);
    }
    for (const book of this.items.values()) this.close(book);
    return this.problems;
  }

  /** On hand of an item by location: received, less shipped, with every correction. */
  onHand(item: string): ReadonlyMap<string, number> {
    return this.bookOf(item).onHand;
  }

  /** Units of an item promised beyond what can be sourced. */
  missing(item: string): number {
    return this.bookOf(item).missing;
  }

  private take(event: StoredEvent & StockEvent): void {
    const book = this.bookOf(event.data.item);
    if (book.cause && book.cause.id !== event.causationId) this.close(book);
    const at = `${event.stream}/${event.revision} ${event.type}`;
    book.cause ??= { id: event.causationId, first: at, isTakingAway: false, told: null };
    if (TAKES_AWAY.has(event.type)) book.cause.isTakingAway = true;
    if (event.type === 'StockShortfallFound') book.cause.told = event.data.quantity;
    for (const problem of apply(book, event)) this.problems.push(`${at}: ${problem}`);
  }

  private close(book: ItemBook): void {
    const { cause } = book;
    if (!cause) return;
    const missing = unsourceable(book);
    const isTold = cause.isTakingAway && cause.told !== null && cause.told >= missing;
    if (missing > book.missing && !isTold) {
      const told = cause.told === null ? '' : `, ${cause.told} told`;
      this.problems.push(`${cause.first}: ${missing} promised beyond what there is${told}`);
    }
    book.missing = missing;
    book.cause = undefined;
  }

  private bookOf(item: string): ItemBook {
    let book = this.items.get(item);
    if (!book) {
      book = emptyBook();
      this.items.set(item, book);
    }
    return book;
  }
}

/** Facts after which more may be promised than there is. */
const TAKES_AWAY: ReadonlySet<StockEvent['type']> = new Set([
  'StockAdjusted',
  'StockCounted',
  'LevelReported',
  'StockSold',
  'TransferShipped',
  'StockQuarantined',
  'AllocationShorted',
  'AllocationIssued',
  // What was allocated and does not lie there is wanted again.
  'AllocationReturned',
]);

type Kind = 'onHand' | 'allocated' | 'reserved' | 'held' | 'quarantined';

/** Takes a fact in; what is below zero after it. */
function apply(book: ItemBook, event: StockEvent): string[] {
  const problems: string[] = [];
  const add = (kind: Kind, key: string, quantity: number): void => {
    const next = (book[kind].get(key) ?? 0) + quantity;
    if (next === 0 && kind !== 'onHand') book[kind].delete(key);
    else book[kind].set(key, next);
    if (next < 0) problems.push(`${kind} of ${key} is ${next}`);
  };
  const move = MOVES[event.type] as
    ((data: StockEvent['data'], add: Add, book: ItemBook) => void) | undefined;
  move?.(event.data, add, book);
  return problems;
}

type Add = (kind: Kind, key: string, quantity: number) => void;
type Moves = {
  readonly [Type in StockEvent['type']]?: (
    data: Extract<StockEvent, { type: Type }>['data'],
    add: Add,
    book: ItemBook,
  ) => void;
};

const MOVES: Moves = {
  StockReceived: ({ locationId, quantity, quarantined = 0 }, add) => {
    add('onHand', locationId, quantity);
    add('quarantined', locationId, quarantined);
  },
  StockAdjusted: ({ locationId, quantity }, add) => add('onHand', locationId, quantity),
  StockCounted: ({ locationId, quantity }, add) => add('onHand', locationId, quantity),
  LevelReported: ({ locationId, quantity }, add) => add('onHand', locationId, quantity),
  StockSold: ({ locationId, quantity }, add) => add('onHand', locationId, -quantity),
  TransferShipped: ({ locationId, quantity }, add) => add('onHand', locationId, -quantity),
  StockQuarantined: ({ locationId, quantity }, add) => add('quarantined', locationId, quantity),
  CheckoutHoldPlaced: ({ holdId, quantity, sources }, add, book) => {
    confine(book, `hold ${holdId}`, sources);
    add('held', holdId, quantity);
  },
  CheckoutHoldEnded: ({ holdId, quantity }, add) => add('held', holdId, -quantity),
  ReservationQueued: ({ orderId, sources }, _add, book) => confine(book, orderId, sources),
  ReservationPlaced: ({ orderId, quantity, sources }, add, book) => {
    confine(book, orderId, sources);
    add('reserved', orderId, quantity);
  },
  QueuedReservationPlaced: ({ orderId, quantity }, add) => add('reserved', orderId, quantity),
  ReservationYielded: ({ orderId, quantity }, add) => add('reserved', orderId, -quantity),
  ReservationReleased: ({ orderId }, _add, book) => release(book, orderId),
  ReservationAllocated: (part, add) => {
    add('reserved', part.orderId, -part.quantity);
    add('allocated', placeOf(part), part.quantity);
  },
  AllocationReturned: (part, add) => {
    add('allocated', placeOf(part), -part.quantity);
    add('reserved', part.orderId, part.quantity);
  },
  AllocationShorted: (part, add) => {
    add('allocated', placeOf(part), -part.quantity);
    add('onHand', part.locationId, -part.quantity);
    if (!part.isQueued) add('reserved', part.orderId, part.quantity);
  },
  AllocationIssued: (part, add) => {
    add('allocated', placeOf(part), -part.quantity);
    add('onHand', part.locationId, -part.quantity);
  },
};

function confine(book: ItemBook, claimant: string, sources: readonly string[] | undefined): void {
  if (sources) book.sources.set(claimant, sources);
  else book.sources.delete(claimant);
}

const placeOf = ({
  orderId,
  shipmentId,
  locationId,
}: {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly locationId: string;
}): string => `${orderId}/${shipmentId}/${locationId}`;

function release(book: ItemBook, orderId: string): void {
  book.reserved.delete(orderId);
  for (const place of book.allocated.keys()) {
    if (place.startsWith(`${orderId}/`)) book.allocated.delete(place);
  }
}
