import type { FieldProblem } from '@throughline/service-kit';
import type { OrderLineDto } from '../../intake/place-order.dto.js';
import type { ShopifyMoneyReader } from './shopify-money.js';
import type { ShopifyOrder } from './shopify-order.js';

const extraLine = (lineId: string, title: string, unitPriceMinor: number): OrderLineDto[] =>
  unitPriceMinor > 0 ? [{ lineId, title, quantity: 1, unitPriceMinor, requiresShipping: false }] : [];

/** What stands in the total of an order and on none of its lines: nobody ships it. */
function extrasIn(order: ShopifyOrder, money: ShopifyMoneyReader): OrderLineDto[] {
  const duties = order.current_total_duties_set ?? order.original_total_duties_set;
  const fees = order.current_total_additional_fees_set ?? order.original_total_additional_fees_set;
  return [
    ...extraLine('tip', 'Tip', money.readOptional(order.total_tip_received, 'total_tip_received')),
    ...extraLine('duties', 'Duties', money.readShopMoney(duties, 'current_total_duties_set')),
    ...extraLine('fees', 'Fees', money.readShopMoney(fees, 'current_total_additional_fees_set')),
  ];
}

export interface ExplainedTotal {
  readonly extras: readonly OrderLineDto[];
  readonly problems: readonly FieldProblem[];
}

/**
 * Lines, shipping and tax must come to Shopify's total, if need be with tip, duties and fees as lines of their own.
 * An amount that nothing explains stops the order: it would be charged or refunded wrongly later.
 */
export function explainTotal(
  order: ShopifyOrder,
  computedMinor: number,
  theirTotal: { readonly minor: number; readonly field: string },
  money: ShopifyMoneyReader,
): ExplainedTotal {
  const unexplainedMinor = theirTotal.minor - computedMinor;
  if (unexplainedMinor === 0) return { extras: [], problems: [] };
  const extras = extrasIn(order, money);
  const extrasMinor = extras.reduce((sum, { unitPriceMinor }) => sum + unitPriceMinor, 0);
  if (extrasMinor === unexplainedMinor) return { extras, problems: [] };
  const message = `is ${theirTotal.minor} in minor units, but lines and shipping come to ${computedMinor}`;
  return { extras: [], problems: [{ field: theirTotal.field, message }] };
}
