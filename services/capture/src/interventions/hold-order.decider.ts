import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject } from '@throughline/kernel';
import { orderDecider } from '@throughline/order';

/** Holds that an order may have at once. */
export const HOLDS_OPEN_MAX = 16;

export interface HoldOrder {
  readonly type: 'HoldOrder';
  readonly data: { readonly holdId: string; readonly reason: string };
}

/** A held order keeps its reservation; nothing is authorized, routed or released until every hold is released. */
export const holdOrderDecider = orderDecider<HoldOrder>(({ data: { holdId, reason } }, order) => {
  if (!order) return reject('order-not-found');
  if (order.ending) return reject('order-already-ended', `it is ${order.ending.kind}`);
  if (order.holds.some((hold) => hold.kind === 'manual' && hold.reason === reason)) {
    return ignore('the order is held for this reason already');
  }
  if (order.holds.length >= HOLDS_OPEN_MAX) return reject('too-many-holds', `it has ${HOLDS_OPEN_MAX} holds`);

  return accept<OrderEvent>({ type: 'OrderHeld', data: { holdId, kind: 'manual', reason } });
});
