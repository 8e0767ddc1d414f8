import type { LineQuantity, OrderEvent, ShipmentLot, SkuQuantity } from '@throughline/contracts';
import { accept, canonicalJson, ignore, reject, type Decision } from '@throughline/kernel';
import {
  orderDecider,
  shippedShipments,
  sumBySku,
  type Order,
  type OrderState,
  type Shipment,
} from '@throughline/order';

export type RefusedPart = SkuQuantity & { readonly locationId: string };

/** Every planned shipment of the routing decision has its goods at its location. */
export interface ConfirmAllocation {
  readonly type: 'ConfirmAllocation';
  readonly data: { readonly routing: number; readonly lots: readonly ShipmentLot[] };
}

/** A location does not have its part of the routing decision; nothing of the decision is allocated any more. */
export interface RefuseAllocation {
  readonly type: 'RefuseAllocation';
  readonly data: { readonly routing: number; readonly refused: readonly RefusedPart[] };
}

/** The units missing at the shelf are reserved again, or in the queue. */
export interface AnswerShortPick {
  readonly type: 'AnswerShortPick';
  readonly data: {
    readonly shipmentId: string;
    /** What is answered: if more was found missing since, it is not all answered yet. */
    readonly short: readonly LineQuantity[];
    readonly queued: readonly SkuQuantity[];
  };
}

/** What the shipment carried is off the books of its location. */
export interface ConfirmIssue {
  readonly type: 'ConfirmIssue';
  readonly data: { readonly shipmentId: string; readonly lines: readonly LineQuantity[] };
}

export type AllocationCommand = ConfirmAllocation | RefuseAllocation | AnswerShortPick | ConfirmIssue;

/** Shipments of a live order that wait for their goods. */
export const plannedShipments = (order: Order): Shipment[] =>
  order.ending ? [] : order.shipments.filter(({ status }) => status === 'planned');

const plannedBy = (order: Order, routing: number): Shipment[] =>
  plannedShipments(order).filter((shipment) => shipment.routing === routing);

const shipmentOf = (order: Order, shipmentId: string): Shipment | undefined =>
  order.shipments.find((shipment) => shipment.shipmentId === shipmentId);

const confirmAllocation = ({ data }: ConfirmAllocation, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return reject('order-ended');
  const shipmentIds = plannedBy(order, data.routing).map(({ shipmentId }) => shipmentId);
  if (shipmentIds.length === 0) return ignore('answered already');

  const { routing, lots } = data;
  return accept({
    type: 'StockAllocated',
    data: lots.length > 0 ? { routing, shipmentIds, lots } : { routing, shipmentIds },
  });
};

const refuseAllocation = ({ data }: RefuseAllocation, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return reject('order-ended');
  if (plannedBy(order, data.routing).length === 0) return ignore('answered already');

  return accept({ type: 'AllocationRefused', data: { ...data, shipmentId: null, queued: [] } });
};

const answerShortPick = ({ data }: AnswerShortPick, order: OrderState): Decision<OrderEvent> => {
  const { shipmentId, short, queued } = data;
  const shipment = order && shipmentOf(order, shipmentId);
  if (!order || !shipment) return reject('shipment-not-found');
  if (order.ending) return reject('order-ended');
  if (shipment.shortUnanswered.length === 0) return ignore('answered already');
  if (canonicalJson(shipment.shortUnanswered) !== canonicalJson(short)) return reject('short-changed');

  const { routing, locationId } = shipment;
  const refused = sumBySku(short).map((part) => ({ locationId, ...part }));
  return accept({ type: 'AllocationRefused', data: { routing, shipmentId, refused, queued } });
};

const confirmIssue = ({ data }: ConfirmIssue, order: OrderState): Decision<OrderEvent> => {
  const shipment = order && shipmentOf(order, data.shipmentId);
  if (!order || !shipment) return reject('shipment-not-found');
  if (shipment.isStockIssued) return ignore('issued already');
  if (!shippedShipments(order).includes(shipment)) return reject('shipment-not-shipped');

  return accept({ type: 'StockIssued', data: { ...data, locationId: shipment.locationId } });
};

export const allocationDecider = orderDecider<AllocationCommand>((command, order) => {
  switch (command.type) {
    case 'ConfirmAllocation':
      return confirmAllocation(command, order);
    case 'RefuseAllocation':
      return refuseAllocation(command, order);
    case 'AnswerShortPick':
      return answerShortPick(command, order);
    case 'ConfirmIssue':
      return confirmIssue(command, order);
  }
});
