import { after } from '@throughline/kernel';
import {
  authorizedTenders,
  captureShares,
  coveredMinor,
  isCovered,
  openCaptures,
  shippedShipments,
  unusedTenders,
} from './money.js';
import type { Order, OrderState, Shipment, TenderState } from './order.js';
import { isLive, linesToShip, unplannedLines } from './order-lines.js';
import { CONFLICT_STEP, decision, duty, REFUND_AT_CHANNEL_STEP, waiting, type Step } from './steps.js';

/** How long an order waits for whom before somebody looks. */
export interface StepPolicy {
  /** A warehouse's acknowledgement, before the request is repeated. */
  readonly shipmentAckTimeoutMs: number;
  /** From acknowledged to shipped, before a person is asked. */
  readonly warehouseSilenceMs: number;
  /** Between two carrier scans, before a person is asked. */
  readonly carrierSilenceMs: number;
  /** How often a waiting order's queue place is looked at, should a notice have been lost. */
  readonly stockRecheckMs: number;
}

export const defaultStepPolicy: StepPolicy = {
  shipmentAckTimeoutMs: 15 * 60_000,
  warehouseSilenceMs: 48 * 3_600_000,
  carrierSilenceMs: 7 * 24 * 3_600_000,
  stockRecheckMs: 15 * 60_000,
};

/**
 * What should happen next with an order, and who owes it. Pure. Empty for an order that has ended and owes nothing.
 * An order stands in the exception queue when a step of kind `decision` is among them.
 */
export function nextSteps(order: OrderState, policy: StepPolicy = defaultStepPolicy): readonly Step[] {
  if (!order) return [];
  const steps = order.ending ? stepsAfterEnding(order) : stepsOfLiveOrder(order, policy);
  return withFailures(order, [...steps, ...conflictSteps(order)]);
}

export const isException = (steps: readonly Step[]): boolean => steps.some(({ kind }) => kind === 'decision');

function stepsAfterEnding(order: Order): Step[] {
  const { ending } = order;
  if (!ending || ending.kind === 'recorded' || ending.kind === 'completed') return [];
  return [
    ...releaseSteps(order),
    ...authorizationSteps(order),
    ...voidSteps(order, true),
    ...channelRefundSteps(order),
  ];
}

function stepsOfLiveOrder(order: Order, policy: StepPolicy): Step[] {
  const steps = [
    ...releaseSteps(order),
    ...holdSteps(order),
    ...reservationSteps(order, policy),
    ...moneySteps(order),
    ...routingSteps(order),
    ...order.shipments.flatMap((shipment) => shipmentSteps(order, shipment, policy)),
    ...captureSteps(order),
  ];
  return steps.length > 0 ? steps : closingSteps(order);
}

const isHeld = (order: Order): boolean => order.holds.length > 0;

/** Reserved, or nothing to reserve. */
export const hasStock = ({ reservation }: Order): boolean =>
  reservation.status === 'reserved' || reservation.status === 'unneeded';

/** The attempt whose entries must go: the current one once it has ended, else the one before. */
export const endedAttempt = ({ reservation }: Order): number =>
  reservation.status === 'ended' ? reservation.attempt : reservation.attempt - 1;

const releaseSteps = (order: Order): Step[] => {
  const { reservation } = order;
  return reservation.status !== 'unneeded' && endedAttempt(order) > reservation.releasedAttempt
    ? [duty('inventory', 'release-stock', reservation.at, String(endedAttempt(order)))]
    : [];
};

const holdSteps = (order: Order): Step[] =>
  order.holds.map(({ holdId, reason, at }) =>
    decision('release-hold', reason, ['release', 'cancel'], at, holdId),
  );

function reservationSteps(order: Order, policy: StepPolicy): Step[] {
  const { status, attempt, isExpired, waitingFor, at } = order.reservation;
  if (status === 'wanted') return [duty('inventory', 'reserve-stock', at, String(attempt))];
  if (status === 'backordered') {
    const dueAt = after(at, policy.stockRecheckMs);
    const waitsFor = `stock of ${waitingFor?.sku ?? 'an item'}`;
    return [waiting('inventory', 'await-stock', waitsFor, at, dueAt, String(attempt))];
  }
  if (status === 'ended' && isExpired) {
    return [decision('reservation-expired', 'not covered in time', ['retry', 'cancel'], at, String(attempt))];
  }
  return [];
}

function moneySteps(order: Order): Step[] {
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

const authorizationSteps = (order: Order): Step[] =>
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

/** A reservation lasts until the order is covered, up to its limit. */
function expirySteps(order: Order): Step[] {
  const { status, expiresAt, at, attempt } = order.reservation;
  if (status !== 'reserved' || !expiresAt || isCovered(order)) return [];
  return [waiting('inventory', 'await-cover', 'payment', at, expiresAt, String(attempt))];
}

function routingSteps(order: Order): Step[] {
  if (isHeld(order) || !hasStock(order) || !isCovered(order)) return [];
  if (order.shipments.some(({ status }) => status === 'planned')) {
    return [duty('inventory', 'allocate-stock', order.updatedAt, String(order.routing.count))];
  }
  if (order.shipments.some(({ shortUnanswered }) => shortUnanswered.length > 0)) return [];
  if (unplannedLines(order).length === 0) return [];
  const { isUnroutable, reason, count } = order.routing;
  return isUnroutable
    ? [decision('unroutable', reason ?? 'no location', ['retry', 'cancel'], order.updatedAt, String(count))]
    : [duty('routing', 'route-order', order.updatedAt, String(count + 1))];
}

function shipmentSteps(order: Order, shipment: Shipment, policy: StepPolicy): Step[] {
  const { shipmentId, status, at } = shipment;
  const steps: Step[] = [];
  if (shipment.shortUnanswered.length > 0) steps.push(duty('inventory', 'return-short', at, shipmentId));
  switch (status) {
    case 'allocated':
      if (!isHeld(order)) steps.push(duty('fulfillment', 'release-shipment', at, shipmentId));
      break;
    case 'released': {
      const dueAt = after(at, policy.shipmentAckTimeoutMs);
      const subject = `${shipmentId}.${shipment.repeats}`;
      steps.push(waiting('fulfillment', 'await-acknowledgement', 'the warehouse', at, dueAt, subject));
      break;
    }
    case 'acknowledged':
    case 'picked':
    case 'packed': {
      const dueAt = after(at, policy.warehouseSilenceMs);
      steps.push(waiting('fulfillment', 'await-shipping', 'the warehouse', at, dueAt, shipmentId));
      break;
    }
    case 'shipped':
    case 'in-transit': {
      const dueAt = after(at, policy.carrierSilenceMs);
      steps.push(waiting('fulfillment', 'await-delivery', 'the carrier', at, dueAt, shipmentId));
      break;
    }
    case 'planned':
    case 'delivered':
    case 'dropped':
      break;
  }
  if (!shipment.isStockIssued && shippedShipments(order).includes(shipment)) {
    steps.push(duty('inventory', 'issue-stock', at, shipmentId));
  }
  return steps;
}

/** Orders without anything to ship are charged once they are covered; the others as shipments leave. */
export const isChargeable = (order: Order): boolean =>
  shippedShipments(order).length > 0 ||
  (linesToShip(order).length === 0 && isCovered(order) && !isHeld(order) && hasStock(order));

function captureSteps(order: Order): Step[] {
  const steps: Step[] = openCaptures(order).map(({ captureId }) =>
    duty('payment', 'perform-capture', order.updatedAt, captureId),
  );
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

/** Everything else is done: give back what was not charged, then complete. */
function closingSteps(order: Order): Step[] {
  if (!isEveryLineDone(order)) return [];
  const voids = voidSteps(order, false);
  return voids.length > 0 ? voids : [duty('fulfillment', 'complete-order', order.updatedAt)];
}

/** Every line is delivered, needs no delivery, or is somebody else's to deliver. */
export const isEveryLineDone = (order: Order): boolean =>
  unplannedLines(order).length === 0 &&
  order.shipments.filter(isLive).every(({ status }) => status === 'delivered');

function voidSteps(order: Order, isEnded: boolean): Step[] {
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
  return isEnded
    ? [
        ...steps,
        ...openCaptures(order).map(({ captureId }) =>
          duty('payment', 'perform-capture', order.updatedAt, captureId),
        ),
      ]
    : steps;
}

/** The channel took the money of an order that will not ship: only the channel can give it back. */
const channelRefundSteps = (order: Order): Step[] =>
  order.tenders.some(({ kind }) => kind === 'channel-paid') &&
  !order.dismissed.includes(REFUND_AT_CHANNEL_STEP)
    ? [decision('refund-at-channel', 'the channel took the money', ['dismiss'], order.updatedAt)]
    : [];

const conflictSteps = (order: Order): Step[] =>
  order.isConflictOpen
    ? [
        decision(
          CONFLICT_STEP,
          'other content under a known version was refused',
          ['dismiss'],
          order.updatedAt,
        ),
      ]
    : [];

/** A duty or a wait that failed becomes a person's; a message that was set aside stays until it is settled. */
function withFailures(order: Order, steps: readonly Step[]): Step[] {
  if (order.failures.length === 0) return [...steps];
  const failed = new Map(order.failures.map((failure) => [failure.step, failure]));
  const open = steps.map((step): Step => {
    const failure = step.kind === 'decision' ? undefined : failed.get(step.key);
    return failure
      ? decision('step-failed', failure.reason, ['retry', 'cancel'], failure.at, failure.step)
      : step;
  });
  const letters = order.failures
    .filter(({ deadLetter }) => deadLetter !== null)
    .map(({ step, reason, at }) => decision('dead-letter', reason, ['replay', 'dismiss'], at, step));
  return [...open, ...letters];
}
