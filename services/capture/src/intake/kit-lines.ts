import type { OrderLine, ProductSettings } from '@throughline/contracts';
import { splitMinor } from '@throughline/kernel';
import type { FindProduct } from './line-handling.js';
import { IDENTIFIER_CHARACTERS_MAX } from './order-limits.js';
import { itemsMinorOf } from './priced-order.js';

/** A product within a kit. */
export interface KitPart {
  readonly product: ProductSettings;
  /** Units of it within one unit of the kit. */
  readonly quantity: number;
}

/** What a kit is made of; undefined where a component is no product of ours, or a kit itself: it cannot be packed. */
export function partsOf(
  { components = [] }: ProductSettings,
  findProduct: FindProduct,
): KitPart[] | undefined {
  const parts = components.flatMap(({ sku, quantity }) => {
    const product = findProduct(sku);
    return product === undefined || product.components !== undefined ? [] : [{ product, quantity }];
  });
  return parts.length === components.length ? parts : undefined;
}

/** Half of a character is none: a cut must not leave one. */
const cut = (text: string, charactersMax: number): string =>
  text.slice(0, charactersMax).replace(/[\uD800-\uDBFF]$/, '');

/** `<kitLineId>.<n>`, or the next id like it that no line has; no longer than the id of a line may be. */
function componentLineId(kitLineId: string, number: number, taken: ReadonlySet<string>): string {
  for (let attempt = 1; ; attempt += 1) {
    const suffix = attempt === 1 ? `.${number}` : `.${number}.${attempt}`;
    const id = cut(kitLineId, IDENTIFIER_CHARACTERS_MAX - suffix.length) + suffix;
    if (!taken.has(id)) return id;
  }
}

/**
 * A line per component of a kit's line: what is reserved, shipped and charged in its place. Its amounts are split by
 * units, to the last minor unit.
 * @param taken the ids of the order's lines; those of the components are added
 */
export function componentLinesOf(kit: OrderLine, parts: readonly KitPart[], taken: Set<string>): OrderLine[] {
  const units = parts.map(({ quantity }) => quantity);
  const [items, discounts, taxes, totals] = [
    itemsMinorOf(kit),
    kit.discountMinor,
    kit.taxMinor,
    kit.totalMinor,
  ].map((amountMinor) => splitMinor(amountMinor, units)) as [number[], number[], number[], number[]];
  return parts.map(({ product, quantity: perKit }, index) => {
    const lineId = componentLineId(kit.lineId, index + 1, taken);
    taken.add(lineId);
    const quantity = kit.quantity * perKit;
    return {
      lineId,
      sku: product.sku,
      title: product.title,
      quantity,
      unitPriceMinor: Math.floor((items[index] ?? 0) / quantity),
      discountMinor: discounts[index] ?? 0,
      taxMinor: taxes[index] ?? 0,
      totalMinor: totals[index] ?? 0,
      handling: product.requiresShipping ? 'ship' : 'no-shipment',
      isTracked: product.isTracked,
      kitLineId: kit.lineId,
    };
  });
}
