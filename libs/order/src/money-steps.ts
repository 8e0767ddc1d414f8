import {
  authorizedTenders,
  captureShares,
  coveredMinor,
  isCovered,
  openCaptures,
  shippedShipments,
  unusedTenders,
} from './money.js';
import type { Order, TenderState } from './order.js';
import { linesToShip } from './order-lines.js';
import { decision, duty, REFUND_AT_CHANNEL_STEP, type Step } from './steps.js';
import { expirySteps, hasStock, isHeld } from './stock-steps.js';

export function moneySteps(order: Order): Step[] {
  const asked = authorizationSteps(order);
  if (!hasStock(order)) return asked;
  if (order.screening.status === 'review') {
    const { at, score } = order.screening;
    return [
      decision(
        'review-fraud',
        `fraud score ${score}`,
        ['approve', 'reject', 'cancel'],
        at ?? order.updatedAt,
      ),
      ...(isHeld(order) ? [] : expirySteps(order)),
    ];
  }
  if (isHeld(order)) return asked;
  if (order.screening.status === 'none') return [duty('payment', 'screen-order', order.updatedAt)];
  return [...asked, ...coverSteps(order), ...expirySteps(order)];
}

export const authorizationSteps = (order: Order): Step[] =>
  order.tenders
    .filter(({ status }) => status === 'authorizing')
    .map(({ authorizationId }) => duty('payment', 'perform-authorization', order.updatedAt, authorizationId));

function coverSteps(order: Order): Step[] {
  const declined = order.tenders.filter(({ status }) => status === 'declined');
  const pending = order.tenders.filter(({ status }) => status === 'pending');
  const steps: Step[] = declined.map((tender) =>
    decision(
      'payment-declined',
      tender.declineCode ?? 'declined',
      ['retry', 'cancel'],
      order.updatedAt,
      declineOf(tender),
    ),
  );
  if (pending.length > 0) {
    const attempts = pending.map(({ tenderId, attempt }) => `${tenderId}.${attempt}`).join(',');
    return [...steps, duty('payment', 'cover-order', order.updatedAt, attempts)];
  }
  const isWaiting = steps.length > 0 || order.tenders.some(({ status }) => status === 'authorizing');
  if (isWaiting || isCovered(order)) return steps;
  const coveredSum = order.tenders.reduce((sum, tender) => sum + coveredMinor(tender), 0);
  const missing = `${coveredSum} of ${order.totals.totalMinor} covered`;
  return [decision('payment-missing', missing, ['cancel'], order.updatedAt)];
}

const declineOf = ({ tenderId, attempt }: TenderState): string => `${tenderId}.${attempt}`;

/** Orders without anything to ship are charged once they are covered; the others as shipments leave. */
export const isChargeable = (order: Order): boolean =>
  shippedShipments(order).length > 0 ||
  (linesToShip(order).length === 0 && isCovered(order) && !isHeld(order) && hasStock(order));

/** Captures that the gateway has not answered. */
export const openCaptureSteps = (order: Order): Step[] =>
  openCaptures(order).map(({ captureId }) => duty('payment', 'perform-capture', order.updatedAt, captureId));

export function captureSteps(order: Order): Step[] {
  const steps = openCaptureSteps(order);
  for (const tender of order.tenders) {
    for (const { captureId, status, code } of tender.captures) {
      if (status !== 'failed') continue;
      steps.push(decision('capture-failed', code ?? 'refused', ['retry'], order.updatedAt, captureId));
    }
  }
  const hasFailed = steps.some(({ kind }) => kind === 'decision');
  if (!hasFailed && isChargeable(order) && captureShares(order, shippedShipments(order)).length > 0) {
    const left = shippedShipments(order).map(({ shipmentId }) => shipmentId);
    steps.push(duty('payment', 'capture-payment', order.updatedAt, left.join('.') || 'order'));
  }
  return steps;
}

/** Authorizations that nothing will ask for any more are given back. */
export function voidSteps(order: Order): Step[] {
  const steps: Step[] = [];
  for (const tender of authorizedTenders(order)) {
    const { tenderId, void: state } = tender;
    if (state?.status === 'requested') {
      steps.push(duty('payment', 'perform-void', order.updatedAt, state.voidId));
    } else if (state?.status === 'failed') {
      steps.push(decision('void-failed', state.code ?? 'refused', ['retry'], order.updatedAt, tenderId));
    } else if (unusedTenders(order).includes(tender)) {
      steps.push(duty('payment', 'void-payment', order.updatedAt, tenderId));
    }
  }
  return steps;
}

/** The channel took the money of an order that will not ship: only the channel can give it back. */
export const channelRefundSteps = (order: Order): Step[] =>
  order.tenders.some(({ kind }) => kind === 'channel-paid') &&
  !order.dismissed.includes(REFUND_AT_CHANNEL_STEP)
    ? [decision('refund-at-channel', 'the channel took the money', ['dismiss'], order.updatedAt)]
    : [];
