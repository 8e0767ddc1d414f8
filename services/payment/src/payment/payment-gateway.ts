import type { Instant } from '@throughline/kernel';

/** Provider token of the `PaymentGateway`. */
export const PAYMENT_GATEWAY = Symbol('PaymentGateway');

/**
 * How long gateways are trusted to know an idempotency key: some forget it after 24 hours. An older request is
 * looked up first, and sent again only if the gateway never saw it.
 */
export const KEY_HONOURED_MS = 23 * 3_600_000;

/** Amounts in the currency's minor units. `key` is the gateway's idempotency key. */
export interface AuthorizationAsked {
  readonly key: string;
  readonly orderId: string;
  readonly tenderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly token: string;
}

export interface CaptureAsked {
  readonly key: string;
  /** The gateway's reference of the authorization. */
  readonly gatewayReference: string;
  readonly amountMinor: number;
}

export interface VoidAsked {
  readonly key: string;
  readonly gatewayReference: string;
}

export type AuthorizationAnswer =
  | { readonly status: 'authorized'; readonly reference: string; readonly expiresAt: Instant | null }
  | { readonly status: 'declined'; readonly code: string; readonly isSoft: boolean };

export type CaptureAnswer =
  | { readonly status: 'captured'; readonly reference: string }
  | { readonly status: 'capture-refused'; readonly code: string };

export type VoidAnswer =
  { readonly status: 'voided' } | { readonly status: 'void-refused'; readonly code: string };

export type GatewayAnswer = AuthorizationAnswer | CaptureAnswer | VoidAnswer;

/**
 * Holds, takes and gives back money. The same key with the same content is carried out once and answered alike, as
 * long as the gateway remembers the key.
 *
 * Every method throws TransientFault where the outcome is unknown or the gateway is away: ask again with the same
 * key. Any other error means that asking again is no use until somebody has looked.
 */
export interface PaymentGateway {
  authorize(asked: AuthorizationAsked): Promise<AuthorizationAnswer>;
  capture(asked: CaptureAsked): Promise<CaptureAnswer>;
  /** Gives back all that is authorized and not captured. */
  void(asked: VoidAsked): Promise<VoidAnswer>;
  /** What was answered to the request with this key, however long ago; undefined if none was ever carried out. */
  lookup(key: string): Promise<GatewayAnswer | undefined>;
  close(): Promise<void>;
}
