import type { LineQuantity } from '@throughline/contracts';
import {
  isBehind,
  linesToShip,
  routableLines,
  unplannedLines,
  withoutLines,
  type Order,
  type Shipment,
} from '@throughline/order';

export const hasReached = ({ status }: Shipment, milestone: Shipment['status']): boolean =>
  status !== 'dropped' && !isBehind(status, milestone);

/** Units that no shipment has brought as far as `milestone` yet. */
export const unitsToFollow = (order: Order, milestone: Shipment['status']): LineQuantity[] =>
  withoutLines(
    linesToShip(order),
    order.shipments.filter((shipment) => hasReached(shipment, milestone)).flatMap(({ lines }) => lines),
  );

/** Units that wait in a queue for stock: those that routing would leave behind. */
export function waitingUnits(order: Order): LineQuantity[] {
  const { status, waitingFor, promisedAt, backordered } = order.reservation;
  const waiting = status === 'backordered' && waitingFor ? [{ ...waitingFor, promisedAt }] : backordered;
  const reservation = { ...order.reservation, backordered: waiting };
  return withoutLines(unplannedLines(order), routableLines({ ...order, reservation }));
}
