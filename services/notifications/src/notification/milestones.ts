import type { MessageKind } from '@throughline/contracts';
import { isBehind, type Order, type Shipment } from '@throughline/order';
import { dispatchedText, deliveredText, placedText, type MessageText } from './message-texts.js';
import type { RequestedMessage } from './notification.decider.js';

const keyOf = (kind: MessageKind, shipmentId: string | null): string =>
  shipmentId === null ? kind : `${kind}:${shipmentId}`;

/** RFC 5322 §3.6.4; made from what the message is about, so that every attempt carries the same. */
const messageIdOf = (order: Order, messageKey: string): string =>
  `<${order.orderId}.${messageKey.replace(':', '.')}@throughline.invalid>`;

const hasReached = ({ status }: Shipment, milestone: Shipment['status']): boolean =>
  status !== 'dropped' && !isBehind(status, milestone);

/** Every message that the order's milestones so far call for. */
export function messagesFor(order: Order): RequestedMessage[] {
  if (order.recordOnly !== null) return [];
  const messages = [message(order, 'order-placed', null, placedText(order))];
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

function message(
  order: Order,
  kind: MessageKind,
  shipmentId: string | null,
  text: MessageText,
): RequestedMessage {
  const messageKey = keyOf(kind, shipmentId);
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
