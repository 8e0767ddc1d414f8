import type { OrderPlaced } from '@throughline/contracts';
import type { OrderLineDto, PlaceOrderDto } from './place-order.dto.js';

export interface LineAmounts {
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** All amounts of an order, computed from its lines and its shipping: what a channel's own sums must agree with. */
export interface PricedOrder {
  readonly lines: readonly LineAmounts[];
  readonly totals: OrderPlaced['data']['totals'];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export const itemsMinorOf = ({
  quantity,
  unitPriceMinor,
}: Pick<OrderLineDto, 'quantity' | 'unitPriceMinor'>): number => quantity * unitPriceMinor;

/** Tax on top of a price, or nothing where the price includes it. */
const addedTax = (taxMinor: number, isTaxIncluded: boolean): number => (isTaxIncluded ? 0 : taxMinor);

function amountsOf(line: OrderLineDto, isTaxIncluded: boolean): LineAmounts {
  const { unitPriceMinor } = line;
  const discountMinor = line.discountMinor ?? 0;
  const taxMinor = line.taxMinor ?? 0;
  const totalMinor = itemsMinorOf(line) - discountMinor + addedTax(taxMinor, isTaxIncluded);
  return { unitPriceMinor, discountMinor, taxMinor, totalMinor };
}

export function priceOrder(order: PlaceOrderDto): PricedOrder {
  const isTaxIncluded = order.isTaxIncluded ?? false;
  const lines = order.lines.map((line) => amountsOf(line, isTaxIncluded));
  const shippingMinor = order.shipping?.amountMinor ?? 0;
  const shippingTaxMinor = order.shipping?.taxMinor ?? 0;
  const linesMinor = sum(lines.map(({ totalMinor }) => totalMinor));
  return {
    lines,
    totals: {
      itemsMinor: sum(order.lines.map(itemsMinorOf)),
      discountMinor: sum(lines.map(({ discountMinor }) => discountMinor)),
      shippingMinor,
      taxMinor: sum(lines.map(({ taxMinor }) => taxMinor)) + shippingTaxMinor,
      totalMinor: linesMinor + shippingMinor + addedTax(shippingTaxMinor, isTaxIncluded),
      isTaxIncluded,
    },
  };
}
