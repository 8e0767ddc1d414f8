import type { StockEvent, StoredEvent } from '@throughline/contracts';

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
  isShort: boolean;
}

const emptyBook = (): ItemBook => ({
  onHand: new Map(),
  allocated: new Map(),
  reserved: new Map(),
  held: new Map(),
  quarantined: new Map(),
  sources: new Map(),
  isShort: false,
});

const add = (counts: Map<string, number>, key: string, quantity: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + quantity);
};

/** A second, plain book of all stock, kept beside the service's own fold, that notices oversells and lost units. */
export class StockBook {
  private readonly items = new Map<string, ItemBook>();
  private readonly problems: string[] = [];

  follow(events: readonly StoredEvent[]): string[] {
    for (const event of events) {
      if (event.stream.startsWith('stock-')) this.take(event as StoredEvent & StockEvent);
    }
    return this.problems;
  }

  private take(event: StoredEvent & StockEvent): void {
    const book = this.bookOf(event.data.item);
    this.apply(book, event);
    const missing = unsourceable(book);
    if (event.type === 'StockShortfallFound') book.isShort = true;
    else if (missing === 0) book.isShort = false;
    if (missing > 0 && !book.isShort && !MAY_TAKE_AWAY.has(event.type)) {
      this.problems.push(
        `${event.stream}/${event.revision} ${event.type}: ${missing} promised beyond what there is`,
      );
    }
    for (const [kind, counts] of Object.entries({
      onHand: book.onHand,
      allocated: book.allocated,
      reserved: book.reserved,
      held: book.held,
      quarantined: book.quarantined,
    })) {
      for (const [key, quantity] of counts) {
        if (quantity < 0)
          this.problems.push(`${event.stream}/${event.revision}: ${kind} of ${key} is ${quantity}`);
      }
    }
  }

  private apply(book: ItemBook, event: StockEvent): void {
    switch (event.type) {
      case 'StockReceived':
        add(book.quarantined, event.data.locationId, event.data.quarantined ?? 0);
        return add(book.onHand, event.data.locationId, event.data.quantity);
      case 'StockAdjusted':
      case 'StockCounted':
      case 'LevelReported':
        return add(book.onHand, event.data.locationId, event.data.quantity);
      case 'StockSold':
      case 'TransferShipped':
        return add(book.onHand, event.data.locationId, -event.data.quantity);
      case 'StockQuarantined':
        return add(book.quarantined, event.data.locationId, event.data.quantity);
      case 'CheckoutHoldPlaced':
        confine(book, event.data.holdId, event.data.sources);
        return add(book.held, event.data.holdId, event.data.quantity);
      case 'CheckoutHoldEnded':
        return add(book.held, event.data.holdId, -event.data.quantity);
      case 'ReservationPlaced':
        confine(book, event.data.orderId, event.data.sources);
        return add(book.reserved, event.data.orderId, event.data.quantity);
      case 'QueuedReservationPlaced':
        return add(book.reserved, event.data.orderId, event.data.quantity);
      case 'ReservationReleased':
        return release(book, event.data.orderId);
      case 'ReservationAllocated':
        add(book.reserved, event.data.orderId, -event.data.quantity);
        return add(book.allocated, placeOf(event.data), event.data.quantity);
      case 'AllocationReturned':
        add(book.allocated, placeOf(event.data), -event.data.quantity);
        return add(book.reserved, event.data.orderId, event.data.quantity);
      case 'AllocationShorted':
        add(book.allocated, placeOf(event.data), -event.data.quantity);
        add(book.onHand, event.data.locationId, -event.data.quantity);
        return event.data.isQueued ? undefined : add(book.reserved, event.data.orderId, event.data.quantity);
      case 'AllocationIssued':
        add(book.allocated, placeOf(event.data), -event.data.quantity);
        return add(book.onHand, event.data.locationId, -event.data.quantity);
      case 'ReservationQueued':
        return confine(book, event.data.orderId, event.data.sources);
      default:
        return undefined;
    }
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

/** Facts after which more may be promised than there is, until the shortfall is told in the same append. */
const MAY_TAKE_AWAY: ReadonlySet<StockEvent['type']> = new Set([
  'StockAdjusted',
  'StockCounted',
  'LevelReported',
  'StockSold',
  'TransferShipped',
  'StockQuarantined',
  'AllocationShorted',
]);

function confine(book: ItemBook, claimant: string, sources: readonly string[] | undefined): void {
  if (sources) book.sources.set(claimant, sources);
  else book.sources.delete(claimant);
}

/** What lies at a location, fit for sale, and not allocated. */
function freeUnits(book: ItemBook): Map<string, number> {
  const free = new Map(book.onHand);
  for (const [locationId, units] of book.quarantined) add(free, locationId, -units);
  for (const [place, units] of book.allocated) add(free, place.slice(place.lastIndexOf('/') + 1), -units);
  return free;
}

/** Kinds of sources up to which every set of them is looked at; with more, the sum of all alone. */
const KINDS_MAX = 10;

/**
 * Units of promises that the locations cannot keep together, by Hall's theorem (1935): what any set of promises wants
 * is at most what the locations have that any of them may use.
 */
function unsourceable(book: ItemBook): number {
  const free = freeUnits(book);
  let over = 0;
  for (const units of free.values()) over += Math.max(0, -units);
  const kinds = new Map<string, { sources: ReadonlySet<string> | null; units: number }>();
  for (const [claimant, units] of [...book.reserved, ...book.held]) {
    const sources = book.sources.get(claimant);
    const key = sources ? [...sources].sort().join(' ') : '*';
    const kind = kinds.get(key) ?? { sources: sources ? new Set(sources) : null, units: 0 };
    kind.units += units;
    kinds.set(key, kind);
  }
  const all = [...kinds.values()].filter(({ units }) => units > 0);
  const subsets = all.length > KINDS_MAX ? [2 ** all.length - 1] : range(1, 2 ** all.length);
  let worst = over;
  for (const subset of subsets) {
    const chosen = all.filter((_, index) => (subset >> index) & 1);
    const isAny = chosen.some(({ sources }) => sources === null);
    let there = 0;
    for (const [locationId, units] of free) {
      if (isAny || chosen.some(({ sources }) => sources?.has(locationId))) there += Math.max(0, units);
    }
    const wanted = chosen.reduce((sum, { units }) => sum + units, isAny ? over : 0);
    worst = Math.max(worst, wanted - there);
  }
  return worst;
}

const range = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, index) => from + index);

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
