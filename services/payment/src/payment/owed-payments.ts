import { nextSteps, type Duty, type DutyName, type OrderState } from '@throughline/order';

/** What payment owes the order now. What failed and waits for a person is not among it. */
export const owedByPayment = (order: OrderState): Duty[] =>
  nextSteps(order).filter((step): step is Duty => step.kind === 'duty' && step.owner === 'payment');

export const owed = (order: OrderState, name: DutyName): Duty[] =>
  owedByPayment(order).filter((step) => step.name === name);
