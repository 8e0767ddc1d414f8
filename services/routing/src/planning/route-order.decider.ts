import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import {
  hasStock,
  isCovered,
  isTrackedSku,
  orderDecider,
  routableLines,
  type Order,
  type OrderState,
} from '@throughline/order';
import { PLANNER, planShipments, type Plan } from './nearest-location.planner.js';
import type { FreeStock } from './supply.js';
import type { ShippingLocation } from './whereabouts.js';

/** Decide who ships what is not planned yet, by what the service knows of locations and stock. */
export interface RouteOrder {
  readonly type: 'RouteOrder';
  readonly data: {
    readonly locations: readonly ShippingLocation[];
    readonly stock: readonly FreeStock[];
    /** False if `stock` may be a moment behind: then nobody calls the order unroutable because of it. */
    readonly isStockCurrent: boolean;
  };
}

/** Ask again, with stock that is current. */
export const STOCK_NOT_CURRENT = 'stock-not-current';

const routeOrder = ({ data }: RouteOrder, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (order.ending) return ignore('the order has ended');
  if (order.holds.length > 0) return ignore('the order is held');
  if (!hasStock(order)) return ignore('its stock is not reserved');
  if (!isCovered(order)) return ignore('it is not covered');
  if (hasPlannedShipment(order)) return ignore('a decision awaits its allocation');
  if (hasOpenShortPick(order)) return ignore('a short pick awaits its stock');
  if (order.routing.isUnroutable) return ignore('a person decides');
  if (routableLines(order).length === 0) return ignore('everything is planned');

  const plan = planFor(order, data);
  if (!plan.shipments && !data.isStockCurrent) return reject(STOCK_NOT_CURRENT);
  return accept(decisionOf(order, plan));
};

const hasPlannedShipment = (order: Order): boolean =>
  order.shipments.some(({ status }) => status === 'planned');

const hasOpenShortPick = (order: Order): boolean =>
  order.shipments.some(({ shortUnanswered }) => shortUnanswered.length > 0);

const planFor = (order: Order, { locations, stock }: RouteOrder['data']): Plan =>
  planShipments({
    units: routableLines(order).map((line) => ({ ...line, isTracked: isTrackedSku(order, line.sku) })),
    destination: order.personal?.shipTo ?? null,
    locations,
    stock,
    exclusions: order.routing.exclusions,
  });

/** Shipments are numbered through all decisions of an order, dropped ones included. */
function decisionOf(order: Order, plan: Plan): OrderEvent {
  const { shipments, reason, ...told } = plan;
  const routing = order.routing.count + 1;
  if (!shipments) return { type: 'OrderUnroutable', data: { routing, reason, ...told } };
  const known = order.shipments.length;
  const numbered = shipments.map((shipment, index) => ({
    shipmentId: String(known + index + 1),
    ...shipment,
  }));
  return { type: 'OrderRouted', data: { routing, shipments: numbered, planner: PLANNER, ...told } };
}

export const routeOrderDecider = orderDecider<RouteOrder>(routeOrder);
