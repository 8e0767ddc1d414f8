import type {
  CaptureOrderEvent,
  CaseEvent,
  ConfigEvent,
  AvailabilityEvent,
  FulfillmentOrderEvent,
  HoldEvent,
  IntakeRefused,
  InventoryOrderEvent,
  NotificationEvent,
  OrderPayloadReceived,
  ParcelEvent,
  PaymentOrderEvent,
  RoutingOrderEvent,
  StepFailed,
  StepRecovered,
  StockEvent,
  ViewEvent,
} from './events/index.js';
import type { StoredEvent } from './envelope.js';

/** Every fact that may stand in an order's ledger. */
export type OrderEvent =
  | CaptureOrderEvent
  | PaymentOrderEvent
  | InventoryOrderEvent
  | RoutingOrderEvent
  | FulfillmentOrderEvent
  | StepFailed
  | StepRecovered;

/** A fact of an order's ledger as every reader sees it, with its place, its author and its cause. */
export type StoredOrderEvent = StoredEvent & OrderEvent;

export type AnyEvent =
  | OrderEvent
  | OrderPayloadReceived
  | IntakeRefused
  | StockEvent
  | HoldEvent
  | AvailabilityEvent
  | ParcelEvent
  | NotificationEvent
  | ConfigEvent
  | ViewEvent
  | CaseEvent;

export type EventType = AnyEvent['type'];

export const SERVICES = [
  'capture',
  'payment',
  'inventory',
  'routing',
  'fulfillment',
  'notifications',
  'console',
] as const;

export type ServiceName = (typeof SERVICES)[number];

export type StreamCategory =
  | 'order'
  | 'payload'
  | 'intake'
  | 'stock'
  | 'hold'
  | 'availability'
  | 'parcel'
  | 'notification'
  | 'config'
  | 'case';

export interface EventDeclaration {
  /** The only service whose store handle accepts it; `every` for what service-kit appends for all. */
  readonly owner: ServiceName | 'every';
  readonly stream: StreamCategory;
  /** The relay topic that carries it; null for what never leaves the store. */
  readonly topic: string | null;
  readonly schemaVersion: number;
}

const declare =
  (owner: EventDeclaration['owner'], stream: StreamCategory, topic: string | null) =>
  <Type extends EventType>(...types: readonly Type[]): Record<Type, EventDeclaration> =>
    Object.fromEntries(types.map((type) => [type, { owner, stream, topic, schemaVersion: 1 }])) as Record<
      Type,
      EventDeclaration
    >;

/** Every event type that exists: who may append it, to which streams, and which topic carries it. */
export const eventCatalogue: Readonly<Record<EventType, EventDeclaration>> = {
  ...declare('capture', 'order', 'oms.order.events.v1')(
    'OrderPlaced',
    'OrderSnapshotReceived',
    'OrderConflictRefused',
    'OrderHeld',
    'OrderHoldReleased',
    'OrderCancelled',
    'ExceptionResolved',
  ),
  ...declare('every', 'order', 'oms.order.events.v1')('StepFailed', 'StepRecovered'),
  ...declare('capture', 'payload', null)('OrderPayloadReceived'),
  ...declare('capture', 'intake', 'oms.intake.events.v1')('IntakeRefused'),
  ...declare('payment', 'order', 'oms.payment.events.v1')(
    'FraudScreened',
    'FraudReviewApproved',
    'FraudReviewRejected',
    'PaymentAuthorizationRequested',
    'PaymentAuthorized',
    'PaymentDeclined',
    'PaymentSettledByChannel',
    'TermsAccepted',
    'PaymentCaptureRequested',
    'PaymentCaptured',
    'PaymentCaptureFailed',
    'PaymentVoidRequested',
    'PaymentVoided',
    'PaymentVoidFailed',
  ),
  ...declare('inventory', 'order', 'oms.inventory.events.v1')(
    'StockReserved',
    'StockBackordered',
    'BackorderPromiseMoved',
    'StockRefused',
    'StockEndangered',
    'StockSecured',
    'ReservationDisplaced',
    'ReservationExpired',
    'StockReleased',
    'StockAllocated',
    'AllocationRefused',
    'StockIssued',
  ),
  ...declare('inventory', 'stock', 'oms.stock.events.v1')(
    'StockReceived',
    'StockAdjusted',
    'StockCounted',
    'StockSold',
    'StockQuarantined',
    'IncomingAnnounced',
    'IncomingOverdue',
    'TransferShipped',
    'LevelReported',
    'PoolSet',
    'QueuePromiseMoved',
    'CheckoutHoldPlaced',
    'CheckoutHoldExtended',
    'CheckoutHoldEnded',
    'StockRanLow',
    'StockRanOut',
    'StockReplenished',
    'ReservationPlaced',
    'ReservationQueued',
    'QueuedReservationPlaced',
    'ReservationReleased',
    'ReservationYielded',
    'ReservationAllocated',
    'LocationFoundShort',
    'AllocationReturned',
    'AllocationShorted',
    'AllocationIssued',
    'StockShortfallFound',
    'StockShortfallEased',
  ),
  ...declare('inventory', 'hold', null)('HoldOpened', 'HoldExtended', 'HoldClosed'),
  ...declare('inventory', 'availability', null)('AvailabilityChanged', 'AvailabilityAcknowledged'),
  ...declare('routing', 'order', 'oms.routing.events.v1')('OrderRouted', 'OrderUnroutable'),
  ...declare('fulfillment', 'order', 'oms.fulfillment.events.v1')(
    'ShipmentReleased',
    'ShipmentReleaseRepeated',
    'ShipmentAcknowledged',
    'ShipmentPicked',
    'ShipmentShortPicked',
    'ShipmentPacked',
    'ShipmentShipped',
    'ShipmentInTransit',
    'ShipmentDelivered',
    'ShipmentDropped',
    'OrderCompleted',
  ),
  ...declare('fulfillment', 'parcel', 'oms.fulfillment.events.v1')('ParcelRegistered', 'ParcelScanned'),
  ...declare('notifications', 'notification', 'oms.notifications.events.v1')(
    'EmailRequested',
    'EmailSent',
    'EmailFailed',
    'EmailSkipped',
  ),
  ...declare('console', 'config', 'oms.config.events.v1')('LocationSet', 'ProductSet', 'ChannelSet'),
  ...declare('console', 'config', null)('ViewSaved', 'ViewDeleted'),
  ...declare('console', 'case', null)('CaseOwnerSet', 'CaseNoteAdded'),
};

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventCatalogue, type);
