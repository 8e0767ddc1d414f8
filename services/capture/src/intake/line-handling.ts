import type { LineHandling, OrderLine, ProductSettings, RecordOnlyReason } from '@throughline/contracts';
import type { OrderLineDto, PlaceOrderDto } from './place-order.dto.js';
import type { PricedOrder } from './priced-order.js';

/** The settings of a product, undefined for a SKU that is none of ours. */
export type FindProduct = (sku: string) => ProductSettings | undefined;

/**
 * What becomes of a line. A line to be shipped needs a product of ours: without a SKU, or with one that no product
 * has, it is `unmapped` and holds its order. An unknown SKU is no error of the intake: the channel sold it.
 */
export function handlingOf(line: OrderLineDto, findProduct: FindProduct): LineHandling {
  const product = line.sku === undefined ? undefined : findProduct(line.sku);
  if (line.fulfilledByChannel) return 'fulfilled-by-channel';
  if (!(line.requiresShipping ?? product?.requiresShipping ?? true)) return 'no-shipment';
  return product ? 'ship' : 'unmapped';
}

/** Counted only where both sides count: the channel may not, and a product of ours may not. */
const isTrackedLine = ({ sku, isTracked = true }: OrderLineDto, findProduct: FindProduct): boolean =>
  isTracked && (sku === undefined || (findProduct(sku)?.isTracked ?? true));

export const orderLinesOf = (
  order: PlaceOrderDto,
  { lines: amounts }: PricedOrder,
  findProduct: FindProduct,
): OrderLine[] =>
  order.lines.map((line, index) => ({
    lineId: line.lineId,
    sku: line.sku ?? null,
    title: line.title,
    quantity: line.quantity,
    ...(amounts[index] as PricedOrder['lines'][number]),
    handling: handlingOf(line, findProduct),
    isTracked: isTrackedLine(line, findProduct),
  }));

/** Why the order is recorded and left alone; the first that applies. */
export function recordOnlyReasonOf(order: PlaceOrderDto): RecordOnlyReason | null {
  if (order.test) return 'test-order';
  if (order.cancelledAtChannel) return 'cancelled-at-channel';
  if (order.alreadyFulfilled) return 'already-fulfilled';
  return order.fulfilledByMarketplace ? 'fulfilled-by-marketplace' : null;
}

/** Somebody must carry it to the customer's address. */
export const isToBeShipped = ({ handling }: OrderLine): boolean =>
  handling === 'ship' || handling === 'unmapped';
