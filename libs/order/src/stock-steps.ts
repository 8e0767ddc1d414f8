import { after } from '@throughline/kernel';
import { isCovered } from './money.js';
import type { Order } from './order.js';
import { isLive, isUnreleased, routableLines, unplannedLines } from './order-lines.js';
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
  const { status, attempt, isExpired, waitingFor, backordered, at } = order.reservation;
  if (status === 'wanted') return [duty('inventory', 'reserve-stock', at, String(attempt))];
  if (status === 'backordered') {
    return [awaitStock(order, waitingFor?.sku ?? 'an item', policy)];
  }
  const [next] = backordered;
  if (status === 'reserved' && next) return [awaitStock(order, next.sku, policy)];
  if (status === 'ended' && isExpired) {
    return [decision('reservation-expired', 'not covered in time', ['retry', 'cancel'], at, String(attempt))];
  }
  return [];
}

/** Looked at again from time to time, should a notice have been lost, and when it has waited for long enough. */
function awaitStock({ reservation }: Order, sku: string, policy: StepPolicy): Step {
  const { at, attempt, refuseAt } = reservation;
  const recheckAt = after(at, policy.stockRecheckMs);
  const dueAt = refuseAt !== null && refuseAt < recheckAt ? refuseAt : recheckAt;
  return waiting('inventory', 'await-stock', `stock of ${sku}`, at, dueAt, String(attempt));
}

/** No warehouse was asked to ship any of it yet. */
export const hasNothingReleased = (order: Order): boolean =>
  order.shipments.filter(isLive).every(isUnreleased);

/** The reservation can be made anew. */
export const isReSourceable = (order: Order): boolean =>
  (order.reservation.status === 'reserved' || order.reservation.status === 'backordered') &&
  hasNothingReleased(order);

const hasOutstanding = (order: Order, sku: string): boolean =>
  unplannedLines(order).some((line) => line.sku === sku) ||
  order.shipments.some(
    (shipment) =>
      isLive(shipment) && !shipment.isStockIssued && shipment.lines.some((line) => line.sku === sku),
  );

/** The order may not get what it was promised. */
export const endangeredSteps = (order: Order): Step[] =>
  order.endangered
    .filter(({ sku }) => hasOutstanding(order, sku))
    .map(({ sku, shortfall, isReSourcing, at }) => {
      if (isReSourcing && isReSourceable(order)) return duty('inventory', 're-source-stock', at, sku);
      const actions = isReSourceable(order)
        ? (['retry', 'dismiss', 'cancel'] as const)
        : (['dismiss'] as const);
      return decision(
        'stock-endangered',
        `${shortfall} ${sku} promised beyond what there is`,
        actions,
        at,
        sku,
      );
    });

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
  if (routableLines(order).length === 0) return [];
  const { isUnroutable, reason, count } = order.routing;
  return isUnroutable
    ? [decision('unroutable', reason ?? 'no location', ['retry', 'cancel'], order.updatedAt, String(count))]
    : [duty('routing', 'route-order', order.updatedAt, String(count + 1))];
}
