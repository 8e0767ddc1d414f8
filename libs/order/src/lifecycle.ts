import { isCovered, shippedShipments } from './money.js';
import { hasStock } from './stock-steps.js';
import type { Order } from './order.js';
import { isLive } from './order-lines.js';

/** The headline of an order, derived from its axes. The last four are ends. */
export type OrderStatus =
  | 'received'
  | 'backordered'
  | 'reserved'
  | 'in-review'
  | 'payment-declined'
  | 'reservation-expired'
  | 'covered'
  | 'routed'
  | 'allocated'
  | 'in-warehouse'
  | 'shipped'
  | 'delivered'
  | 'completed'
  | 'cancelled'
  | 'rejected'
  | 'recorded';

const beforeRelease = ['cancelled', 'rejected'] as const;

/** Which headline may follow which: checked with every decision, printed in the docs. */
export const lifecycle: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  received: ['reserved', 'backordered', 'in-review', 'covered', 'payment-declined', ...beforeRelease],
  backordered: ['reserved', 'covered', 'in-review', 'received', ...beforeRelease],
  reserved: [
    'received',
    'in-review',
    'payment-declined',
    'covered',
    'reservation-expired',
    'backordered',
    ...beforeRelease,
  ],
  'in-review': [
    'received',
    'reserved',
    'covered',
    'payment-declined',
    'reservation-expired',
    ...beforeRelease,
  ],
  'payment-declined': ['received', 'reserved', 'covered', 'reservation-expired', ...beforeRelease],
  'reservation-expired': ['received', ...beforeRelease],
  covered: ['routed', 'received', 'backordered', 'completed', ...beforeRelease],
  routed: ['allocated', 'received', 'covered', 'backordered', ...beforeRelease],
  allocated: ['in-warehouse', 'received', 'covered', 'backordered', ...beforeRelease],
  'in-warehouse': ['shipped', 'routed', 'allocated', 'covered', 'backordered', 'delivered'],
  shipped: ['delivered', 'completed'],
  delivered: ['completed', 'shipped'],
  completed: [],
  cancelled: [],
  rejected: [],
  recorded: [],
};

/** The one status that a list shows. */
export function headlineOf(order: Order): OrderStatus {
  if (order.ending) return order.ending.kind;
  return shippingHeadline(order) ?? moneyHeadline(order);
}

function shippingHeadline(order: Order): OrderStatus | undefined {
  const shipments = order.shipments.filter(isLive);
  const left = shippedShipments(order);
  if (left.length > 0) {
    const isAllDelivered = shipments.every(({ status }) => status === 'delivered');
    return isAllDelivered ? 'delivered' : 'shipped';
  }
  const statuses = new Set(shipments.map(({ status }) => status));
  if (['released', 'acknowledged', 'picked', 'packed'].some((status) => statuses.has(status as never))) {
    return 'in-warehouse';
  }
  if (statuses.has('planned')) return 'routed';
  return statuses.has('allocated') ? 'allocated' : undefined;
}

function moneyHeadline(order: Order): OrderStatus {
  const { reservation, screening, tenders } = order;
  if (reservation.isExpired && reservation.status === 'ended') return 'reservation-expired';
  if (reservation.status === 'backordered') return 'backordered';
  if (!hasStock(order)) return 'received';
  if (screening.status === 'review') return 'in-review';
  if (isCovered(order)) return 'covered';
  if (tenders.some(({ status }) => status === 'declined')) return 'payment-declined';
  return reservation.status === 'unneeded' ? 'received' : 'reserved';
}

export const mayFollow = (from: OrderStatus, to: OrderStatus): boolean =>
  from === to || lifecycle[from].includes(to);
