import type { Instant } from '@throughline/kernel';
import type { AuthorizationAnswer, CaptureAnswer, VoidAnswer } from './payment-gateway.js';

interface CommandOf<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

interface AtInstant {
  readonly at: Instant;
}

/** Judge the order by the fraud rules; one that passes is covered in the same append. */
export type ScreenOrder = CommandOf<'ScreenOrder', AtInstant>;

export type ApproveReview = CommandOf<'ApproveReview', { readonly reason: string }>;
export type RejectReview = CommandOf<'RejectReview', { readonly reason: string }>;

/** Ask or settle for every tender that is pending. */
export type CoverOrder = CommandOf<'CoverOrder', AtInstant>;

/** The gateway answered; recorded whatever became of the order meanwhile. */
export type RecordAuthorization = CommandOf<
  'RecordAuthorization',
  { readonly authorizationId: string; readonly answer: AuthorizationAnswer }
>;

/** Charge for what has left. */
export type RequestCapture = CommandOf<'RequestCapture', AtInstant>;
export type RecordCapture = CommandOf<
  'RecordCapture',
  { readonly captureId: string; readonly answer: CaptureAnswer }
>;

/** Give back what is authorized and will not be charged. */
export type RequestVoid = CommandOf<'RequestVoid', AtInstant>;
export type RecordVoid = CommandOf<'RecordVoid', { readonly voidId: string; readonly answer: VoidAnswer }>;

export type PaymentCommand =
  | ScreenOrder
  | ApproveReview
  | RejectReview
  | CoverOrder
  | RecordAuthorization
  | RequestCapture
  | RecordCapture
  | RequestVoid
  | RecordVoid;
