import {
  authorizationSteps,
  captureSteps,
  channelRefundSteps,
  moneySteps,
  openCaptureSteps,
  voidSteps,
} from './money-steps.js';
import type { Order, OrderState } from './order.js';
import { isLive, unplannedLines } from './order-lines.js';
import { shipmentSteps } from './shipment-steps.js';
import { defaultStepPolicy, type StepPolicy } from './step-policy.js';
import { CONFLICT_STEP, decision, duty, type Step } from './steps.js';
import { endangeredSteps, releaseSteps, reservationSteps, routingSteps } from './stock-steps.js';

interface Remembered {
  readonly policy: StepPolicy;
  readonly steps: readonly Step[];
}

/** States are never altered, and seven services ask about the same one. */
const remembered = new WeakMap<Order, Remembered>();

/**
 * What should happen next with an order, and who owes it. Pure. Empty for an order that has ended and owes nothing.
 * An order stands in the exception queue when a step of kind `decision` is among them.
 */
export function nextSteps(order: OrderState, policy: StepPolicy = defaultStepPolicy): readonly Step[] {
  if (!order) return [];
  const known = remembered.get(order);
  if (known?.policy === policy) return known.steps;
  const owed = order.ending ? stepsAfterEnding(order) : stepsOfLiveOrder(order, policy);
  const steps = withFailures(order, [...owed, ...conflictSteps(order)]);
  remembered.set(order, { policy, steps });
  return steps;
}

export const isException = (steps: readonly Step[]): boolean => steps.some(({ kind }) => kind === 'decision');

function stepsAfterEnding(order: Order): Step[] {
  const { ending } = order;
  if (!ending || ending.kind === 'recorded' || ending.kind === 'completed') return [];
  return [
    ...releaseSteps(order),
    ...authorizationSteps(order),
    ...openCaptureSteps(order),
    ...voidSteps(order),
    ...channelRefundSteps(order),
  ];
}

function stepsOfLiveOrder(order: Order, policy: StepPolicy): Step[] {
  const steps = [
    ...releaseSteps(order),
    ...holdSteps(order),
    ...reservationSteps(order, policy),
    ...endangeredSteps(order),
    ...moneySteps(order),
    ...routingSteps(order),
    ...order.shipments.flatMap((shipment) => shipmentSteps(order, shipment, policy)),
    ...captureSteps(order),
  ];
  return steps.length > 0 ? steps : closingSteps(order);
}

const holdSteps = (order: Order): Step[] =>
  order.holds.map(({ holdId, reason, at }) =>
    decision('release-hold', reason, ['release', 'cancel'], at, holdId),
  );

/** Everything else is done: give back what was not charged, then complete. */
function closingSteps(order: Order): Step[] {
  if (!isEveryLineDone(order)) return [];
  const voids = voidSteps(order);
  return voids.length > 0 ? voids : [duty('fulfillment', 'complete-order', order.updatedAt)];
}

/** Every line is delivered, needs no delivery, or is somebody else's to deliver. */
export const isEveryLineDone = (order: Order): boolean =>
  unplannedLines(order).length === 0 &&
  order.shipments.filter(isLive).every(({ status }) => status === 'delivered');

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
