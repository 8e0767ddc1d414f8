import type { MessageKind } from '@throughline/contracts';
import { OUT_OF_STOCK, type Order } from '@throughline/order';
import {
  backorderText,
  deliveredText,
  dispatchedText,
  placedText,
  refusedText,
  type MessageText,
} from './message-texts.js';
import type { RequestedMessage } from './notification.decider.js';
import { hasReached } from './outstanding-units.js';

const keyOf = (kind: MessageKind, subject: string | null): string =>
  subject === null ? kind : `${kind}:${subject}`;

/** RFC 5322 §3.6.4; made from what the message is about, so that every attempt carries the same. */
const messageIdOf = (order: Order, messageKey: string): string =>
  `<${order.orderId}.${messageKey.replace(':', '.')}@throughline.invalid>`;

/** Every message that the order's milestones so far call for. */
export function messagesFor(order: Order): RequestedMessage[] {
  if (order.recordOnly !== null) return [];
  const messages = [message(order, 'order-placed', null, placedText(order)), ...aboutWaiting(order)];
  for (const shipment of order.shipments) {
    const { shipmentId } = shipment;
    if (hasReached(shipment, 'shipped')) {
      messages.push(message(order, 'shipment-dispatched', shipmentId, dispatchedText(order, shipment)));
    }
    if (hasReached(shipment, 'delivered')) {
      messages.push(message(order, 'shipment-delivered', shipmentId, deliveredText(order, shipment)));
    }
  }
  return messages;
}

/** A part of the order waits for stock: when it is expected, each time that changes; or that it will not come. */
function aboutWaiting(order: Order): RequestedMessage[] {
  if (order.ending) {
    return order.ending.reason === OUT_OF_STOCK
      ? [message(order, 'order-refused', null, refusedText(order))]
      : [];
  }
  const { status, promisedAt, backordered, promiseMoves } = order.reservation;
  if (status !== 'backordered' && backordered.length === 0) return [];
  const dates = status === 'backordered' ? [promisedAt] : backordered.map((part) => part.promisedAt);
  const expectedAt = dates.reduce((latest, date) =>
    latest && date ? (date > latest ? date : latest) : null,
  );
  // Nothing was ever said: nothing has changed.
  if (expectedAt === null && promiseMoves === 0) return [];
  const text = backorderText(order, expectedAt, promiseMoves > 0);
  return [message(order, 'backorder-date', null, text, String(promiseMoves))];
}

function message(
  order: Order,
  kind: MessageKind,
  shipmentId: string | null,
  text: MessageText,
  subject: string | null = shipmentId,
): RequestedMessage {
  const messageKey = keyOf(kind, subject);
  const to = order.personal?.email;
  return {
    messageKey,
    kind,
    orderId: order.orderId,
    shipmentId,
    messageId: messageIdOf(order, messageKey),
    personal: order.personal && to ? { personId: order.personal.personId, to, ...text } : null,
  };
}
