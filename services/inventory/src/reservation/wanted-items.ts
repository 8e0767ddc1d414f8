import type { LineQuantity, SkuQuantity } from '@throughline/contracts';
import { sumBySku, trackedItems, unplannedLines, type Order } from '@throughline/order';

/** Of these quantities of the order's lines, those whose stock somebody counts: by SKU, in the order of their codes. */
export const countedItems = (order: Order, lines: readonly LineQuantity[]): SkuQuantity[] =>
  sumBySku(
    lines.filter(({ lineId }) => order.lines.some((line) => line.lineId === lineId && line.isTracked)),
  );

/** What the order needs reserved now: counted units that no shipment carries. */
export const wantedItems = (order: Order): SkuQuantity[] => countedItems(order, unplannedLines(order));

/** Inventory owes an answer, or a better one. */
export const isReservationOpen = ({ reservation }: Order): boolean =>
  reservation.status === 'wanted' ||
  reservation.status === 'backordered' ||
  (reservation.status === 'reserved' && reservation.backordered.length > 0);

/** A short pick changes what is wanted, and is answered first. */
export const hasOpenShortPick = (order: Order): boolean =>
  order.shipments.some(({ shortUnanswered }) => shortUnanswered.length > 0);

/** True while some of the order's units of the SKU have not left the house. */
export function isOutstanding(order: Order, sku: string): boolean {
  const unitsIn = (items: readonly { readonly sku: string; readonly quantity: number }[]): number =>
    items.filter((item) => item.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
  const issued = order.shipments
    .filter(({ isStockIssued }) => isStockIssued)
    .flatMap(({ lines }) => countedItems(order, lines));
  return unitsIn(trackedItems(order)) > unitsIn(issued);
}
