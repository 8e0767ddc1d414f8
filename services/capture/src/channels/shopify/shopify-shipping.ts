import { TITLE_CHARACTERS_MAX } from '../../intake/order-limits.js';
import type { ShippingDto } from '../../intake/place-order.dto.js';
import type { ShopifyMoneyReader } from './shopify-money.js';
import { recordsIn, type ShopifyOrder, type ShopifyShippingLine } from './shopify-order.js';
import { lineIn } from './shopify-text.js';

/**
 * The price less its discount allocations. `discounted_price` stands in only where there are none: whether it counts
 * discounts of the whole order depends on the API version (changelog of 2024-07).
 */
function amountOf(raw: ShopifyShippingLine, field: string, money: ShopifyMoneyReader): number {
  if (Array.isArray(raw.discount_allocations)) {
    const discountMinor = money.sum(raw.discount_allocations, 'amount', `${field}.discount_allocations`);
    return money.read(raw.price, `${field}.price`) - discountMinor;
  }
  return money.read(raw.discounted_price ?? raw.price, `${field}.price`);
}

/** All shipping lines that still stand, as one; undefined where there is none. */
export function shopifyShippingOf(order: ShopifyOrder, money: ShopifyMoneyReader): ShippingDto | undefined {
  const lines = recordsIn<ShopifyShippingLine>(order.shipping_lines).filter(
    (line) => line.is_removed !== true,
  );
  if (lines.length === 0) return undefined;
  const titles = lines.flatMap(({ title }) => lineIn(title, TITLE_CHARACTERS_MAX) ?? []);
  const shipping = { method: titles[0] ?? 'standard', amountMinor: 0, taxMinor: 0 };
  for (const [index, line] of lines.entries()) {
    const field = `shipping_lines[${index}]`;
    shipping.amountMinor += amountOf(line, field, money);
    shipping.taxMinor += money.sum(line.tax_lines, 'price', `${field}.tax_lines`);
  }
  return shipping;
}
