import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { nextSteps, orderDecider, type OrderState, type StepPolicy } from '@throughline/order';

/** A step made no progress, or a message of the order was set aside. */
export interface RecordStepFailure {
  readonly type: 'RecordStepFailure';
  readonly data: {
    readonly step: string;
    readonly owner: string;
    readonly reason: string;
    readonly attempts: number;
    readonly deadLetter: string | null;
    readonly policy: StepPolicy;
  };
}

export interface RecordStepRecovery {
  readonly type: 'RecordStepRecovery';
  readonly data: { readonly step: string; readonly deadLetter: string };
}

export type StepFailureCommand = RecordStepFailure | RecordStepRecovery;

const recordFailure = ({ data }: RecordStepFailure, order: OrderState): Decision<OrderEvent> => {
  const { policy, ...failure } = data;
  if (!order) return reject('order-not-found');
  const known = order.failures.find(({ step }) => step === failure.step);
  if (known?.deadLetter === failure.deadLetter) return ignore('failure already recorded');
  const isOwed = nextSteps(order, policy).some(({ key }) => key === failure.step);
  if (failure.deadLetter === null && !isOwed) return ignore('step no longer owed');

  return accept({ type: 'StepFailed', data: failure });
};

const recordRecovery = ({ data }: RecordStepRecovery, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (!order.failures.some(({ step }) => step === data.step)) return ignore('no such failure');

  return accept({ type: 'StepRecovered', data });
};

export const stepFailureDecider = orderDecider<StepFailureCommand>((command, order) =>
  command.type === 'RecordStepFailure' ? recordFailure(command, order) : recordRecovery(command, order),
);
