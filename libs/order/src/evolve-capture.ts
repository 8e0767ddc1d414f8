import type {
  ExceptionResolved,
  OrderCancelled,
  OrderConflictRefused,
  OrderHeld,
  OrderHoldReleased,
  OrderPlaced,
  OrderSnapshotReceived,
  Tender,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { waitedAnew } from './evolve-fulfillment.js';
import {
  CONFLICTS_KEPT_MAX,
  type Endangered,
  type Order,
  type Reservation,
  type TenderState,
} from './order.js';
import { linesToShip } from './order-lines.js';
import { awaitedShipment, CONFLICT_STEP, REFUND_AT_CHANNEL_STEP, stepNameOf, subjectOf } from './steps.js';

const untouched = (tender: Tender): TenderState => ({
  ...tender,
  status: 'pending',
  attempt: 0,
  authorizationId: null,
  authorization: null,
  declineCode: null,
  captures: [],
  captureAttempt: 0,
  void: null,
  voidAttempt: 0,
});

const noReservation = (at: Instant): Reservation => ({
  status: 'unneeded',
  attempt: 1,
  isExpired: false,
  expiresAt: null,
  waitingFor: null,
  backordered: [],
  promisedAt: null,
  promiseMoves: 0,
  refuseAt: null,
  releasedAttempt: 0,
  at,
});

export function orderPlaced({ data, personal }: OrderPlaced, at: Instant): Order {
  const { recordOnly } = data;
  const placed: Order = {
    orderId: data.orderId,
    channelId: data.channelId,
    externalId: data.externalId,
    orderNumber: data.orderNumber,
    sourceVersion: data.sourceVersion,
    contentHash: data.contentHash,
    latestSnapshot: null,
    conflicts: [],
    isConflictOpen: false,
    placedAt: data.placedAt,
    currency: data.currency,
    lines: data.lines,
    totals: data.totals,
    shippingMethod: data.shippingMethod,
    checkoutHoldId: data.checkoutHoldId ?? null,
    recordOnly,
    personal: personal ?? null,
    holds: [],
    ending: recordOnly === null ? null : { kind: 'recorded', reason: recordOnly, at },
    screening: { status: 'none', outcome: null, score: 0, at: null },
    tenders: data.tenders.map(untouched),
    reservation: noReservation(at),
    routing: { count: 0, isUnroutable: false, reason: null, exclusions: [], isReSourced: false },
    endangered: [],
    shipments: [],
    failures: [],
    dismissed: [],
    updatedAt: at,
  };
  const needsStock = recordOnly === null && linesToShip(placed).some((line) => line.isTracked);
  return needsStock ? { ...placed, reservation: { ...placed.reservation, status: 'wanted' } } : placed;
}

export const snapshotReceived = (order: Order, { data }: OrderSnapshotReceived): Order => ({
  ...order,
  latestSnapshot: { sourceVersion: data.sourceVersion, contentHash: data.contentHash },
});

export const conflictRefused = (order: Order, { data }: OrderConflictRefused): Order => ({
  ...order,
  conflicts: [...order.conflicts, data.contentHash].slice(-CONFLICTS_KEPT_MAX),
  isConflictOpen: true,
});

export const held = (order: Order, { data }: OrderHeld, at: Instant): Order => ({
  ...order,
  holds: [...order.holds, { ...data, at }],
});

export const holdReleased = (order: Order, { data }: OrderHoldReleased): Order => ({
  ...order,
  holds: order.holds.filter((hold) => hold.holdId !== data.holdId),
});

/** The order ends: whatever its reservation was, that attempt is over. */
export const endedAs = (
  order: Order,
  kind: 'cancelled' | 'rejected',
  reason: string,
  at: Instant,
): Order => ({
  ...order,
  ending: { kind, reason, at },
  reservation:
    order.reservation.status === 'unneeded'
      ? order.reservation
      : { ...order.reservation, status: 'ended', waitingFor: null, at },
});

export const cancelled = (order: Order, { data }: OrderCancelled, at: Instant): Order =>
  endedAs(order, 'cancelled', data.reason, at);

/** Lets go what a person's answer lets go: the failed step, the declined tender, the expired reservation … */
export function exceptionResolved(order: Order, { data }: ExceptionResolved, at: Instant): Order {
  const { step, resolution } = data;
  const cleared: Order = {
    ...order,
    failures: order.failures.filter((failure) => failure.step !== step),
  };
  if (resolution === 'dismiss') return dismissed(cleared, step);
  switch (stepNameOf(step)) {
    case 'payment-declined':
      return { ...cleared, tenders: cleared.tenders.map(declinedToPending) };
    case 'capture-failed':
      return { ...cleared, tenders: cleared.tenders.map(withoutFailedCaptures) };
    case 'void-failed':
      return { ...cleared, tenders: cleared.tenders.map(withoutFailedVoid) };
    case 'reservation-expired':
      return wantedAnew(cleared, at);
    case 'stock-endangered':
      return { ...cleared, endangered: cleared.endangered.map(chosenFor(subjectOf(step))) };
    case 'unroutable':
      return {
        ...cleared,
        routing: { ...cleared.routing, isUnroutable: false, reason: null, exclusions: [] },
      };
    default: {
      const shipmentId = awaitedShipment(step);
      return shipmentId === undefined ? cleared : waitedAnew(cleared, shipmentId, at);
    }
  }
}

/** The person chose to source it anew. */
const chosenFor =
  (sku: string) =>
  (endangered: Endangered): Endangered =>
    endangered.sku === sku ? { ...endangered, isReSourcing: true } : endangered;

/** After an expiry the next attempt begins. */
export const wantedAnew = (order: Order, at: Instant): Order =>
  order.reservation.isExpired
    ? {
        ...order,
        reservation: {
          ...order.reservation,
          status: 'wanted',
          attempt: order.reservation.attempt + 1,
          isExpired: false,
          expiresAt: null,
          at,
        },
      }
    : order;

const dismissed = (order: Order, step: string): Order => {
  if (step === CONFLICT_STEP) return { ...order, isConflictOpen: false };
  if (step === REFUND_AT_CHANNEL_STEP) return { ...order, dismissed: [...order.dismissed, step] };
  if (stepNameOf(step) === 'stock-endangered') {
    return { ...order, endangered: order.endangered.filter(({ sku }) => sku !== subjectOf(step)) };
  }
  return order;
};

const declinedToPending = (tender: TenderState): TenderState =>
  tender.status === 'declined' ? { ...tender, status: 'pending', declineCode: null } : tender;

const withoutFailedCaptures = (tender: TenderState): TenderState => ({
  ...tender,
  captures: tender.captures.filter((capture) => capture.status !== 'failed'),
});

const withoutFailedVoid = (tender: TenderState): TenderState =>
  tender.void?.status === 'failed' ? { ...tender, void: null } : tender;
