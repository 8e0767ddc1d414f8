import type {
  FraudScreened,
  FraudReviewRejected,
  PaymentAuthorizationRequested,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentCaptureRequested,
  PaymentDeclined,
  PaymentSettledByChannel,
  PaymentVoided,
  PaymentVoidFailed,
  PaymentVoidRequested,
  TermsAccepted,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { endedAs, wantedAnew } from './evolve-capture.js';
import { requestedMinor } from './money.js';
import type { Capture, Order, TenderState } from './order.js';

const withTender = (order: Order, tenderId: string, change: (tender: TenderState) => TenderState): Order => ({
  ...order,
  tenders: order.tenders.map((tender) => (tender.tenderId === tenderId ? change(tender) : tender)),
});

export function fraudScreened(order: Order, { data }: FraudScreened, at: Instant): Order {
  const { outcome, score } = data;
  const status = outcome === 'pass' ? 'passed' : 'review';
  const screened: Order = { ...order, screening: { status, outcome, score, at } };
  return outcome === 'reject' && !order.ending
    ? endedAs(screened, 'rejected', 'fraud-rejected', at)
    : screened;
}

export const reviewApproved = (order: Order, at: Instant): Order =>
  wantedAnew({ ...order, screening: { ...order.screening, status: 'passed', at } }, at);

export const reviewRejected = (order: Order, { data }: FraudReviewRejected, at: Instant): Order =>
  order.ending ? order : endedAs(order, 'rejected', data.reason, at);

export const authorizationRequested = (order: Order, { data }: PaymentAuthorizationRequested): Order =>
  withTender(order, data.tenderId, (tender) => ({
    ...tender,
    status: 'authorizing',
    attempt: tender.attempt + 1,
    authorizationId: data.authorizationId,
  }));

export const authorized = (order: Order, { data }: PaymentAuthorized): Order =>
  withTender(order, data.tenderId, (tender) => ({
    ...tender,
    status: 'authorized',
    authorization: {
      authorizationId: data.authorizationId,
      amountMinor: data.amountMinor,
      gatewayReference: data.gatewayReference,
      expiresAt: data.expiresAt,
    },
  }));

export const declined = (order: Order, { data }: PaymentDeclined): Order =>
  withTender(order, data.tenderId, (tender) => ({ ...tender, status: 'declined', declineCode: data.code }));

export const settledByChannel = (order: Order, { data }: PaymentSettledByChannel): Order =>
  withTender(order, data.tenderId, (tender) => ({ ...tender, status: 'settled' }));

export const termsAccepted = (order: Order, { data }: TermsAccepted): Order =>
  withTender(order, data.tenderId, (tender) => ({ ...tender, status: 'on-terms' }));

export const captureRequested = (order: Order, { data }: PaymentCaptureRequested): Order =>
  withTender(order, data.tenderId, (tender) => ({
    ...tender,
    captureAttempt: tender.captureAttempt + 1,
    captures: [
      ...tender.captures,
      {
        captureId: data.captureId,
        shipmentId: data.shipmentId,
        authorizationId: data.authorizationId,
        amountMinor: data.amountMinor,
        status: 'requested',
        code: null,
      },
    ],
  }));

const withCapture = (order: Order, tenderId: string, captureId: string, change: Partial<Capture>): Order =>
  withTender(order, tenderId, (tender) => ({
    ...tender,
    captures: tender.captures.map((capture) =>
      capture.captureId === captureId ? { ...capture, ...change } : capture,
    ),
  }));

export const captured = (order: Order, { data }: PaymentCaptured): Order =>
  withCapture(order, data.tenderId, data.captureId, { status: 'captured' });

export const captureFailed = (order: Order, { data }: PaymentCaptureFailed): Order =>
  withCapture(order, data.tenderId, data.captureId, { status: 'failed', code: data.code });

export const voidRequested = (order: Order, { data }: PaymentVoidRequested): Order =>
  withTender(order, data.tenderId, (tender) => ({
    ...tender,
    void: { voidId: data.voidId, status: 'requested', code: null },
    voidAttempt: tender.voidAttempt + 1,
  }));

/** What was not captured is given back; a tender with captures stays authorized for those alone. */
export const voided = (order: Order, { data }: PaymentVoided): Order =>
  withTender(order, data.tenderId, (tender) => {
    const amountMinor = requestedMinor(tender);
    const rest = tender.authorization && amountMinor > 0 ? { ...tender.authorization, amountMinor } : null;
    return {
      ...tender,
      status: rest ? 'authorized' : 'voided',
      authorization: rest ?? tender.authorization,
      void: { voidId: data.voidId, status: 'voided', code: null },
    };
  });

export const voidFailed = (order: Order, { data }: PaymentVoidFailed): Order =>
  withTender(order, data.tenderId, (tender) => ({
    ...tender,
    void: { voidId: data.voidId, status: 'failed', code: data.code },
  }));
