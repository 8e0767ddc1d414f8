import type {
  FulfillmentOrderEvent,
  OrderCompleted,
  ShipmentDropped,
  ShipmentReleased,
  ShipmentReleaseRepeated,
  ShipmentShipped,
  ShipmentShortPicked,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { withShipment } from './evolve-stock.js';
import type { Order, Shipment, ShipmentStatus } from './order.js';
import { withoutLines } from './order-lines.js';
import { awaitedShipment } from './steps.js';

const PROGRESS: readonly ShipmentStatus[] = [
  'planned',
  'allocated',
  'released',
  'acknowledged',
  'picked',
  'packed',
  'shipped',
  'in-transit',
  'delivered',
  'dropped',
];

/** Later facts may arrive first; a shipment never goes back. */
export const isBehind = (status: ShipmentStatus, than: ShipmentStatus): boolean =>
  PROGRESS.indexOf(status) < PROGRESS.indexOf(than);

/** A late answer is an answer: what failed because the partner was silent has not failed any more. */
const answered = (order: Order, shipmentId: string, change: (shipment: Shipment) => Shipment): Order =>
  withShipment(
    { ...order, failures: order.failures.filter(({ step }) => awaitedShipment(step) !== shipmentId) },
    shipmentId,
    change,
  );

/** A person lets the shipment's partner have its time once more. */
export const waitedAnew = (order: Order, shipmentId: string, at: Instant): Order =>
  withShipment(order, shipmentId, (shipment) => ({ ...shipment, at }));

/** The fact moves its shipment to `status`, unless it is further already. */
export const shipmentReached =
  (status: ShipmentStatus) =>
  (order: Order, { data }: FulfillmentOrderEvent & { data: { shipmentId: string } }, at: Instant): Order =>
    answered(order, data.shipmentId, (shipment) =>
      isBehind(shipment.status, status) ? { ...shipment, status, at } : shipment,
    );

export const shipmentReleased = (order: Order, { data }: ShipmentReleased, at: Instant): Order =>
  withShipment(order, data.shipmentId, (shipment) => ({
    ...shipment,
    status: 'released',
    reference: data.reference,
    at,
  }));

export const releaseRepeated = (order: Order, { data }: ShipmentReleaseRepeated, at: Instant): Order =>
  withShipment(order, data.shipmentId, (shipment) => ({ ...shipment, repeats: data.repeat, at }));

export const shortPicked = (order: Order, { data }: ShipmentShortPicked, at: Instant): Order =>
  answered(order, data.shipmentId, (shipment) => ({
    ...shipment,
    status: isBehind(shipment.status, 'picked') ? 'picked' : shipment.status,
    lines: withoutLines(shipment.lines, data.short),
    shortUnanswered: [...shipment.shortUnanswered, ...data.short],
    at,
  }));

export const shipmentShipped = (order: Order, { data }: ShipmentShipped, at: Instant): Order =>
  answered(order, data.shipmentId, (shipment) => ({
    ...shipment,
    status: isBehind(shipment.status, 'shipped') ? 'shipped' : shipment.status,
    lines: data.lines,
    carrier: data.carrier,
    trackingNumber: data.trackingNumber,
    at,
  }));

export const shipmentDropped = (order: Order, { data }: ShipmentDropped, at: Instant): Order =>
  withShipment(order, data.shipmentId, (shipment) => ({ ...shipment, status: 'dropped', at }));

export const completed = (order: Order, { data }: OrderCompleted): Order => ({
  ...order,
  ending: { kind: 'completed', reason: 'every line is done', at: data.completedAt },
});
