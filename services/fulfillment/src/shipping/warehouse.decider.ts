import type { LineQuantity, OrderEvent, ParcelName } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import { isBehind, orderDecider, withoutLines, type Order, type Shipment } from '@throughline/order';
import { isSameParcel } from './parcel-name.js';

interface Told {
  readonly shipmentId: string;
  /** When it happened, by the warehouse's clock. */
  readonly at: Instant;
}

export interface AcknowledgeShipment {
  readonly type: 'AcknowledgeShipment';
  readonly data: Told;
}

/** `lines` is null where the warehouse says only that all of it was found. */
export interface PickShipment {
  readonly type: 'PickShipment';
  readonly data: Told & { readonly lines: readonly LineQuantity[] | null };
}

export interface PickShipmentShort {
  readonly type: 'PickShipmentShort';
  readonly data: Told & { readonly found: readonly LineQuantity[] };
}

export interface PackShipment {
  readonly type: 'PackShipment';
  readonly data: Told & { readonly cartons: number };
}

export interface ShipShipment {
  readonly type: 'ShipShipment';
  readonly data: Told & ParcelName & { readonly lines: readonly LineQuantity[] | null };
}

/** What a warehouse tells of a shipment; in any order, and any number of times. */
export type WarehouseCommand =
  AcknowledgeShipment | PickShipment | PickShipmentShort | PackShipment | ShipShipment;

type Decide<Command> = (command: Command, shipment: Shipment, order: Order) => Decision<OrderEvent>;

const acknowledge: Decide<AcknowledgeShipment> = ({ data }, { status }) => {
  if (!isBehind(status, 'acknowledged')) return ignore('it is further already');

  return accept({ type: 'ShipmentAcknowledged', data: { shipmentId: data.shipmentId, at: data.at } });
};

const pick: Decide<PickShipment> = ({ data }, shipment, order) => {
  const { shipmentId, at } = data;
  const lines = data.lines ?? shipment.lines;
  if (!isBehind(shipment.status, 'picked')) return ignore('it is further already');
  if (!areLinesOf(order, lines)) return reject('unknown-line');
  if (isMoreThan(shipment.lines, lines)) return reject('more-than-asked');

  return accept({ type: 'ShipmentPicked', data: { shipmentId, at, lines } });
};

const pickShort: Decide<PickShipmentShort> = ({ data }, shipment, order) => {
  const { shipmentId, at, found } = data;
  if (!areLinesOf(order, found)) return reject('unknown-line');
  const short = withoutLines(shipment.lines, found);
  if (short.length === 0) return ignore('nothing more is missing');
  if (!isBehind(shipment.status, 'shipped')) return reject('left-already', 'with more than is said now');

  const lines = withoutLines(shipment.lines, short);
  const facts: OrderEvent[] = [{ type: 'ShipmentShortPicked', data: { shipmentId, at, lines, short } }];
  const reason = 'nothing of it was found at the shelf';
  if (lines.length === 0) facts.push({ type: 'ShipmentDropped', data: { shipmentId, at, reason } });
  return accept(...facts);
};

const pack: Decide<PackShipment> = ({ data }, { status }) => {
  const { shipmentId, at, cartons } = data;
  if (!isBehind(status, 'packed')) return ignore('it is further already');

  return accept({ type: 'ShipmentPacked', data: { shipmentId, at, cartons } });
};

const ship: Decide<ShipShipment> = ({ data }, shipment, order) => {
  const { shipmentId, at, carrier, trackingNumber } = data;
  const lines = data.lines ?? shipment.lines;
  if (shipment.status === 'dropped') return reject('shipment-was-dropped', 'its part was routed again');
  if (isSameParcel(shipment, data)) return ignore('it has left already');
  if (!isBehind(shipment.status, 'shipped')) return reject('shipped-otherwise', 'it left in another parcel');
  if (!areLinesOf(order, lines)) return reject('unknown-line');
  if (isMoreThan(shipment.lines, lines)) return reject('more-than-asked');
  if (lines.length === 0) return reject('nothing-shipped');

  const { locationId } = shipment;
  const short = withoutLines(shipment.lines, lines);
  const facts: OrderEvent[] =
    short.length > 0 ? [{ type: 'ShipmentShortPicked', data: { shipmentId, at, lines, short } }] : [];
  const parcel = { carrier, trackingNumber };
  return accept(...facts, {
    type: 'ShipmentShipped',
    data: { shipmentId, at, locationId, ...parcel, lines },
  });
};

const areLinesOf = (order: Order, lines: readonly LineQuantity[]): boolean =>
  lines.every(({ lineId, sku }) => order.lines.some((line) => line.lineId === lineId && line.sku === sku));

const isMoreThan = (asked: readonly LineQuantity[], told: readonly LineQuantity[]): boolean =>
  withoutLines(told, asked).length > 0;

const onShipment = (command: WarehouseCommand, shipment: Shipment, order: Order): Decision<OrderEvent> => {
  switch (command.type) {
    case 'AcknowledgeShipment':
      return acknowledge(command, shipment, order);
    case 'PickShipment':
      return pick(command, shipment, order);
    case 'PickShipmentShort':
      return pickShort(command, shipment, order);
    case 'PackShipment':
      return pack(command, shipment, order);
    case 'ShipShipment':
      return ship(command, shipment, order);
  }
};

export const warehouseDecider = orderDecider<WarehouseCommand>((command, order) => {
  if (!order) return reject('order-not-found');
  const shipment = order.shipments.find(({ shipmentId }) => shipmentId === command.data.shipmentId);
  if (!shipment) return reject('shipment-not-found');
  if (isBehind(shipment.status, 'released')) return reject('shipment-not-released');
  return onShipment(command, shipment, order);
});
