import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject } from '@throughline/kernel';
import { orderDecider } from '@throughline/order';

export interface ReleaseHold {
  readonly type: 'ReleaseHold';
  readonly data: {
    /** Null for the only one that there is. */
    readonly holdId: string | null;
    readonly reason: string;
  };
}

export const releaseHoldDecider = orderDecider<ReleaseHold>(({ data: { holdId, reason } }, order) => {
  if (!order) return reject('order-not-found');
  if (order.ending) return reject('order-already-ended', `it is ${order.ending.kind}`);
  if (holdId === null && order.holds.length > 1) {
    return reject(
      'hold-id-required',
      `it has the holds ${order.holds.map((hold) => hold.holdId).join(', ')}`,
    );
  }
  const released = order.holds.find((hold) => holdId === null || hold.holdId === holdId);
  if (!released) return ignore('there is no such hold, or it is released already');

  return accept<OrderEvent>({ type: 'OrderHoldReleased', data: { holdId: released.holdId, reason } });
});
