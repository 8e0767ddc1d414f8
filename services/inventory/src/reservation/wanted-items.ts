import type { LineQuantity, SkuQuantity } from '@throughline/contracts';
import { sumBySku, unplannedLines, type Order } from '@throughline/order';

/** Of these quantities of the order's lines, those whose stock somebody counts: by SKU, in the order of their codes. */
export const countedItems = (order: Order, lines: readonly LineQuantity[]): SkuQuantity[] =>
  sumBySku(
    lines.filter(({ lineId }) => order.lines.some((line) => line.lineId === lineId && line.isTracked)),
  );

/** What the order needs reserved now: counted units that no shipment carries. */
export const wantedItems = (order: Order): SkuQuantity[] => countedItems(order, unplannedLines(order));

/** Inventory owes an answer, or a better one. */
export const isReservationOpen = ({ reservation }: Order): boolean =>
  reservation.status === 'wanted' || reservation.status === 'backordered';

/** A short pick changes what is wanted, and is answered first. */
export const hasOpenShortPick = (order: Order): boolean =>
  order.shipments.some(({ shortUnanswered }) => shortUnanswered.length > 0);
