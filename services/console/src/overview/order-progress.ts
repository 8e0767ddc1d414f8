import type { StoredOrderEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import {
  evolve,
  hasStock,
  isCovered,
  isException,
  nextSteps,
  type Order,
  type OrderState,
  type StepPolicy,
} from '@throughline/order';
import type { Counted, Occurrence, StageName } from './hour-tally.js';

type Milestone = 'placed' | 'reserved' | 'covered' | 'released' | 'shipped';

/** How far an order is, and when it came there: as recorded here, whatever partners' clocks say. */
export interface OrderProgress {
  readonly order: OrderState;
  /** When each was reached first; null: not yet. */
  readonly reached: Readonly<Record<Milestone, Instant | null>>;
  /** When each shipment was released and shipped: `released 1`. */
  readonly shipments: ReadonlyMap<string, Instant>;
  readonly isException: boolean;
}

export const NOT_BEGUN: OrderProgress = {
  order: undefined,
  reached: { placed: null, reserved: null, covered: null, released: null, shipped: null },
  shipments: new Map(),
  isException: false,
};

/** True of every order that may wait for a person: looking at each fact's next steps costs more than this. */
export function mayWaitForPerson(order: Order): boolean {
  const { holds, screening, tenders, reservation, routing, failures, ending } = order;
  return (
    holds.length > 0 ||
    failures.length > 0 ||
    order.isConflictOpen ||
    screening.status === 'review' ||
    reservation.isExpired ||
    routing.isUnroutable ||
    (ending !== null && tenders.some(({ kind }) => kind === 'channel-paid')) ||
    tenders.some(
      ({ status, captures, void: given }) =>
        status === 'declined' ||
        given?.status === 'failed' ||
        captures.some((capture) => capture.status === 'failed'),
    ) ||
    (tenders.every(({ status }) => status !== 'pending' && status !== 'authorizing') && !isCovered(order))
  );
}

/** Gathers what one fact makes of an order. Most make nothing: what is not touched is not copied. */
class Step {
  readonly occurrences: Occurrence[] = [];
  reached: OrderProgress['reached'];
  shipments: OrderProgress['shipments'];

  constructor(
    readonly at: Instant,
    { reached, shipments }: OrderProgress,
  ) {
    this.reached = reached;
    this.shipments = shipments;
  }

  count(counted: Counted): void {
    this.occurrences.push({ at: this.at, counted });
  }

  time(stage: StageName, since: Instant | null | undefined): void {
    if (since === null || since === undefined) return;
    const durationMs = Math.max(0, Date.parse(this.at) - Date.parse(since));
    this.occurrences.push({ at: this.at, stage, durationMs });
  }

  /** True the first time. */
  reach(milestone: Milestone): boolean {
    if (this.reached[milestone] !== null) return false;
    this.reached = { ...this.reached, [milestone]: this.at };
    return true;
  }

  note(what: string): void {
    this.shipments = new Map(this.shipments).set(what, this.at);
  }
}

function note(event: StoredOrderEvent, step: Step): void {
  switch (event.type) {
    case 'OrderPlaced':
      if (step.reach('placed')) step.count('placed');
      return;
    case 'StockReserved':
      if (step.reach('reserved')) step.time('placed-to-reserved', step.reached.placed);
      return;
    case 'ShipmentReleased':
      step.note(`released ${event.data.shipmentId}`);
      if (!step.reach('released')) return;
      step.count('released');
      return step.time('covered-to-released', step.reached.covered);
    case 'ShipmentShipped':
      step.note(`shipped ${event.data.shipmentId}`);
      step.time('released-to-shipped', step.shipments.get(`released ${event.data.shipmentId}`));
      if (step.reach('shipped')) step.count('shipped');
      return;
    case 'ShipmentDelivered':
      return step.time('shipped-to-delivered', step.shipments.get(`shipped ${event.data.shipmentId}`));
    case 'OrderCompleted':
      step.count('completed');
      return step.time('placed-to-completed', step.reached.placed);
    default:
      return;
  }
}

const hasGivenUp = (order: OrderState): boolean =>
  order?.ending?.kind === 'cancelled' || order?.ending?.kind === 'rejected';

const PAYS: ReadonlySet<StoredOrderEvent['type']> = new Set([
  'StockReserved',
  'FraudScreened',
  'FraudReviewApproved',
  'PaymentAuthorized',
  'PaymentSettledByChannel',
  'TermsAccepted',
]);

/** One fact further, and what is to be counted of it. */
export function progressed(
  before: OrderProgress,
  event: StoredOrderEvent,
  policy: StepPolicy,
): { readonly progress: OrderProgress; readonly occurrences: readonly Occurrence[] } {
  const order = evolve(before.order, event);
  if (!order) return { progress: before, occurrences: [] };
  const step = new Step(event.recordedAt, before);
  note(event, step);
  if (PAYS.has(event.type) && hasStock(order) && isCovered(order) && step.reach('covered')) {
    step.time('reserved-to-covered', step.reached.reserved);
  }
  if (hasGivenUp(order) && !hasGivenUp(before.order)) step.count('cancelled');
  const isWaiting = mayWaitForPerson(order) && isException(nextSteps(order, policy));
  if (isWaiting && !before.isException) step.count('exceptions');
  const { reached, shipments, occurrences } = step;
  return { progress: { order, reached, shipments, isException: isWaiting }, occurrences };
}
