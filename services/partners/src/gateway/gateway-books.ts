import type { Booking, GatewayEntry } from './gateway-entry.js';

export interface BookedAuthorization {
  readonly reference: string;
  readonly orderId: string;
  readonly tenderId: string;
  readonly currency: string;
  readonly token: string;
  readonly amountMinor: number;
  readonly capturedMinor: number;
  readonly voidedMinor: number;
  readonly refusedCaptures: number;
  readonly isVoided: boolean;
}

/** What became of one order's money. Authorized = captured + voided + what is still held. */
export interface OrderBook {
  readonly orderId: string;
  readonly currency: string;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly voidedMinor: number;
  readonly authorizations: number;
  readonly declines: number;
  readonly captures: number;
  readonly voids: number;
}

export type CurrencyTotals = Omit<OrderBook, 'orderId'>;

export interface BooksPage {
  readonly totals: readonly CurrencyTotals[];
  readonly orders: readonly OrderBook[];
  /** Where the next page begins; null on the last one. */
  readonly nextCursor: string | null;
}

type Counts = { -readonly [Name in keyof Omit<OrderBook, 'orderId' | 'currency'>]: OrderBook[Name] };

const NOTHING: Counts = {
  authorizedMinor: 0,
  capturedMinor: 0,
  voidedMinor: 0,
  authorizations: 0,
  declines: 0,
  captures: 0,
  voids: 0,
};

/** What the sandbox knows: authorizations, sums per order and the answer to every key. Changed by `apply` alone. */
export class GatewayBooks {
  private readonly authorizations = new Map<string, BookedAuthorization>();
  private readonly entries = new Map<string, GatewayEntry>();
  private readonly orders = new Map<string, OrderBook>();
  private readonly totals = new Map<string, CurrencyTotals>();

  authorization(reference: string): BookedAuthorization | undefined {
    return this.authorizations.get(reference);
  }

  /** The last operation that was carried out under this key. */
  entryOf(idempotencyKey: string): GatewayEntry | undefined {
    return this.entries.get(idempotencyKey);
  }

  apply(entry: GatewayEntry): void {
    this.entries.set(entry.idempotencyKey, entry);
    this.book(entry.booking);
  }

  /** Orders in the order of their first appearance; `after` is the cursor of the page before. */
  page(after: number, limit: number): BooksPage {
    const orders = [...this.orders.values()];
    const end = after + limit;
    return {
      totals: [...this.totals.values()],
      orders: orders.slice(after, end),
      nextCursor: end < orders.length ? String(end) : null,
    };
  }

  private book(booking: Booking): void {
    switch (booking.kind) {
      case 'authorized':
        return this.bookAuthorization(booking);
      case 'declined':
        return this.count(booking.orderId, booking.currency, { declines: 1 });
      case 'captured':
        return this.change(booking.reference, ({ capturedMinor }) => ({
          authorization: { capturedMinor: capturedMinor + booking.amountMinor },
          counts: { captures: 1, capturedMinor: booking.amountMinor },
        }));
      case 'capture-refused':
        return this.change(booking.reference, ({ refusedCaptures }) => ({
          authorization: { refusedCaptures: refusedCaptures + 1 },
        }));
      case 'voided':
        return this.change(booking.reference, () => ({
          authorization: { isVoided: true, voidedMinor: booking.amountMinor },
          counts: { voids: 1, voidedMinor: booking.amountMinor },
        }));
      case 'void-refused':
        return;
    }
  }

  private bookAuthorization(booking: Extract<Booking, { kind: 'authorized' }>): void {
    const { kind: _, expiresAt: __, ...authorization } = booking;
    this.authorizations.set(booking.reference, {
      ...authorization,
      capturedMinor: 0,
      voidedMinor: 0,
      refusedCaptures: 0,
      isVoided: false,
    });
    this.count(booking.orderId, booking.currency, {
      authorizations: 1,
      authorizedMinor: booking.amountMinor,
    });
  }

  private change(
    reference: string,
    changeOf: (authorization: BookedAuthorization) => {
      readonly authorization: Partial<BookedAuthorization>;
      readonly counts?: Partial<Counts>;
    },
  ): void {
    const before = this.authorizations.get(reference);
    if (!before) return;
    const { authorization, counts = {} } = changeOf(before);
    this.authorizations.set(reference, { ...before, ...authorization });
    this.count(before.orderId, before.currency, counts);
  }

  private count(orderId: string, currency: string, counts: Partial<Counts>): void {
    const order = this.orders.get(orderId) ?? { orderId, currency, ...NOTHING };
    const total = this.totals.get(currency) ?? { currency, ...NOTHING };
    this.orders.set(orderId, { ...order, ...sumOf(order, counts) });
    this.totals.set(currency, { ...total, ...sumOf(total, counts) });
  }
}

const sumOf = (before: Counts, added: Partial<Counts>): Counts => {
  const names = Object.keys(NOTHING) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, before[name] + (added[name] ?? 0)])) as Counts;
};
