import type { OrderEvent, ShipmentReleased } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import {
  isCovered,
  orderDecider,
  shipmentReference,
  type Order,
  type OrderState,
  type Shipment,
} from '@throughline/order';

/** Send every shipment whose goods are allocated to its warehouse. */
export interface ReleaseShipments {
  readonly type: 'ReleaseShipments';
  readonly data: { readonly at: Instant };
}

const releaseShipments = ({ data }: ReleaseShipments, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  const allocated = order.shipments.filter(({ status }) => status === 'allocated');
  if (allocated.length === 0) return ignore('nothing is allocated and not released');
  if (order.ending) return ignore('the order has ended');
  if (order.holds.length > 0) return ignore('the order is held');
  if (!isCovered(order)) return reject('not-covered', 'nothing leaves before its money is sure');

  return accept(
    ...allocated.map((shipment): OrderEvent => ({
      type: 'ShipmentReleased',
      ...requestOf(order, shipment, data.at),
    })),
  );
};

/** What the warehouse is told: the same on every repeat. */
export function requestOf(
  order: Order,
  { shipmentId, locationId, lines, lots }: Shipment,
  releasedAt: Instant,
): Omit<ShipmentReleased, 'type'> {
  const titles = new Map(order.lines.map(({ lineId, title }) => [lineId, title]));
  const data = {
    shipmentId,
    reference: shipmentReference(order.orderId, shipmentId),
    locationId,
    lines: lines.map((line) => ({ ...line, title: titles.get(line.lineId) ?? line.sku })),
    ...(lots.length > 0 && { lots: lots.map(({ shipmentId: _, ...lot }) => lot) }),
    shippingMethod: order.shippingMethod,
    orderNumber: order.orderNumber,
    releasedAt,
  };
  if (!order.personal) return { data };
  const { personId, shipTo, email, phone } = order.personal;
  const personal = { personId, ...(shipTo && { shipTo }), ...(email && { email }), ...(phone && { phone }) };
  return { data, personal };
}

export const releaseDecider = orderDecider<ReleaseShipments>(releaseShipments);
