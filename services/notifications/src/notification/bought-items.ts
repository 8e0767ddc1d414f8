import type { LineQuantity } from '@throughline/contracts';
import { boughtLines, linesToShip, type Order, type StockedLine } from '@throughline/order';

/** Units under the name by which the customer reads of them. */
export interface NamedUnits {
  readonly title: string;
  readonly quantity: number;
}

/** A line that the customer bought, as far as some units of the order are of it. */
export interface BoughtItem extends NamedUnits {
  readonly lineId: string;
  /** Of a kit, of which `quantity` are whole: the units of its components beyond those. */
  readonly parts: readonly NamedUnits[];
}

const unitsByLine = (units: readonly LineQuantity[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { lineId, quantity } of units) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
};

/** Units of the lines that are shipped, told as what the customer bought, in the order of the order's lines. */
export function boughtItemsOf(order: Order, units: readonly LineQuantity[]): BoughtItem[] {
  const found = unitsByLine(units);
  const components = linesToShip(order).filter(({ kitLineId }) => kitLineId !== undefined);
  return boughtLines(order)
    .map(({ lineId, title, quantity, handling }): BoughtItem => {
      if (handling !== 'kit') return { lineId, title, quantity: found.get(lineId) ?? 0, parts: [] };
      const own = components.filter(({ kitLineId }) => kitLineId === lineId);
      return { lineId, title, ...kitsAmong(found, quantity, own) };
    })
    .filter(({ quantity, parts }) => quantity > 0 || parts.length > 0);
}

/** A kit is whole with all of its components that are shipped: nobody waits for a parcel of the others. */
function kitsAmong(
  found: ReadonlyMap<string, number>,
  kitQuantity: number,
  components: readonly StockedLine[],
): Pick<BoughtItem, 'quantity' | 'parts'> {
  if (components.length === 0) return { quantity: 0, parts: [] };
  const there = components.map(({ lineId, title, quantity }) => ({
    title,
    quantity: found.get(lineId) ?? 0,
    perKit: quantity / kitQuantity,
  }));
  const whole = Math.min(...there.map(({ quantity, perKit }) => Math.floor(quantity / perKit)));
  const parts = there
    .map(({ title, quantity, perKit }) => ({ title, quantity: quantity - whole * perKit }))
    .filter(({ quantity }) => quantity > 0);
  return { quantity: whole, parts };
}
