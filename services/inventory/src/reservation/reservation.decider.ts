import type { OrderEvent, SkuQuantity } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import { endedAttempt, isCovered, orderDecider, type Order, type OrderState } from '@throughline/order';
import { hasOpenShortPick, isReservationOpen, wantedItems } from './wanted-items.js';

/** Every item of the order has its entry: the commit point of the attempt. */
export interface ConfirmReservation {
  readonly type: 'ConfirmReservation';
  readonly data: {
    readonly attempt: number;
    readonly items: readonly SkuQuantity[];
    readonly expiresAt: Instant;
  };
}

/** The order waits in an item's queue. */
export interface ConfirmBackorder {
  readonly type: 'ConfirmBackorder';
  readonly data: {
    readonly attempt: number;
    readonly waitingFor: SkuQuantity;
    readonly availableNow: number;
    /** What it waited for when the item was asked. */
    readonly waitedFor: SkuQuantity | null;
  };
}

/** Nothing of attempts up to `attempt` is left in any item. */
export interface ConfirmRelease {
  readonly type: 'ConfirmRelease';
  readonly data: { readonly attempt: number };
}

export interface ExpireReservation {
  readonly type: 'ExpireReservation';
  readonly data: { readonly at: Instant };
}

export type ReservationCommand = ConfirmReservation | ConfirmBackorder | ConfirmRelease | ExpireReservation;

const isEqual = (some: readonly SkuQuantity[], others: readonly SkuQuantity[]): boolean =>
  some.length === others.length &&
  some.every(({ sku, quantity }, index) => sku === others[index]?.sku && quantity === others[index].quantity);

const isOver = ({ reservation }: Order, attempt: number): boolean =>
  reservation.status === 'ended' || reservation.attempt !== attempt;

const confirmReservation = ({ data }: ConfirmReservation, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (isOver(order, data.attempt)) return reject('attempt-ended');
  if (!isReservationOpen(order)) return ignore('reserved already');
  if (hasOpenShortPick(order)) return reject('needs-changed');
  if (!isEqual(data.items, wantedItems(order))) return reject('needs-changed');

  return accept({ type: 'StockReserved', data });
};

const confirmBackorder = ({ data }: ConfirmBackorder, order: OrderState): Decision<OrderEvent> => {
  const { waitedFor, ...fact } = data;
  if (!order) return reject('order-not-found');
  if (isOver(order, data.attempt)) return reject('attempt-ended');
  if (!isReservationOpen(order)) return ignore('reserved meanwhile');
  const { waitingFor } = order.reservation;
  if (waitingFor?.sku !== waitedFor?.sku) return reject('needs-changed');
  if (waitingFor?.sku === data.waitingFor.sku) return ignore('known to wait for it');

  return accept({ type: 'StockBackordered', data: fact });
};

const confirmRelease = ({ data }: ConfirmRelease, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (data.attempt > endedAttempt(order)) return reject('attempt-not-ended');
  if (data.attempt <= order.reservation.releasedAttempt) return ignore('released already');

  return accept({ type: 'StockReleased', data });
};

const expireReservation = ({ data }: ExpireReservation, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const { status, attempt, expiresAt } = order.reservation;
  if (status !== 'reserved' || expiresAt === null) return ignore('nothing that expires');
  if (data.at < expiresAt) return reject('not-due');
  if (isCovered(order)) return reject('order-covered');
  if (order.holds.length > 0) return reject('order-held');
  if (order.tenders.some((tender) => tender.status === 'authorizing')) return reject('authorization-open');

  return accept({ type: 'ReservationExpired', data: { attempt } });
};

export const reservationDecider = orderDecider<ReservationCommand>((command, order) => {
  switch (command.type) {
    case 'ConfirmReservation':
      return confirmReservation(command, order);
    case 'ConfirmBackorder':
      return confirmBackorder(command, order);
    case 'ConfirmRelease':
      return confirmRelease(command, order);
    case 'ExpireReservation':
      return expireReservation(command, order);
  }
});
