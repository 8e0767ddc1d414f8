import type { LineQuantity, OrderLine, SkuQuantity } from '@throughline/contracts';
import type { Order, Shipment } from './order.js';

export type StockedLine = OrderLine & { readonly sku: string };

/** Lines that leave one of our locations. */
export const linesToShip = (order: Order): StockedLine[] =>
  order.lines.filter((line): line is StockedLine => line.handling === 'ship' && line.sku !== null);

/** What the order is made of: a kit counts by its components, and not once more by itself. */
export const countedLines = ({ lines }: Pick<Order, 'lines'>): OrderLine[] =>
  lines.filter(({ handling }) => handling !== 'kit');

/** What the customer bought: a kit, and not what it is made of. */
export const boughtLines = ({ lines }: Pick<Order, 'lines'>): OrderLine[] =>
  lines.filter(({ kitLineId }) => kitLineId === undefined);

/** Quantities per SKU, the same SKU on two lines summed, in the order of their codes. */
export function sumBySku(lines: readonly SkuQuantity[]): SkuQuantity[] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sku, quantity]) => ({ sku, quantity }));
}

export const isTrackedSku = (order: Order, sku: string): boolean =>
  order.lines.some((line) => line.sku === sku && line.handling === 'ship' && line.isTracked);

/** What the order needs from counted stock: the quantities that a reservation is about. */
export const trackedItems = (order: Order): SkuQuantity[] =>
  sumBySku(linesToShip(order).filter((line) => line.isTracked));

/** Nobody was asked to ship it yet. */
export const isUnreleased = ({ status }: Shipment): boolean => status === 'planned' || status === 'allocated';

export const isLive = (shipment: Shipment): boolean => shipment.status !== 'dropped';

/** Units of shippable lines that no shipment carries yet. */
export function unplannedLines(order: Order): LineQuantity[] {
  return linesToShip(order).flatMap(({ lineId, sku, quantity }) => {
    const planned = order.shipments
      .filter(isLive)
      .flatMap((shipment) => shipment.lines)
      .filter((line) => line.lineId === lineId)
      .reduce((sum, line) => sum + line.quantity, 0);
    return planned < quantity ? [{ lineId, sku, quantity: quantity - planned }] : [];
  });
}

/** Units that can be routed: unplanned, and not waiting in a queue. */
export function routableLines(order: Order): LineQuantity[] {
  const waiting = new Map(order.reservation.backordered.map(({ sku, quantity }) => [sku, quantity]));
  // The last lines wait: whoever came first on the order goes out first.
  return unplannedLines(order)
    .reverse()
    .flatMap((line) => {
      const less = Math.min(line.quantity, isTrackedLine(order, line) ? (waiting.get(line.sku) ?? 0) : 0);
      waiting.set(line.sku, (waiting.get(line.sku) ?? 0) - less);
      return line.quantity > less ? [{ ...line, quantity: line.quantity - less }] : [];
    })
    .reverse();
}

const isTrackedLine = (order: Order, { lineId }: LineQuantity): boolean =>
  order.lines.some((line) => line.lineId === lineId && line.isTracked);

/** `lines` less `taken`, line by line; lines that come to nothing are left out. */
export const withoutLines = (
  lines: readonly LineQuantity[],
  taken: readonly LineQuantity[],
): LineQuantity[] =>
  lines.flatMap((line) => {
    const less = taken
      .filter(({ lineId }) => lineId === line.lineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return line.quantity > less ? [{ ...line, quantity: line.quantity - less }] : [];
  });
