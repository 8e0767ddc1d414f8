import {
  headlineOf,
  nextSteps,
  type Order,
  type OrderStatus,
  type Step,
  type StepPolicy,
} from '@throughline/order';

/** An order as `GET /api/v1/orders/:id` gives it: the fold of its events, and what follows from it. */
export interface OrderView {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** The ledger's revision that this is the state of. */
  readonly revision: number;
  readonly nextSteps: readonly Step[];
  readonly order: Order;
}

export const orderViewOf = (order: Order, revision: number, policy: StepPolicy): OrderView => ({
  orderId: order.orderId,
  status: headlineOf(order),
  revision,
  nextSteps: nextSteps(order, policy),
  order,
});
