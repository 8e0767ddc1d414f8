import { decimalFromMinor } from '@throughline/kernel';
import { boughtLines, type Order, type Shipment } from '@throughline/order';

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

const greeting = (order: Order): string =>
  order.personal?.name === undefined ? 'Hello,' : `Hello ${order.personal.name},`;

const titleOf = (order: Order, lineId: string): string =>
  order.lines.find((line) => line.lineId === lineId)?.title ?? 'an item';

const body = (order: Order, ...paragraphs: readonly string[]): string =>
  [greeting(order), ...paragraphs].join('\n\n') + '\n';

const itemsOf = (order: Order, shipment: Shipment): string =>
  shipment.lines.map(({ lineId, quantity }) => `  ${quantity} × ${titleOf(order, lineId)}`).join('\n');

export const placedText = (order: Order): MessageText => {
  const { currency, totals, orderNumber } = order;
  const items = boughtLines(order)
    .map(({ quantity, title }) => `  ${quantity} × ${title}`)
    .join('\n');
  return {
    subject: `We have your order ${orderNumber}`,
    text: body(
      order,
      `thank you for your order ${orderNumber}:`,
      items,
      `Total: ${decimalFromMinor(totals.totalMinor, currency)} ${currency}`,
      'We will write again when it is on its way.',
    ),
  };
};

export const dispatchedText = (order: Order, shipment: Shipment): MessageText => ({
  subject: `Your order ${order.orderNumber} is on its way`,
  text: body(
    order,
    `this part of your order ${order.orderNumber} has left our warehouse:`,
    itemsOf(order, shipment),
    `Carrier: ${shipment.carrier ?? 'unknown'}\nTracking number: ${shipment.trackingNumber ?? 'unknown'}`,
  ),
});

export const deliveredText = (order: Order, shipment: Shipment): MessageText => ({
  subject: `Your order ${order.orderNumber} was delivered`,
  text: body(order, `the carrier tells us that this was delivered:`, itemsOf(order, shipment), 'Enjoy it.'),
});

/** The day alone: nobody can promise an hour. */
export const backorderText = (order: Order, expectedAt: string | null, hasMoved: boolean): MessageText => ({
  subject: `${hasMoved ? 'New date for' : 'When to expect'} your order ${order.orderNumber}`,
  text: body(
    order,
    expectedAt === null
      ? `a part of your order ${order.orderNumber} is out of stock, and we cannot say at the moment when we will have it.`
      : `a part of your order ${order.orderNumber} is out of stock. We expect it on ${expectedAt.slice(0, 10)}.`,
    'We will write again when it is on its way.',
  ),
});

export const refusedText = (order: Order): MessageText => ({
  subject: `We cannot supply your order ${order.orderNumber}`,
  text: body(
    order,
    `what you ordered with ${order.orderNumber} has sold out, and we will not get it in time. We are sorry.`,
    'You have not been charged.',
  ),
});
