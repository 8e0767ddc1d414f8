import type { OrderEvent } from '@throughline/contracts';
import { reject, type Decider, type Decision } from '@throughline/kernel';
import { evolve } from './evolve.js';
import { headlineOf, mayFollow } from './lifecycle.js';
import type { OrderState } from './order.js';

/**
 * A decider over the order's ledger: the shared fold, the service's own `decide`, and the lifecycle table as a
 * guard: what the table forbids is refused, whatever `decide` thought.
 */
export const orderDecider = <Command>(
  decide: (command: Command, order: OrderState) => Decision<OrderEvent>,
): Decider<OrderState, Command, OrderEvent> => ({
  initial: undefined,
  evolve,
  decide: (command, order) => lawful(order, decide(command, order)),
});

function lawful(order: OrderState, decision: Decision<OrderEvent>): Decision<OrderEvent> {
  if (decision.outcome !== 'accept' || !order) return decision;
  const next = decision.events.reduce<OrderState>(evolve, order);
  const [from, to] = [headlineOf(order), next ? headlineOf(next) : headlineOf(order)];
  return mayFollow(from, to) ? decision : reject('lifecycle-forbids', `${from} cannot become ${to}`);
}
