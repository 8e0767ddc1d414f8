import type { OrderEvent, StepFailed, StepRecovered, StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import * as capture from './evolve-capture.js';
import * as fulfillment from './evolve-fulfillment.js';
import * as payment from './evolve-payment.js';
import * as stock from './evolve-stock.js';
import type { Order, OrderState } from './order.js';

type Evolver<Type extends OrderEvent['type']> = (
  order: Order,
  event: Extract<OrderEvent, { type: Type }>,
  at: Instant,
) => Order;

const stepFailed = (order: Order, { data }: StepFailed, at: Instant): Order => ({
  ...order,
  failures: [...order.failures.filter((failure) => failure.step !== data.step), { ...data, at }],
});

const stepRecovered = (order: Order, { data }: StepRecovered): Order => ({
  ...order,
  failures: order.failures.filter((failure) => failure.step !== data.step),
});

const evolvers: { readonly [Type in Exclude<OrderEvent['type'], 'OrderPlaced'>]: Evolver<Type> } = {
  OrderSnapshotReceived: capture.snapshotReceived,
  OrderConflictRefused: capture.conflictRefused,
  OrderHeld: capture.held,
  OrderHoldReleased: capture.holdReleased,
  OrderCancelled: capture.cancelled,
  ExceptionResolved: capture.exceptionResolved,
  FraudScreened: payment.fraudScreened,
  FraudReviewApproved: (order, _event, at) => payment.reviewApproved(order, at),
  FraudReviewRejected: payment.reviewRejected,
  PaymentAuthorizationRequested: payment.authorizationRequested,
  PaymentAuthorized: payment.authorized,
  PaymentDeclined: payment.declined,
  PaymentSettledByChannel: payment.settledByChannel,
  TermsAccepted: payment.termsAccepted,
  PaymentCaptureRequested: payment.captureRequested,
  PaymentCaptured: payment.captured,
  PaymentCaptureFailed: payment.captureFailed,
  PaymentVoidRequested: payment.voidRequested,
  PaymentVoided: payment.voided,
  PaymentVoidFailed: payment.voidFailed,
  StockReserved: stock.stockReserved,
  StockBackordered: stock.stockBackordered,
  BackorderPromiseMoved: stock.backorderPromiseMoved,
  StockRefused: stock.stockRefused,
  StockEndangered: stock.stockEndangered,
  StockSecured: stock.stockSecured,
  ReservationDisplaced: stock.reservationDisplaced,
  ReservationExpired: stock.reservationExpired,
  StockReleased: stock.stockReleased,
  StockAllocated: stock.stockAllocated,
  AllocationRefused: stock.allocationRefused,
  StockIssued: stock.stockIssued,
  OrderRouted: stock.orderRouted,
  OrderUnroutable: stock.orderUnroutable,
  ShipmentReleased: fulfillment.shipmentReleased,
  ShipmentReleaseRepeated: fulfillment.releaseRepeated,
  ShipmentAcknowledged: fulfillment.shipmentReached('acknowledged'),
  ShipmentPicked: fulfillment.shipmentReached('picked'),
  ShipmentShortPicked: fulfillment.shortPicked,
  ShipmentPacked: fulfillment.shipmentReached('packed'),
  ShipmentShipped: fulfillment.shipmentShipped,
  ShipmentInTransit: fulfillment.shipmentReached('in-transit'),
  ShipmentDelivered: fulfillment.shipmentReached('delivered'),
  ShipmentDropped: fulfillment.shipmentDropped,
  OrderCompleted: fulfillment.completed,
  StepFailed: stepFailed,
  StepRecovered: stepRecovered,
};

/** A ledger's fact as the fold needs it; `occurredAt` is absent only in given/when/then tests. */
export type LedgerFact = OrderEvent & Partial<Pick<StoredEvent, 'occurredAt'>>;

const UNKNOWN_TIME: Instant = '1970-01-01T00:00:00.000Z';

/** One fact further. Never throws; a fact of a newer release leaves the order as it is. */
export function evolve(order: OrderState, event: LedgerFact): OrderState {
  const at = event.occurredAt ?? order?.updatedAt ?? UNKNOWN_TIME;
  if (event.type === 'OrderPlaced') return order ?? capture.orderPlaced(event, at);
  if (!order) return order;
  const change = evolvers[event.type] as Evolver<OrderEvent['type']> | undefined;
  return change ? { ...change(order, event, at), updatedAt: at } : order;
}

export const foldOrder = (events: readonly LedgerFact[]): OrderState =>
  events.reduce<OrderState>(evolve, undefined);
