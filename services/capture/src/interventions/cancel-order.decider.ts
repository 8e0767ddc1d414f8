import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Instant } from '@throughline/kernel';
import { orderDecider, type Order, type Shipment } from '@throughline/order';

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly data: { readonly reason: string; readonly at: Instant };
}

/** Handed to a warehouse. One that was dropped has come back, once inventory has answered for what it lacked. */
const isWithWarehouse = ({ status, shortUnanswered }: Shipment): boolean =>
  status === 'dropped' ? shortUnanswered.length > 0 : status !== 'planned' && status !== 'allocated';

/** An order without anything to ship is charged before it completes: then only a refund gives the money back. */
const isCharged = (order: Order): boolean =>
  order.tenders.some(({ captures }) => captures.some(({ status }) => status !== 'failed'));

/** Against a release that happens at the same time, only the expected revision decides: the first append wins. */
export const cancelOrderDecider = orderDecider<CancelOrder>(({ data: { reason, at } }, order) => {
  if (!order) return reject('order-not-found');
  if (order.ending?.kind === 'cancelled') return ignore('the order is cancelled already');
  if (order.ending) return reject('order-already-ended', `it is ${order.ending.kind}`);
  if (order.shipments.some(isWithWarehouse)) return reject('already-released', 'a warehouse has it');
  if (isCharged(order)) return reject('already-charged', 'the money is taken');

  return accept<OrderEvent>({ type: 'OrderCancelled', data: { reason, cancelledAt: at } });
});
