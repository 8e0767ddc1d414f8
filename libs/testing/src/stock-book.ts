import type { StockEvent, StoredEvent } from '@throughline/contracts';

interface ItemBook {
  readonly onHand: Map<string, number>;
  /** By `order/shipment/location`. */
  readonly allocated: Map<string, number>;
  readonly reserved: Map<string, number>;
  isShort: boolean;
}

const emptyBook = (): ItemBook => ({
  onHand: new Map(),
  allocated: new Map(),
  reserved: new Map(),
  isShort: false,
});

const add = (counts: Map<string, number>, key: string, quantity: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + quantity);
};

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, quantity) => sum + quantity, 0);

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
    const promised = total(book.reserved) + total(book.allocated);
    const there = total(book.onHand);
    if (event.type === 'StockShortfallFound') book.isShort = true;
    else if (promised <= there) book.isShort = false;
    const mayBeShort = book.isShort || event.type === 'StockAdjusted' || event.type === 'AllocationShorted';
    if (promised > there && !mayBeShort) {
      this.problems.push(`${event.stream}/${event.revision} ${event.type}: ${promised} promised of ${there}`);
    }
    for (const [kind, counts] of Object.entries({
      onHand: book.onHand,
      allocated: book.allocated,
      reserved: book.reserved,
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
      case 'StockAdjusted':
        return add(book.onHand, event.data.locationId, event.data.quantity);
      case 'ReservationPlaced':
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
      case 'StockShortfallFound':
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
