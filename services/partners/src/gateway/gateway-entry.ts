import type { Instant } from '@throughline/kernel';

export type GatewayOperation = 'authorize' | 'capture' | 'void';

/** What an operation changed in the books. Amounts in the currency's minor units. */
export type Booking =
  | {
      readonly kind: 'authorized';
      readonly reference: string;
      readonly orderId: string;
      readonly tenderId: string;
      readonly amountMinor: number;
      readonly currency: string;
      readonly token: string;
      readonly expiresAt: Instant;
    }
  | { readonly kind: 'declined'; readonly orderId: string; readonly currency: string }
  | { readonly kind: 'captured'; readonly reference: string; readonly amountMinor: number }
  | { readonly kind: 'capture-refused'; readonly reference: string }
  | { readonly kind: 'voided'; readonly reference: string; readonly amountMinor: number }
  | { readonly kind: 'void-refused'; readonly reference: string };

/** An answer as it goes over the wire, the same on every repeat of its key. */
export interface GatewayAnswer {
  readonly httpStatus: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation that was carried out: a line of the journal. */
export interface GatewayEntry {
  readonly at: Instant;
  readonly operation: GatewayOperation;
  readonly idempotencyKey: string;
  /** SHA-256 of the operation and all its parameters: tells a repeat from a key that is used twice. */
  readonly fingerprint: string;
  readonly answer: GatewayAnswer;
  readonly booking: Booking;
}
