import type { OrderEvent, PaymentCaptureRequested } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import {
  captureShares,
  coveredMinor,
  evolve,
  requestedMinor,
  shippedShipments,
  type CaptureShare,
  type Order,
  type OrderState,
  type Shipment,
} from '@throughline/order';
import { gatewayKey, isKeyOfEarlier } from './gateway-keys.js';
import { owed } from './owed-payments.js';
import type { RecordCapture, RequestCapture } from './payment-commands.js';

export const requestCapture = ({ data }: RequestCapture, order: OrderState): Decision<OrderEvent> => {
  if (!order) return reject('order-not-found');
  if (owed(order, 'capture-payment').length === 0) return ignore('nothing is to be charged now');
  const { charged, requests } = chargeForShipments(order, data.at);
  if (isOverdrawn(charged)) return reject('capture-exceeds-authorization');

  return accept(...requests);
};

/** Shipments in the order in which they are charged: those charged before come first. */
function shipmentsInTurn(order: Order): Shipment[] {
  const charged = new Set(
    order.tenders.flatMap(({ captures }) => captures).map(({ shipmentId }) => shipmentId),
  );
  const shipped = shippedShipments(order);
  const isCharged = ({ shipmentId }: Shipment): boolean => charged.has(shipmentId);
  return [...shipped.filter(isCharged), ...shipped.filter((shipment) => !isCharged(shipment))];
}

interface Charged {
  readonly charged: Order;
  readonly requests: readonly PaymentCaptureRequested[];
}

/** One shipment after the other, so that each capture names the shipment it pays for. */
function chargeForShipments(order: Order, at: Instant): Charged {
  const inTurn = shipmentsInTurn(order);
  const turns = inTurn.length === 0 ? [[]] : inTurn.map((_, index) => inTurn.slice(0, index + 1));
  return turns.reduce<Charged>(
    (before, shipments) => {
      const shares = captureShares(before.charged, shipments);
      const shipmentId = shipments.at(-1)?.shipmentId ?? null;
      return shares.reduce((done, share) => withRequest(done, share, shipmentId, at), before);
    },
    { charged: order, requests: [] },
  );
}

function withRequest(
  { charged, requests }: Charged,
  share: CaptureShare,
  shipmentId: string | null,
  at: Instant,
): Charged {
  const { orderId, currency, tenders } = charged;
  const attempt = tenders.find(({ tenderId }) => tenderId === share.tenderId)?.captureAttempt ?? 0;
  const captureId = gatewayKey('capture', orderId, share.tenderId, attempt + 1);
  const request: PaymentCaptureRequested = {
    type: 'PaymentCaptureRequested',
    data: { captureId, ...share, shipmentId, currency, requestedAt: at },
  };
  return { charged: evolve(charged, request) ?? charged, requests: [...requests, request] };
}

/** The promise above all: what is asked for, answered or not, never exceeds what is authorized. */
const isOverdrawn = ({ tenders }: Order): boolean =>
  tenders.some((tender) => tender.captures.length > 0 && requestedMinor(tender) > coveredMinor(tender));

export const recordCapture = ({ data }: RecordCapture, order: OrderState): Decision<OrderEvent> => {
  const { captureId, answer } = data;
  const captures = order?.tenders.flatMap(({ tenderId, captures: own }) =>
    own.map((capture) => ({ tenderId, ...capture })),
  );
  const capture = captures?.find((candidate) => candidate.captureId === captureId);
  if (!capture) {
    const isRepeat = answer.status === 'capture-refused' && isOfEarlierAttempt(order, captureId);
    return isRepeat ? ignore('a later attempt was made since') : reject('capture-not-requested');
  }
  if (capture.status === 'captured') return ignore('already captured');
  const { tenderId, shipmentId, amountMinor } = capture;
  if (answer.status === 'captured') {
    const { reference: gatewayReference } = answer;
    return accept({
      type: 'PaymentCaptured',
      data: { captureId, tenderId, shipmentId, amountMinor, gatewayReference },
    });
  }
  if (capture.status === 'failed') return ignore('failure already recorded');

  return accept({ type: 'PaymentCaptureFailed', data: { captureId, tenderId, code: answer.code } });
};

const isOfEarlierAttempt = (order: OrderState, captureId: string): boolean =>
  order?.tenders.some(({ tenderId, captureAttempt }) =>
    isKeyOfEarlier(captureId, 'capture', order.orderId, tenderId, captureAttempt),
  ) ?? false;
