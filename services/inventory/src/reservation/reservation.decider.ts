import type { Backorder, OrderEvent, SkuQuantity } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import {
  endedAttempt,
  hasNothingReleased,
  isCovered,
  isLive,
  isReSourceable,
  isUnreleased,
  orderDecider,
  sumBySku,
  type Order,
  type OrderState,
} from '@throughline/order';
import { hasOpenShortPick, isOutstanding, isReservationOpen, wantedItems } from './wanted-items.js';

/** Every item of the order has its entry: the commit point of the attempt. */
export interface ConfirmReservation {
  readonly type: 'ConfirmReservation';
  readonly data: {
    readonly attempt: number;
    /** What is reserved; with `backordered`, all that the order wants. */
    readonly items: readonly SkuQuantity[];
    readonly backordered: readonly Backorder[];
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
    readonly promisedAt: Instant | null;
    /** Null where it may wait for as long as it takes. */
    readonly refuseAt: Instant | null;
    /** What it waited for when the item was asked. */
    readonly waitedFor: SkuQuantity | null;
  };
}

/** The order waited for as long as it may. */
export interface RefuseStock {
  readonly type: 'RefuseStock';
  readonly data: {
    readonly attempt: number;
    readonly missing: SkuQuantity;
    readonly reason: 'shortage' | 'cap-reached';
    readonly at: Instant;
  };
}

/** A waiting part can be expected at another time than the order was told. */
export interface MovePromise {
  readonly type: 'MovePromise';
  readonly data: { readonly attempt: number; readonly sku: string; readonly promisedAt: Instant | null };
}

/** Stock turned out less than was promised. */
export interface EndangerOrder {
  readonly type: 'EndangerOrder';
  readonly data: {
    readonly sku: string;
    readonly shortfall: number;
    readonly locationIds: readonly string[];
    readonly shortfallId: string;
  };
}

/** There is more of the item again: the order gets what it was promised. */
export interface SecureOrder {
  readonly type: 'SecureOrder';
  readonly data: { readonly sku: string };
}

/** Source the order anew, without what is not there. */
export interface ReSourceOrder {
  readonly type: 'ReSourceOrder';
  readonly data: { readonly sku: string };
}

/** The item that has `quantity` units of the order's waiting again gave its units to a more urgent order. */
export interface GiveWay {
  readonly type: 'GiveWay';
  readonly data: {
    readonly attempt: number;
    readonly sku: string;
    readonly quantity: number;
    readonly promisedAt: Instant | null;
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

export type ReservationCommand =
  | ConfirmReservation
  | ConfirmBackorder
  | ConfirmRelease
  | ExpireReservation
  | RefuseStock
  | MovePromise
  | EndangerOrder
  | SecureOrder
  | ReSourceOrder
  | GiveWay;

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
  const { backordered, ...fact } = data;
  if (!isEqual(sumBySku([...data.items, ...backordered]), wantedItems(order))) return reject('needs-changed');
  if (order.reservation.status === 'reserved' && isAsBackordered(order, backordered)) {
    return ignore('waits for the same as before');
  }

  return accept({ type: 'StockReserved', data: backordered.length > 0 ? { ...fact, backordered } : fact });
};

const isAsBackordered = ({ reservation }: Order, backordered: readonly Backorder[]): boolean =>
  isEqual(reservation.backordered, backordered);

const confirmBackorder = ({ data }: ConfirmBackorder, order: OrderState): Decision<OrderEvent> => {
  const { waitedFor, promisedAt, refuseAt, ...rest } = data;
  const fact = {
    ...rest,
    ...(promisedAt !== null && { promisedAt }),
    ...(refuseAt !== null && { refuseAt }),
  };
  if (!order) return reject('order-not-found');
  if (isOver(order, data.attempt)) return reject('attempt-ended');
  if (!isReservationOpen(order)) return ignore('reserved meanwhile');
  const { waitingFor } = order.reservation;
  if (waitingFor?.sku !== waitedFor?.sku) return reject('needs-changed');
  if (waitingFor?.sku === data.waitingFor.sku) return ignore('known to wait for it');

  return accept({ type: 'StockBackordered', data: fact });
};

const refuseStock = ({ data }: RefuseStock, order: OrderState): Decision<OrderEvent> => {
  const { at, ...fact } = data;
  if (!order) return reject('order-not-found');
  if (isOver(order, data.attempt)) return reject('attempt-ended');
  if (order.reservation.status !== 'backordered') return ignore('reserved meanwhile');
  const { refuseAt } = order.reservation;
  if (refuseAt === null || at < refuseAt) return ignore('it may still wait');
  if (order.shipments.some(isLive)) return ignore('a part of it is on its way');

  return accept({ type: 'StockRefused', data: fact });
};

const movePromise = ({ data }: MovePromise, order: OrderState): Decision<OrderEvent> => {
  const { attempt, sku, promisedAt } = data;
  if (!order) return reject('order-not-found');
  if (isOver(order, attempt)) return ignore('the attempt has ended');
  const promisedBefore = promiseOf(order, sku);
  if (promisedBefore === undefined) return ignore('it does not wait for it');
  if (promisedBefore === promisedAt) return ignore('told already');

  return accept({ type: 'BackorderPromiseMoved', data: { attempt, sku, promisedAt, promisedBefore } });
};

/** What the order was told last about a part that waits; undefined where none does. */
const promiseOf = ({ reservation }: Order, sku: string): Instant | null | undefined => {
  if (reservation.status === 'backordered' && reservation.waitingFor?.sku === sku)
    return reservation.promisedAt;
  return reservation.backordered.find((part) => part.sku === sku)?.promisedAt;
};

const endangerOrder = ({ data }: EndangerOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return ignore('the order has ended');
  const known = order.endangered.find(({ sku }) => sku === data.sku);
  if (known && known.shortfallId >= data.shortfallId) return ignore('told already');
  if (!isOutstanding(order, data.sku)) return ignore('its goods have left');

  return accept({ type: 'StockEndangered', data });
};

const secureOrder = ({ data }: SecureOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return ignore('the order has ended');
  if (!order.endangered.some(({ sku }) => sku === data.sku)) return ignore('it is not endangered');

  return accept({ type: 'StockSecured', data });
};

/** A person chose it, or goods of a shipment that nobody was asked to ship yet are not where they were allocated. */
const reSourceOrder = ({ data }: ReSourceOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const endangered = order.endangered.find(({ sku }) => sku === data.sku);
  if (order.ending || !endangered) return ignore('it is not endangered any more');
  if (!isReSourceable(order)) return ignore('somebody was asked to ship it');
  const exclusions = endangered.locationIds.map((locationId) => ({ locationId, sku: data.sku }));
  const isAtFault = order.shipments.some(
    (shipment) => isUnreleased(shipment) && endangered.locationIds.includes(shipment.locationId),
  );
  if (!endangered.isReSourcing && !isAtFault) return ignore('a person decides');

  const { attempt } = order.reservation;
  return accept({ type: 'ReservationDisplaced', data: { attempt, reason: 're-sourced', exclusions } });
};

/**
 * Where nobody was asked to ship any of it, the attempt ends: whoever waits keeps nothing that others wait for. Else
 * what is on its way stays so, and the rest waits.
 */
const giveWay = ({ data }: GiveWay, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return ignore('the order has ended');
  const { attempt, sku, quantity, promisedAt } = data;
  if (isOver(order, attempt)) return ignore('the attempt has ended');
  if (order.reservation.status !== 'wanted' && isReservationOpen(order))
    return ignore('it asks for all anew');
  if (hasNothingReleased(order)) {
    return accept({ type: 'ReservationDisplaced', data: { attempt, reason: 'higher-lane', exclusions: [] } });
  }

  const fact = { attempt, waitingFor: { sku, quantity }, availableNow: 0 };
  return accept({ type: 'StockBackordered', data: promisedAt === null ? fact : { ...fact, promisedAt } });
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
    case 'RefuseStock':
      return refuseStock(command, order);
    case 'MovePromise':
      return movePromise(command, order);
    case 'EndangerOrder':
      return endangerOrder(command, order);
    case 'SecureOrder':
      return secureOrder(command, order);
    case 'ReSourceOrder':
      return reSourceOrder(command, order);
    case 'GiveWay':
      return giveWay(command, order);
  }
});
