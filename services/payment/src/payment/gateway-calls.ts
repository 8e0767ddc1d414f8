import type {
  PaymentAuthorizationRequested,
  PaymentCaptureRequested,
  PaymentVoidRequested,
} from '@throughline/contracts';
import type { DutyName } from '@throughline/order';
import type { PaymentCommand } from './payment-commands.js';
import type {
  AuthorizationAnswer,
  CaptureAnswer,
  GatewayAnswer,
  PaymentGateway,
  VoidAnswer,
} from './payment-gateway.js';

/** What the ledger says is to be asked of the gateway. */
export type Intention = PaymentAuthorizationRequested | PaymentCaptureRequested | PaymentVoidRequested;

/** How one kind of intention becomes a question to the gateway, and its answer a command. */
export interface GatewayCall<Asked extends Intention, Answer extends GatewayAnswer> {
  /** Owed by the order until an answer is recorded. */
  readonly duty: DutyName;
  readonly intention: Asked['type'];
  readonly keyOf: (data: Asked['data']) => string;
  readonly ask: (gateway: PaymentGateway, orderId: string, data: Asked['data']) => Promise<Answer>;
  readonly isAnswer: (answer: GatewayAnswer) => answer is Answer;
  readonly record: (key: string, answer: Answer) => PaymentCommand;
}

export const authorizing: GatewayCall<PaymentAuthorizationRequested, AuthorizationAnswer> = {
  duty: 'perform-authorization',
  intention: 'PaymentAuthorizationRequested',
  keyOf: ({ authorizationId }) => authorizationId,
  ask: (gateway, orderId, { authorizationId: key, tenderId, amountMinor, currency, token }) =>
    gateway.authorize({ key, orderId, tenderId, amountMinor, currency, token }),
  isAnswer: (answer): answer is AuthorizationAnswer =>
    answer.status === 'authorized' || answer.status === 'declined',
  record: (authorizationId, answer) => ({
    type: 'RecordAuthorization',
    data: { authorizationId, answer },
  }),
};

export const capturing: GatewayCall<PaymentCaptureRequested, CaptureAnswer> = {
  duty: 'perform-capture',
  intention: 'PaymentCaptureRequested',
  keyOf: ({ captureId }) => captureId,
  ask: (gateway, _orderId, { captureId: key, gatewayReference, amountMinor }) =>
    gateway.capture({ key, gatewayReference, amountMinor }),
  isAnswer: (answer): answer is CaptureAnswer =>
    answer.status === 'captured' || answer.status === 'capture-refused',
  record: (captureId, answer) => ({ type: 'RecordCapture', data: { captureId, answer } }),
};

export const voiding: GatewayCall<PaymentVoidRequested, VoidAnswer> = {
  duty: 'perform-void',
  intention: 'PaymentVoidRequested',
  keyOf: ({ voidId }) => voidId,
  ask: (gateway, _orderId, { voidId: key, gatewayReference }) => gateway.void({ key, gatewayReference }),
  isAnswer: (answer): answer is VoidAnswer => answer.status === 'voided' || answer.status === 'void-refused',
  record: (voidId, answer) => ({ type: 'RecordVoid', data: { voidId, answer } }),
};
