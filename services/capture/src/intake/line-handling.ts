import type { LineHandling, OrderLine, ProductSettings, RecordOnlyReason } from '@throughline/contracts';
import { componentLinesOf, partsOf } from './kit-lines.js';
import type { OrderLineDto, PlaceOrderDto } from './place-order.dto.js';
import type { LineAmounts, PricedOrder } from './priced-order.js';

/** The settings of a product, undefined for a SKU that is none of ours. */
export type FindProduct = (sku: string) => ProductSettings | undefined;

/**
 * What becomes of a line. A line to be shipped needs a product of ours: without a SKU, or with one that no product
 * has, it is `unmapped` and holds its order. An unknown SKU is no error of the intake: the channel sold it. A kit is
 * shipped by its components, each as its product says; one that cannot be packed is `unmapped`, too.
 */
export function handlingOf(line: OrderLineDto, findProduct: FindProduct): LineHandling {
  const product = line.sku === undefined ? undefined : findProduct(line.sku);
  if (line.fulfilledByChannel) return 'fulfilled-by-channel';
  if (product?.components && line.requiresShipping !== false) {
    return partsOf(product, findProduct) ? 'kit' : 'unmapped';
  }
  if (!(line.requiresShipping ?? product?.requiresShipping ?? true)) return 'no-shipment';
  return product ? 'ship' : 'unmapped';
}

/** Counted only where both sides count: the channel may not, and a product of ours may not. */
const isTrackedLine = ({ sku, isTracked = true }: OrderLineDto, findProduct: FindProduct): boolean =>
  isTracked && (sku === undefined || (findProduct(sku)?.isTracked ?? true));

function orderLineOf(line: OrderLineDto, amounts: LineAmounts, findProduct: FindProduct): OrderLine {
  const handling = handlingOf(line, findProduct);
  return {
    lineId: line.lineId,
    sku: line.sku ?? null,
    title: line.title,
    quantity: line.quantity,
    ...amounts,
    handling,
    isTracked: handling !== 'kit' && isTrackedLine(line, findProduct),
  };
}

/** The lines as the channel has them, each kit followed by its components. */
export function orderLinesOf(
  order: PlaceOrderDto,
  { lines: amounts }: PricedOrder,
  findProduct: FindProduct,
): OrderLine[] {
  const ids = new Set(order.lines.map(({ lineId }) => lineId));
  return order.lines.flatMap((each, index) => {
    const line = orderLineOf(each, amounts[index] as LineAmounts, findProduct);
    const kit = line.handling === 'kit' && line.sku !== null ? findProduct(line.sku) : undefined;
    const parts = kit && partsOf(kit, findProduct);
    return parts ? [line, ...componentLinesOf(line, parts, ids)] : [line];
  });
}

/** Why a line is `unmapped`. Names it by its id alone: a title may hold what a customer had engraved. */
export function whyUnmapped({ lineId, sku }: OrderLine, findProduct: FindProduct): string {
  if (sku === null) return `line ${lineId} has no SKU`;
  return findProduct(sku) === undefined
    ? `line ${lineId}: no product has the SKU ${sku}`
    : `line ${lineId}: a component of the kit ${sku} is no product, or a kit`;
}

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
