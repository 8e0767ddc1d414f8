import { after } from '@throughline/kernel';
import { isCovered } from './money.js';
import type { Order } from './order.js';
import { unplannedLines } from './order-lines.js';
import type { StepPolicy } from './step-policy.js';
import { decision, duty, waiting, type Step } from './steps.js';

export const isHeld = (order: Order): boolean => order.holds.length > 0;

/** Reserved, or nothing to reserve. */
export const hasStock = ({ reservation }: Order): boolean =>
  reservation.status === 'reserved' || reservation.status === 'unneeded';

/** The attempt whose entries must go: the current one once it has ended, else the one before. */
export const endedAttempt = ({ reservation }: Order): number =>
  reservation.status === 'ended' ? reservation.attempt : reservation.attempt - 1;

export const releaseSteps = (order: Order): Step[] => {
  const { reservation } = order;
  return reservation.status !== 'unneeded' && endedAttempt(order) > reservation.releasedAttempt
    ? [duty('inventory', 'release-stock', reservation.at, String(endedAttempt(order)))]
    : [];
};

export function reservationSteps(order: Order, policy: StepPolicy): Step[] {
  const { status, attempt, isExpired, waitingFor, at } = order.reservation;
  if (status === 'wanted') return [duty('inventory', 'reserve-stock', at, String(attempt))];
  if (status === 'backordered') {
    const dueAt = after(at, policy.stockRecheckMs);
    const waitsFor = `stock of ${waitingFor?.sku ?? 'an item'}`;
    return [waiting('inventory', 'await-stock', waitsFor, at, dueAt, String(attempt))];
  }
  if (status === 'ended' && isExpired) {
    return [decision('reservation-expired', 'not covered in time', ['retry', 'cancel'], at, String(attempt))];
  }
  return [];
}

/** A reservation lasts until the order is covered, up to its limit. */
export function expirySteps(order: Order): Step[] {
  const { status, expiresAt, at, attempt } = order.reservation;
  if (status !== 'reserved' || !expiresAt || isCovered(order)) return [];
  return [waiting('inventory', 'await-cover', 'payment', at, expiresAt, String(attempt))];
}

export function routingSteps(order: Order): Step[] {
  if (isHeld(order) || !hasStock(order) || !isCovered(order)) return [];
  if (order.shipments.some(({ status }) => status === 'planned')) {
    return [duty('inventory', 'allocate-stock', order.updatedAt, String(order.routing.count))];
  }
  if (order.shipments.some(({ shortUnanswered }) => shortUnanswered.length > 0)) return [];
  if (unplannedLines(order).length === 0) return [];
  const { isUnroutable, reason, count } = order.routing;
  return isUnroutable
    ? [decision('unroutable', reason ?? 'no location', ['retry', 'cancel'], order.updatedAt, String(count))]
    : [duty('routing', 'route-order', order.updatedAt, String(count + 1))];
}
