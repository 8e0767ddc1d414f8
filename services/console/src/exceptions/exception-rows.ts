import type { DecisionName, Order, PersonDecision, Step } from '@throughline/order';

export interface ExceptionRow {
  readonly order_id: string;
  readonly step: string;
  readonly name: DecisionName;
  readonly reason: string;
  /** JSON list of what a person can do. */
  readonly actions: string;
  readonly since: string;
  readonly order_number: string;
  readonly channel_id: string;
}

/** Exceptions are derived, not kept: the steps that only a person can take. */
export const exceptionRowsOf = (order: Order, steps: readonly Step[]): ExceptionRow[] => {
  const decisions = steps.filter((step): step is PersonDecision => step.kind === 'decision');
  const byKey = new Map(decisions.map((step) => [step.key, step]));
  return [...byKey.values()].map((step) => ({
    order_id: order.orderId,
    step: step.key,
    name: step.name,
    reason: step.reason,
    actions: JSON.stringify(step.actions),
    since: step.since,
    order_number: order.orderNumber,
    channel_id: order.channelId,
  }));
};
