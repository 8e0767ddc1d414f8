import type { NewEvent } from '@throughline/contracts';
import { uuidv7, uuidv8Of } from '@throughline/kernel';

const AT = '2026-01-05T10:00:00.000Z';

/** Facts of an order's whole way, in the proportions and sizes that orders really have. */
const TYPES = [
  'OrderPlaced',
  'StockReserved',
  'FraudScreened',
  'PaymentAuthorizationRequested',
  'PaymentAuthorized',
  'OrderRouted',
  'StockAllocated',
  'ShipmentAcknowledged',
  'ShipmentPicked',
  'ShipmentPacked',
  'ShipmentShipped',
  'StockIssued',
  'PaymentCaptureRequested',
  'PaymentCaptured',
  'ShipmentInTransit',
  'ShipmentDelivered',
  'OrderCompleted',
] as const;

export const FACTS_PER_ORDER = TYPES.length;

const filler = 'x'.repeat(220);

/** An order that nothing is owed to: read models take it in, and no service does anything for it. */
const RECORDED = {
  recordOnly: 'test-order',
  orderNumber: 'old',
  channelId: 'old',
  externalId: 'old',
  currency: 'EUR',
  placedAt: AT,
  totals: { totalMinor: 0 },
  outcome: 'pass',
  shipmentId: '1',
  lines: [],
  tenders: [],
  items: [],
  signals: [],
  shipments: [],
  shipmentIds: [],
};

/** One made-up order's ledger: what the store is filled with before a run, and what the raw rate is measured with. */
export function sampleLedger(number: number): {
  readonly stream: string;
  readonly events: readonly NewEvent[];
} {
  const orderId = uuidv8Of('bench', String(number));
  return {
    stream: `order-${orderId}`,
    events: TYPES.map((type) => ({
      type,
      id: uuidv7(),
      schemaVersion: 1,
      occurredAt: AT,
      correlationId: orderId,
      causationId: orderId,
      actor: 'service:bench',
      producer: 'bench',
      data: { orderId, ...RECORDED, filler },
    })),
  };
}
