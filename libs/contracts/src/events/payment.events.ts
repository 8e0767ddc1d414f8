import type { DomainEvent } from '../envelope.js';
import type { Instant } from './common.js';

export type ScreeningOutcome = 'pass' | 'review' | 'reject';

export interface FraudSignal {
  readonly name: string;
  readonly score: number;
  /** Why the signal fired, in words, without personal data. */
  readonly evidence: string;
}

export type FraudScreened = DomainEvent<
  'FraudScreened',
  {
    readonly outcome: ScreeningOutcome;
    readonly score: number;
    readonly signals: readonly FraudSignal[];
    readonly ruleVersion: string;
  }
>;

export type FraudReviewApproved = DomainEvent<'FraudReviewApproved', { readonly reason: string }>;
export type FraudReviewRejected = DomainEvent<'FraudReviewRejected', { readonly reason: string }>;

/** An intention: the effect runner asks the gateway, with `authorizationId` as idempotency key. */
export type PaymentAuthorizationRequested = DomainEvent<
  'PaymentAuthorizationRequested',
  {
    readonly authorizationId: string;
    readonly tenderId: string;
    readonly amountMinor: number;
    readonly currency: string;
    readonly token: string;
    readonly requestedAt: Instant;
  }
>;

export type PaymentAuthorized = DomainEvent<
  'PaymentAuthorized',
  {
    readonly authorizationId: string;
    readonly tenderId: string;
    readonly amountMinor: number;
    readonly gatewayReference: string;
    readonly expiresAt: Instant | null;
  }
>;

export type PaymentDeclined = DomainEvent<
  'PaymentDeclined',
  {
    readonly authorizationId: string;
    readonly tenderId: string;
    readonly code: string;
    /** A soft decline may pass later (insufficient funds); a hard one never will (stolen card). */
    readonly isSoft: boolean;
  }
>;

export type PaymentSettledByChannel = DomainEvent<
  'PaymentSettledByChannel',
  {
    readonly tenderId: string;
    readonly amountMinor: number;
    readonly settlement: 'paid' | 'authorized';
    readonly reference: string | null;
  }
>;

export type TermsAccepted = DomainEvent<
  'TermsAccepted',
  {
    readonly tenderId: string;
    readonly amountMinor: number;
    readonly netDays: number;
    readonly reference: string | null;
  }
>;

/** An intention. `shipmentId` is null for what is charged without a shipment. */
export type PaymentCaptureRequested = DomainEvent<
  'PaymentCaptureRequested',
  {
    readonly captureId: string;
    readonly tenderId: string;
    readonly authorizationId: string;
    readonly gatewayReference: string;
    readonly shipmentId: string | null;
    readonly amountMinor: number;
    readonly currency: string;
    readonly requestedAt: Instant;
  }
>;

export type PaymentCaptured = DomainEvent<
  'PaymentCaptured',
  {
    readonly captureId: string;
    readonly tenderId: string;
    readonly shipmentId: string | null;
    readonly amountMinor: number;
    readonly gatewayReference: string;
  }
>;

/** The gateway said no to a capture: the goods have left, so this is a receivable in the exception queue. */
export type PaymentCaptureFailed = DomainEvent<
  'PaymentCaptureFailed',
  { readonly captureId: string; readonly tenderId: string; readonly code: string }
>;

/** An intention: what is authorized and not captured is given back. */
export type PaymentVoidRequested = DomainEvent<
  'PaymentVoidRequested',
  {
    readonly voidId: string;
    readonly tenderId: string;
    readonly authorizationId: string;
    readonly gatewayReference: string;
    readonly requestedAt: Instant;
  }
>;

export type PaymentVoided = DomainEvent<
  'PaymentVoided',
  { readonly voidId: string; readonly tenderId: string; readonly authorizationId: string }
>;

export type PaymentVoidFailed = DomainEvent<
  'PaymentVoidFailed',
  { readonly voidId: string; readonly tenderId: string; readonly code: string }
>;

export type PaymentOrderEvent =
  | FraudScreened
  | FraudReviewApproved
  | FraudReviewRejected
  | PaymentAuthorizationRequested
  | PaymentAuthorized
  | PaymentDeclined
  | PaymentSettledByChannel
  | TermsAccepted
  | PaymentCaptureRequested
  | PaymentCaptured
  | PaymentCaptureFailed
  | PaymentVoidRequested
  | PaymentVoided
  | PaymentVoidFailed;
