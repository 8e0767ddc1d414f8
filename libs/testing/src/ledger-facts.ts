import type { LineQuantity, OrderEvent, OrderLine, OrderPlaced, Tender } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';

const AT = '2026-01-05T10:00:00.000Z';

/** Builders of facts as an order's ledger holds them: every value can be overridden, none needs to be. */
export const line = (overrides: Partial<OrderLine> = {}): OrderLine => {
  const quantity = overrides.quantity ?? 1;
  const unitPriceMinor = overrides.unitPriceMinor ?? 1000;
  return {
    lineId: '1',
    sku: 'TEA',
    title: 'Tea',
    quantity,
    unitPriceMinor,
    discountMinor: 0,
    taxMinor: 0,
    totalMinor: quantity * unitPriceMinor,
    handling: 'ship',
    isTracked: true,
    ...overrides,
  };
};

export const card = (amountMinor: number, tenderId = 'card'): Tender => ({
  tenderId,
  kind: 'card',
  amountMinor,
  token: 'tok_approve',
});

/** An order of these lines, paid by card unless told otherwise. */
export function placed(
  lines: readonly OrderLine[] = [line()],
  overrides: Partial<OrderPlaced['data']> = {},
): OrderPlaced {
  const totalMinor = lines
    .filter(({ handling }) => handling !== 'kit')
    .reduce((sum, { totalMinor: amount }) => sum + amount, 0);
  const orderId = orderIdFor('web', '1001');
  return {
    type: 'OrderPlaced',
    data: {
      orderId,
      channelId: 'web',
      externalId: '1001',
      orderNumber: '1001',
      sourceVersion: '1',
      contentHash: 'hash-1',
      payload: { eventId: 'payload-1', contentHash: 'hash-1' },
      placedAt: AT,
      currency: 'EUR',
      lines,
      totals: {
        itemsMinor: totalMinor,
        discountMinor: 0,
        shippingMinor: 0,
        taxMinor: 0,
        totalMinor,
        isTaxIncluded: true,
      },
      shippingMethod: 'standard',
      tenders: totalMinor > 0 ? [card(totalMinor)] : [],
      recordOnly: null,
      requiresShipTo: true,
      ...overrides,
    },
    personal: {
      personId: 'p1',
      name: 'Ada Byron',
      email: 'ada@example.com',
      shipTo: { line1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' },
    },
  };
}

export const reserved = (attempt = 1, expiresAt = '2026-01-06T10:00:00.000Z'): OrderEvent => ({
  type: 'StockReserved',
  data: { attempt, items: [{ sku: 'TEA', quantity: 1 }], expiresAt },
});

export const backordered = (sku = 'TEA', quantity = 1, attempt = 1): OrderEvent => ({
  type: 'StockBackordered',
  data: { attempt, waitingFor: { sku, quantity }, availableNow: 0 },
});

export const screened = (outcome: 'pass' | 'review' | 'reject' = 'pass'): OrderEvent => ({
  type: 'FraudScreened',
  data: { outcome, score: outcome === 'pass' ? 0 : 60, signals: [], ruleVersion: '1' },
});

export const authorizationRequested = (amountMinor: number, tenderId = 'card', attempt = 1): OrderEvent => ({
  type: 'PaymentAuthorizationRequested',
  data: {
    authorizationId: `auth-${tenderId}-${attempt}`,
    tenderId,
    amountMinor,
    currency: 'EUR',
    token: 'tok_approve',
    requestedAt: AT,
  },
});

export const authorized = (amountMinor: number, tenderId = 'card', attempt = 1): OrderEvent => ({
  type: 'PaymentAuthorized',
  data: {
    authorizationId: `auth-${tenderId}-${attempt}`,
    tenderId,
    amountMinor,
    gatewayReference: `gw-${tenderId}-${attempt}`,
    expiresAt: null,
  },
});

export const declined = (tenderId = 'card', attempt = 1): OrderEvent => ({
  type: 'PaymentDeclined',
  data: { authorizationId: `auth-${tenderId}-${attempt}`, tenderId, code: 'card_declined', isSoft: false },
});

/** Screened, asked and authorized: covered by one card. */
export const covered = (amountMinor: number): readonly OrderEvent[] => [
  screened(),
  authorizationRequested(amountMinor),
  authorized(amountMinor),
];

export const routed = (
  shipments: readonly { shipmentId: string; locationId?: string; lines: readonly LineQuantity[] }[],
  routing = 1,
): OrderEvent => ({
  type: 'OrderRouted',
  data: {
    routing,
    shipments: shipments.map((shipment) => ({ locationId: 'berlin', ...shipment })),
    candidates: [],
    planner: 'nearest-location',
    inputHash: 'input',
  },
});

export const allocated = (shipmentIds: readonly string[] = ['1'], routing = 1): OrderEvent => ({
  type: 'StockAllocated',
  data: { routing, shipmentIds },
});

export const released = (shipmentId = '1', lines: readonly LineQuantity[] = []): OrderEvent => ({
  type: 'ShipmentReleased',
  data: {
    shipmentId,
    reference: `ref-${shipmentId}`,
    locationId: 'berlin',
    lines: lines.map((item) => ({ ...item, title: item.sku })),
    shippingMethod: 'standard',
    orderNumber: '1001',
    releasedAt: AT,
  },
});

export const shipped = (shipmentId: string, lines: readonly LineQuantity[]): OrderEvent => ({
  type: 'ShipmentShipped',
  data: {
    shipmentId,
    at: AT,
    locationId: 'berlin',
    carrier: 'dhl',
    trackingNumber: `t-${shipmentId}`,
    lines,
  },
});

export const delivered = (shipmentId = '1'): OrderEvent => ({
  type: 'ShipmentDelivered',
  data: { shipmentId, at: AT },
});

export const held = (holdId = 'h1'): OrderEvent => ({
  type: 'OrderHeld',
  data: { holdId, kind: 'manual', reason: 'a look first' },
});

export const cancelled = (): OrderEvent => ({
  type: 'OrderCancelled',
  data: { reason: 'customer', cancelledAt: AT },
});
