import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { OrderStatus } from '../ui/status-badge.js';

/** Facts that can move an order's headline. Notes, messages and repeats cannot, and are not asked about. */
const MILESTONES: ReadonlySet<string> = new Set([
  'OrderPlaced',
  'StockReserved',
  'StockBackordered',
  'ReservationExpired',
  'FraudScreened',
  'FraudReviewApproved',
  'FraudReviewRejected',
  'PaymentAuthorized',
  'PaymentDeclined',
  'PaymentSettledByChannel',
  'TermsAccepted',
  'OrderRouted',
  'StockAllocated',
  'AllocationRefused',
  'ShipmentReleased',
  'ShipmentShortPicked',
  'ShipmentDropped',
  'ShipmentShipped',
  'ShipmentDelivered',
  'ExceptionResolved',
  'OrderCompleted',
  'OrderCancelled',
]);

/** Moments that are looked at, so that an order with a long history asks no more than a short one. */
const MOMENTS_MAX = 40;

export interface OrderPath {
  readonly orderNumber: string;
  readonly statuses: readonly OrderStatus[];
}

/** The statuses an order went through: it is looked at as it was after each milestone. */
async function pathOf(orderId: string, signal: AbortSignal): Promise<OrderPath> {
  const params = { path: { orderId } };
  const { items } = await answerOf(api.GET('/api/v1/orders/{orderId}/events', { params, signal }));
  const moments = items.filter(({ type }) => MILESTONES.has(type)).map(({ recordedAt }) => recordedAt);
  const views = await Promise.all(
    [...new Set(moments)]
      .slice(-MOMENTS_MAX)
      .map((asOf) =>
        answerOf(api.GET('/api/v1/orders/{orderId}', { params: { ...params, query: { asOf } }, signal })),
      ),
  );
  const now = await answerOf(api.GET('/api/v1/orders/{orderId}', { params, signal }));
  const statuses = [...views, now].map(({ status }) => status);
  return {
    orderNumber: now.order.orderNumber,
    statuses: statuses.filter((status, index) => status !== statuses[index - 1]),
  };
}

/** Asks nothing without an order. */
export function usePath(orderId: string | null) {
  return useQuery({
    queryKey: [...keys.order(orderId ?? ''), 'path'],
    queryFn: ({ signal }) => pathOf(orderId ?? '', signal),
    enabled: orderId !== null,
  });
}
