import type {
  AllocationRefused,
  BackorderPromiseMoved,
  ReservationDisplaced,
  StockEndangered,
  StockSecured,
  StockRefused,
  OrderRouted,
  OrderUnroutable,
  ReservationExpired,
  StockAllocated,
  StockBackordered,
  StockIssued,
  StockReleased,
  StockReserved,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { endedAs } from './evolve-capture.js';
import { isUnreleased } from './order-lines.js';
import type { Order, Shipment } from './order.js';

/** Why an order that could not be supplied has ended. */
export const OUT_OF_STOCK = 'out of stock';

export const withShipment = (
  order: Order,
  shipmentId: string,
  change: (shipment: Shipment) => Shipment,
): Order => ({
  ...order,
  shipments: order.shipments.map((shipment) =>
    shipment.shipmentId === shipmentId ? change(shipment) : shipment,
  ),
});

/** What a re-sourced order was told to leave out stays so; else it may lie again where it was short. */
const exclusionsAfter = ({ routing }: Order): Order['routing']['exclusions'] =>
  routing.isReSourced ? routing.exclusions : [];

/** Stock that was reserved anew may lie where it was short before: nothing is excluded any more. */
export const stockReserved = (order: Order, { data }: StockReserved, at: Instant): Order => ({
  ...order,
  routing: { ...order.routing, exclusions: exclusionsAfter(order) },
  reservation: {
    ...order.reservation,
    status: 'reserved',
    attempt: data.attempt,
    expiresAt: data.expiresAt,
    waitingFor: null,
    backordered: data.backordered ?? [],
    promisedAt: null,
    refuseAt: null,
    at,
  },
});

export const stockBackordered = (order: Order, { data }: StockBackordered, at: Instant): Order => ({
  ...order,
  reservation: {
    ...order.reservation,
    status: 'backordered',
    attempt: data.attempt,
    waitingFor: data.waitingFor,
    backordered: [],
    promisedAt: data.promisedAt ?? null,
    refuseAt: data.refuseAt ?? null,
    at,
  },
});

export const backorderPromiseMoved = (order: Order, { data }: BackorderPromiseMoved): Order => {
  const { promisedAt } = data;
  const reservation = { ...order.reservation, promiseMoves: order.reservation.promiseMoves + 1 };
  const backordered = reservation.backordered.map((part) =>
    part.sku === data.sku ? { ...part, promisedAt } : part,
  );
  return reservation.waitingFor?.sku === data.sku
    ? { ...order, reservation: { ...reservation, promisedAt, backordered } }
    : { ...order, reservation: { ...reservation, backordered } };
};

export const stockRefused = (order: Order, _event: StockRefused, at: Instant): Order =>
  order.ending ? order : endedAs(order, 'rejected', OUT_OF_STOCK, at);

/** One entry per item: the latest shortfall is what counts. */
export const stockEndangered = (order: Order, { data }: StockEndangered, at: Instant): Order => ({
  ...order,
  endangered: [
    ...order.endangered.filter(({ sku }) => sku !== data.sku),
    { ...data, isReSourcing: false, at },
  ],
});

export const stockSecured = (order: Order, { data }: StockSecured): Order => ({
  ...order,
  endangered: order.endangered.filter(({ sku }) => sku !== data.sku),
});

/** Shipments that nobody was asked to ship yet end, and their units are wanted anew. */
export function reservationDisplaced(order: Order, { data }: ReservationDisplaced, at: Instant): Order {
  const { reservation, routing } = order;
  return {
    ...order,
    endangered: [],
    routing: { ...routing, exclusions: [...data.exclusions], isReSourced: true },
    shipments: order.shipments.map((shipment): Shipment =>
      isUnreleased(shipment) ? { ...shipment, status: 'dropped', at } : shipment,
    ),
    reservation: {
      ...reservation,
      status: 'wanted',
      attempt: data.attempt + 1,
      waitingFor: null,
      backordered: [],
      promisedAt: null,
      refuseAt: null,
      at,
    },
  };
}

export const reservationExpired = (order: Order, _event: ReservationExpired, at: Instant): Order => ({
  ...order,
  reservation: { ...order.reservation, status: 'ended', isExpired: true, waitingFor: null, at },
});

export const stockReleased = (order: Order, { data }: StockReleased): Order => ({
  ...order,
  reservation: {
    ...order.reservation,
    releasedAttempt: Math.max(order.reservation.releasedAttempt, data.attempt),
  },
});

export const orderRouted = (order: Order, { data }: OrderRouted, at: Instant): Order => ({
  ...order,
  routing: { ...order.routing, count: data.routing, isUnroutable: false, reason: null, isReSourced: false },
  shipments: [
    ...order.shipments,
    ...data.shipments.map(({ shipmentId, locationId, lines }): Shipment => ({
      shipmentId,
      routing: data.routing,
      locationId,
      lines,
      lots: [],
      status: 'planned',
      reference: null,
      repeats: 0,
      shortUnanswered: [],
      isStockIssued: false,
      carrier: null,
      trackingNumber: null,
      at,
    })),
  ],
});

export const orderUnroutable = (order: Order, { data }: OrderUnroutable): Order => ({
  ...order,
  routing: {
    ...order.routing,
    count: data.routing,
    isUnroutable: true,
    reason: data.reason,
    isReSourced: false,
  },
});

const lotsOf = ({ lots = [] }: StockAllocated['data'], { shipmentId }: Shipment): Shipment['lots'] =>
  lots.filter((lot) => lot.shipmentId === shipmentId);

export const stockAllocated = (order: Order, { data }: StockAllocated, at: Instant): Order => ({
  ...order,
  shipments: order.shipments.map((shipment) =>
    data.shipmentIds.includes(shipment.shipmentId) && shipment.status === 'planned'
      ? { ...shipment, status: 'allocated', lots: lotsOf(data, shipment), at }
      : shipment,
  ),
});

/**
 * Refused when allocating, the decision's planned shipments end. Refused at the shelf, the shipment's short units
 * are off it. Either way those units are unplanned again.
 */
export function allocationRefused(order: Order, { data }: AllocationRefused, at: Instant): Order {
  const exclusions = [...order.routing.exclusions];
  for (const { locationId, sku } of data.refused) {
    const isKnown = exclusions.some((known) => known.locationId === locationId && known.sku === sku);
    if (!isKnown) exclusions.push({ locationId, sku });
  }
  const shipments = order.shipments.map((shipment): Shipment => {
    if (data.shipmentId === null) {
      const isRefused = shipment.routing === data.routing && shipment.status === 'planned';
      return isRefused ? { ...shipment, status: 'dropped', at } : shipment;
    }
    return shipment.shipmentId === data.shipmentId ? { ...shipment, shortUnanswered: [] } : shipment;
  });
  const [waitingFor = null] = data.queued;
  const reservation = waitingFor
    ? {
        ...order.reservation,
        status: 'backordered' as const,
        waitingFor,
        promisedAt: null,
        refuseAt: null,
        at,
      }
    : order.reservation;
  return { ...order, routing: { ...order.routing, exclusions }, shipments, reservation };
}

export const stockIssued = (order: Order, { data }: StockIssued): Order =>
  withShipment(order, data.shipmentId, (shipment) => ({ ...shipment, isStockIssued: true }));
