import { decimalFromMinor } from '@throughline/kernel';
import { boughtLines, type Order, type Shipment } from '@throughline/order';
import { boughtItemsOf, type BoughtItem, type NamedUnits } from './bought-items.js';
import { unitsToFollow, waitingUnits } from './outstanding-units.js';

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

const greeting = (order: Order): string =>
  order.personal?.name === undefined ? 'Hello,' : `Hello ${order.personal.name},`;

const body = (order: Order, ...paragraphs: readonly string[]): string =>
  [greeting(order), ...paragraphs].join('\n\n') + '\n';

const unitsRow = ({ quantity, title }: NamedUnits): string => `  ${quantity} × ${title}`;

/** Whole kits by their name alone; the parts of others beneath their kit, after `ofParts`, which says why. */
const itemRows = (item: BoughtItem, ofParts: (item: BoughtItem) => string): string[] => [
  ...(item.quantity > 0 ? [unitsRow(item)] : []),
  ...(item.parts.length > 0
    ? [`  ${item.title}, ${ofParts(item)}:`, ...item.parts.map((part) => `  ${unitsRow(part)}`)]
    : []),
];

/** A parcel's contents. The rest of a kit follows until all of it is as far as this parcel. */
const parcelRows = (order: Order, { lines }: Shipment, milestone: Shipment['status']): string => {
  const toFollow = new Set(boughtItemsOf(order, unitsToFollow(order, milestone)).map(({ lineId }) => lineId));
  const ofParts = ({ lineId }: BoughtItem): string =>
    toFollow.has(lineId) ? 'in part; the rest follows' : 'in part; the rest was sent separately';
  return boughtItemsOf(order, lines)
    .flatMap((item) => itemRows(item, ofParts))
    .join('\n');
};

const waitingRows = (order: Order): string =>
  boughtItemsOf(order, waitingUnits(order))
    .flatMap((item) => itemRows(item, () => 'which waits for'))
    .join('\n');

export const placedText = (order: Order): MessageText => {
  const { currency, totals, orderNumber } = order;
  return {
    subject: `We have your order ${orderNumber}`,
    text: body(
      order,
      `thank you for your order ${orderNumber}:`,
      boughtLines(order).map(unitsRow).join('\n'),
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
    parcelRows(order, shipment, 'shipped'),
    `Carrier: ${shipment.carrier ?? 'unknown'}\nTracking number: ${shipment.trackingNumber ?? 'unknown'}`,
  ),
});

export const deliveredText = (order: Order, shipment: Shipment): MessageText => ({
  subject: `Your order ${order.orderNumber} was delivered`,
  text: body(
    order,
    `the carrier tells us that this was delivered:`,
    parcelRows(order, shipment, 'delivered'),
    'Enjoy it.',
  ),
});

/** The day alone: nobody can promise an hour. */
export const backorderText = (order: Order, expectedAt: string | null, hasMoved: boolean): MessageText => ({
  subject: `${hasMoved ? 'New date for' : 'When to expect'} your order ${order.orderNumber}`,
  text: body(
    order,
    `a part of your order ${order.orderNumber} waits for stock:`,
    waitingRows(order),
    expectedAt === null
      ? 'We cannot say at the moment when we will have it.'
      : `We expect it on ${expectedAt.slice(0, 10)}.`,
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
