import type { OrderEvent } from '@throughline/contracts';
import { accept, reject } from '@throughline/kernel';
import { nextSteps, orderDecider, type Order, type PersonDecision } from '@throughline/order';

export interface ResolveException {
  readonly type: 'ResolveException';
  readonly data: {
    /** The key of a step for a person; of a failed step also its own key. */
    readonly step: string;
    readonly resolution: 'retry' | 'dismiss';
    readonly reason: string;
  };
}

/** What the fact names: a failure is known by the step that failed, everything else by its own key. */
const resolvedStep = ({ name, key, subject }: PersonDecision): string =>
  (name === 'step-failed' || name === 'dead-letter' ? subject : null) ?? key;

const openExceptions = (order: Order, step: string): PersonDecision[] =>
  nextSteps(order).filter(
    (open): open is PersonDecision =>
      open.kind === 'decision' && (open.key === step || resolvedStep(open) === step),
  );

/** A person's answer to an exception, as far as `nextSteps` offers it. */
export const resolveExceptionDecider = orderDecider<ResolveException>(({ data }, order) => {
  if (!order) return reject('order-not-found');
  const exceptions = openExceptions(order, data.step);
  if (exceptions.length === 0) return reject('exception-not-open', 'it has no such exception, or no more');
  const exception = exceptions.find(({ actions }) => actions.includes(data.resolution));
  if (!exception) {
    const offered = exceptions.flatMap(({ actions }) => actions).join(', ');
    return reject('resolution-not-offered', `what can be done is: ${offered}`);
  }
  return accept<OrderEvent>({
    type: 'ExceptionResolved',
    data: { step: resolvedStep(exception), resolution: data.resolution, reason: data.reason },
  });
});
