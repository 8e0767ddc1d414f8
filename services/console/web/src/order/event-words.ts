import type { Schemas } from '../api/client.js';

export type LedgerEvent = Schemas['StoredOrderEvent'];
export type LedgerEventType = LedgerEvent['type'];

/** How amounts, places and codes of a fact are written; the page's own formats. */
export interface Wording {
  money(minor: number): string;
  location(locationId: string): string;
  date(at: string): string;
  step(key: string): string;
  outcome(code: string): string;
  /** What somebody gave as a reason. */
  reason(said: string): string;
}

type EventOf<Type extends LedgerEventType> = Extract<LedgerEvent, { type: Type }>;
type Words = Readonly<Record<string, string | number>>;

interface Quantity {
  readonly sku: string;
  readonly quantity: number;
}

const itemsOf = (items: readonly Quantity[]): string =>
  items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ');

const namesOf = (ids: readonly string[], words: Wording): string =>
  [...new Set(ids)].map((id) => words.location(id)).join(', ');

const none = (): Words => ({});
const ofReason = ({ data }: { readonly data: { readonly reason: string } }, { reason }: Wording): Words => ({
  reason: reason(data.reason),
});
const ofCode = ({ data }: { readonly data: { readonly code: string } }, { reason }: Wording): Words => ({
  code: reason(data.code),
});
const ofAmount = (
  { data }: { readonly data: { readonly amountMinor: number } },
  { money }: Wording,
): Words => ({ amount: money(data.amountMinor) });
const ofShipment = ({ data }: { readonly data: { readonly shipmentId: string } }): Words => ({
  shipment: data.shipmentId,
});
const ofRelease = (
  { data }: { readonly data: { readonly shipmentId: string; readonly locationId: string } },
  { location }: Wording,
): Words => ({ shipment: data.shipmentId, location: location(data.locationId) });

/** Which of a fact's sentences is meant, where it has several, and by when something is expected. */
const ofDate = (promisedAt: string | null | undefined, { date }: Wording): Words =>
  promisedAt ? { context: 'dated', date: date(promisedAt) } : {};

/** What is put into the sentence of each kind of fact: a kind without an entry does not compile. */
const wordsByType: {
  readonly [Type in LedgerEventType]: (event: EventOf<Type>, words: Wording) => Words;
} = {
  OrderPlaced: ({ data }, { money }) => ({
    units: data.lines
      // A kit counts by its components.
      .filter(({ handling }) => handling !== 'kit')
      .reduce((sum, { quantity }) => sum + quantity, 0),
    total: money(data.totals.totalMinor),
  }),
  OrderSnapshotReceived: none,
  OrderConflictRefused: none,
  OrderHeld: ofReason,
  OrderHoldReleased: ofReason,
  OrderCancelled: ofReason,
  ExceptionResolved: ({ data }, { step, outcome }) => ({
    step: step(data.step),
    resolution: outcome(data.resolution),
    reason: data.reason,
  }),
  StepFailed: ({ data }, { step, reason }) => ({
    step: step(data.step),
    attempts: data.attempts,
    reason: reason(data.reason),
  }),
  StepRecovered: ({ data }, { step }) => ({ step: step(data.step) }),
  FraudScreened: ({ data }, { outcome }) => ({ outcome: outcome(data.outcome), score: data.score }),
  FraudReviewApproved: ofReason,
  FraudReviewRejected: ofReason,
  PaymentAuthorizationRequested: ofAmount,
  PaymentAuthorized: ofAmount,
  PaymentDeclined: ofCode,
  PaymentSettledByChannel: ofAmount,
  TermsAccepted: ({ data }, { money }) => ({ amount: money(data.amountMinor), days: data.netDays }),
  PaymentCaptureRequested: ofAmount,
  PaymentCaptured: ofAmount,
  PaymentCaptureFailed: ofCode,
  PaymentVoidRequested: none,
  PaymentVoided: none,
  PaymentVoidFailed: ofCode,
  StockReserved: ({ data }) => ({
    items: itemsOf(data.items),
    ...(data.backordered && { context: 'partly', rest: itemsOf(data.backordered) }),
  }),
  StockBackordered: ({ data }, words) => ({
    items: itemsOf([data.waitingFor]),
    ...ofDate(data.promisedAt, words),
  }),
  BackorderPromiseMoved: ({ data }, words) => ({ sku: data.sku, ...ofDate(data.promisedAt, words) }),
  StockRefused: ({ data }) => ({ items: itemsOf([data.missing]), context: data.reason }),
  StockEndangered: ({ data }) => ({ units: data.shortfall, sku: data.sku }),
  StockSecured: ({ data }) => ({ sku: data.sku }),
  ReservationDisplaced: ({ data }) => ({ context: data.reason }),
  ReservationExpired: none,
  StockReleased: none,
  StockAllocated: none,
  AllocationRefused: ({ data }) => ({ items: itemsOf(data.refused) }),
  StockIssued: ({ data }, { location }) => ({ location: location(data.locationId) }),
  OrderRouted: ({ data }, words) => ({
    location: namesOf(
      data.shipments.map(({ locationId }) => locationId),
      words,
    ),
  }),
  OrderUnroutable: ofReason,
  ShipmentReleased: ofRelease,
  ShipmentReleaseRepeated: ofRelease,
  ShipmentAcknowledged: ofShipment,
  ShipmentPicked: ofShipment,
  ShipmentShortPicked: ({ data }) => ({ shipment: data.shipmentId, items: itemsOf(data.short) }),
  ShipmentPacked: ({ data }) => ({ shipment: data.shipmentId, cartons: data.cartons }),
  ShipmentShipped: ({ data }) => ({
    shipment: data.shipmentId,
    carrier: data.carrier,
    tracking: data.trackingNumber,
  }),
  ShipmentInTransit: ofShipment,
  ShipmentDelivered: ofShipment,
  ShipmentDropped: ({ data }, { reason }) => ({ shipment: data.shipmentId, reason: reason(data.reason) }),
  OrderCompleted: none,
};

/** What is put into the sentence of a fact; nothing for one from a newer release. */
export function wordsOf(event: LedgerEvent, words: Wording): Words {
  const own = wordsByType[event.type] as ((event: LedgerEvent, words: Wording) => Words) | undefined;
  return own?.(event, words) ?? {};
}

export const isKnownType = (type: string): type is LedgerEventType => Object.hasOwn(wordsByType, type);

/** "ShipmentShipped" → "Shipment shipped": for a fact from a newer release. */
export const spelledOut = (type: string): string => {
  const text = type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return text;
};
