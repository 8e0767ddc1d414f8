import type { OrderLineDto } from '../../intake/place-order.dto.js';
import type { ShopifyLineNow } from './shopify-lines.js';
import type { ShopifyMoneyReader } from './shopify-money.js';
import type { ShopifyOrder } from './shopify-order.js';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const goodsMinorOf = ({ quantity, unitPriceMinor }: OrderLineDto): number => quantity * unitPriceMinor;

type PartialAmount = 'discountMinor' | 'taxMinor';

/**
 * `offByMinor` more of `amount`, on the first edited line that can bear it. No more than one minor unit per edited
 * line is a matter of dividing; what is more is left, and stops the order where its total is compared.
 */
function moveLastCents(
  lines: readonly ShopifyLineNow[],
  amount: PartialAmount,
  offByMinor: number,
): ShopifyLineNow[] {
  const editedCount = lines.filter(({ isEdited }) => isEdited).length;
  if (offByMinor === 0 || Math.abs(offByMinor) > editedCount) return [...lines];
  const bearer = lines.find(({ line, isEdited }) => {
    const moved = (line[amount] ?? 0) + offByMinor;
    return isEdited && moved >= 0 && (amount === 'taxMinor' || moved <= goodsMinorOf(line));
  });
  return lines.map((each) =>
    each === bearer
      ? { ...each, line: { ...each.line, [amount]: (each.line[amount] ?? 0) + offByMinor } }
      : each,
  );
}

/**
 * Shopify tells discounts and taxes of a line for the units that were ordered. The parts that the units left bear
 * are ours to divide, so Shopify's own current sums of the order decide the last cents.
 */
export function settleEdits(
  lines: readonly ShopifyLineNow[],
  order: ShopifyOrder,
  shippingTaxMinor: number,
  money: ShopifyMoneyReader,
): OrderLineDto[] {
  let settled = lines;
  if (lines.some(({ isEdited }) => isEdited)) {
    if (typeof order.current_subtotal_price === 'string') {
      const ours = sum(lines.map(({ line }) => goodsMinorOf(line) - (line.discountMinor ?? 0)));
      const theirs = money.read(order.current_subtotal_price, 'current_subtotal_price');
      settled = moveLastCents(settled, 'discountMinor', ours - theirs);
    }
    if (typeof order.current_total_tax === 'string') {
      const ours = sum(lines.map(({ line }) => line.taxMinor ?? 0)) + shippingTaxMinor;
      const theirs = money.read(order.current_total_tax, 'current_total_tax');
      settled = moveLastCents(settled, 'taxMinor', theirs - ours);
    }
  }
  return settled.map(({ line }) => line);
}
