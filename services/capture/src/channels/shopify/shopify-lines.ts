import type { FieldProblem } from '@throughline/service-kit';
import { IDENTIFIER_CHARACTERS_MAX, TITLE_CHARACTERS_MAX } from '../../intake/order-limits.js';
import type { OrderLineDto } from '../../intake/place-order.dto.js';
import { partOf, type ShopifyMoneyReader } from './shopify-money.js';
import { recordsIn, shopifyIdOf, type ShopifyLine, type ShopifyOrder } from './shopify-order.js';
import { firstLineIn, lineIn } from './shopify-text.js';

/** A line as it is now, its amounts in minor units. */
export interface ShopifyLineNow {
  readonly line: OrderLineDto;
  /** Units were taken off after the order was placed: its amounts are parts of the first ones. */
  readonly isEdited: boolean;
}

const MANUAL = 'manual';

const wholeNumberIn = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined;

/** 0 for what is no count: the problem that it leaves stops the order, so that no line is lost over it. */
function countIn(value: unknown, field: string, problems: FieldProblem[]): number {
  const count = wholeNumberIn(value);
  if (count === undefined) problems.push({ field, message: 'must be a whole number' });
  return count ?? 0;
}

const isShippedByUs = ({ requires_shipping: requiresShipping, gift_card: giftCard }: ShopifyLine): boolean =>
  typeof requiresShipping === 'boolean' ? requiresShipping : giftCard !== true;

/** A fulfilment service of Shopify, or units that it has fulfilled already. */
const isFulfilledByChannel = (raw: ShopifyLine): boolean => {
  const service = lineIn(raw.fulfillment_service, IDENTIFIER_CHARACTERS_MAX) ?? MANUAL;
  return isShippedByUs(raw) && (service !== MANUAL || raw.fulfillment_status === 'fulfilled');
};

/** All that does not depend on how many units there are. */
const kindOf = (raw: ShopifyLine) => {
  const sku = lineIn(raw.sku, IDENTIFIER_CHARACTERS_MAX);
  return {
    title: firstLineIn(TITLE_CHARACTERS_MAX, raw.name, raw.title) ?? 'untitled',
    ...(sku !== undefined && { sku }),
    requiresShipping: isShippedByUs(raw),
    ...(raw.variant_inventory_management === null && { isTracked: false }),
  };
};

/** Units that are left to ship of a line that is fulfilled in part; undefined for every other line. */
function unitsLeft(raw: ShopifyLine, quantity: number): number | undefined {
  const left = wholeNumberIn(raw.fulfillable_quantity);
  const isPart = raw.fulfillment_status === 'partial' && left !== undefined && left > 0 && left < quantity;
  return isPart ? left : undefined;
}

/** The units that were fulfilled become a line of their own, which is nobody's to ship. */
function splitFulfilled(line: OrderLineDto, left: number): OrderLineDto[] {
  const amountsOf = (units: number) => ({
    quantity: units,
    discountMinor: partOf(line.discountMinor ?? 0, units, line.quantity),
    taxMinor: partOf(line.taxMinor ?? 0, units, line.quantity),
  });
  const ours = amountsOf(left);
  const theirs = {
    quantity: line.quantity - left,
    discountMinor: (line.discountMinor ?? 0) - ours.discountMinor,
    taxMinor: (line.taxMinor ?? 0) - ours.taxMinor,
  };
  return [
    { ...line, ...ours },
    { ...line, ...theirs, lineId: `${line.lineId}-fulfilled`, fulfilledByChannel: true },
  ];
}

const discountOf = (raw: ShopifyLine, money: ShopifyMoneyReader, field: string): number =>
  Array.isArray(raw.discount_allocations)
    ? money.sum(raw.discount_allocations, 'amount', `${field}.discount_allocations`)
    : money.readOptional(raw.total_discount, `${field}.total_discount`);

function lineNow(
  raw: ShopifyLine,
  index: number,
  isWhole: boolean,
  money: ShopifyMoneyReader,
): ShopifyLineNow[] {
  const field = `line_items[${index}]`;
  const ordered = countIn(raw.quantity, `${field}.quantity`, money.problems);
  const current = raw.current_quantity ?? ordered;
  const quantity = isWhole ? ordered : countIn(current, `${field}.current_quantity`, money.problems);
  if (quantity === 0) return [];
  const line: OrderLineDto = {
    lineId: shopifyIdOf(raw) ?? `line-${index + 1}`,
    ...kindOf(raw),
    quantity,
    unitPriceMinor: money.read(raw.price, `${field}.price`),
    discountMinor: partOf(discountOf(raw, money, field), quantity, ordered),
    taxMinor: partOf(money.sum(raw.tax_lines, 'price', `${field}.tax_lines`), quantity, ordered),
    ...(isFulfilledByChannel(raw) && { fulfilledByChannel: true }),
  };
  const isEdited = quantity !== ordered;
  const left = unitsLeft(raw, quantity);
  const lines = left === undefined ? [line] : splitFulfilled(line, left);
  return lines.map((each) => ({ line: each, isEdited }));
}

/** Lines with units on them. `isWhole`: as ordered, for an order whose units were all taken off when it ended. */
export const shopifyLinesOf = (
  order: ShopifyOrder,
  isWhole: boolean,
  money: ShopifyMoneyReader,
): ShopifyLineNow[] =>
  recordsIn<ShopifyLine>(order.line_items).flatMap((raw, index) => lineNow(raw, index, isWhole, money));
