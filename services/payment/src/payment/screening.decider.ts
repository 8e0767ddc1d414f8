import type { FraudScreened, OrderEvent, ScreeningOutcome } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { evolve, type Order, type OrderState } from '@throughline/order';
import { coveringEvents } from './covering.decider.js';
import { fraudSignals, REJECT_FROM_SCORE, REVIEW_FROM_SCORE, RULE_VERSION } from './fraud-signals.js';
import { owed } from './owed-payments.js';
import type { ApproveReview, RejectReview, ScreenOrder } from './payment-commands.js';

export const screenOrder = ({ data }: ScreenOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (owed(order, 'screen-order').length === 0) return ignore('screening is not owed now');

  const screened = judge(order);
  return accept(screened, ...coveringEvents(evolve(order, screened), data.at));
};

function judge(order: Order): FraudScreened {
  const signals = fraudSignals.flatMap((signal) => signal(order) ?? []);
  const score = signals.reduce((sum, signal) => sum + signal.score, 0);
  return {
    type: 'FraudScreened',
    data: { outcome: outcomeOf(score), score, signals, ruleVersion: RULE_VERSION },
  };
}

export const outcomeOf = (score: number): ScreeningOutcome => {
  if (score >= REJECT_FROM_SCORE) return 'reject';
  return score >= REVIEW_FROM_SCORE ? 'review' : 'pass';
};

const wasReviewed = ({ screening }: Order): boolean => screening.outcome === 'review';

/** Possible after the reservation has run out too: the approval lets inventory reserve anew. */
export const approveReview = ({ data }: ApproveReview, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return reject('order-has-ended', `the order is ${order.ending.kind}`);
  if (wasReviewed(order) && order.screening.status === 'passed') return ignore('already approved');
  if (order.screening.status !== 'review') return reject('not-in-review');

  return accept({ type: 'FraudReviewApproved', data: { reason: data.reason } });
};

export const rejectReview = ({ data }: RejectReview, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (wasReviewed(order) && order.ending?.kind === 'rejected') return ignore('already rejected');
  if (order.ending) return reject('order-has-ended', `the order is ${order.ending.kind}`);
  if (order.screening.status !== 'review') return reject('not-in-review');

  return accept({ type: 'FraudReviewRejected', data: { reason: data.reason } });
};
