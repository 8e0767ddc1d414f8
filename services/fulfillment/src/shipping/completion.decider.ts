import { accept, ignore, reject, type Instant } from '@throughline/kernel';
import { nextSteps, orderDecider } from '@throughline/order';

/** Nothing is owed to the order any more but this. */
export interface CompleteOrder {
  readonly type: 'CompleteOrder';
  readonly data: { readonly at: Instant };
}

export const completionDecider = orderDecider<CompleteOrder>(({ data }, order) => {
  if (!order) return reject('order-not-found');
  const isOwed = nextSteps(order).some(({ name }) => name === 'complete-order');
  if (!isOwed) return ignore('something else is owed');

  return accept({ type: 'OrderCompleted', data: { completedAt: data.at } });
});
