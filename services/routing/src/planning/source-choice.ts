import type { SkuQuantity } from '@throughline/contracts';
import { placeUnits, type Placement } from './placement.js';
import { isEnough, needsOf, suppliedBy, type Supplier, type UnitsToPlace } from './supply.js';
import { byNearness, compare } from './whereabouts.js';

/** Up to so many locations every combination is looked at; with more, the fewest splits are sought step by step. */
export const EXACT_LOCATIONS_MAX = 12;

export interface Choice {
  readonly suppliers: readonly Supplier[];
  readonly placement: Placement;
}

/**
 * The nearest location that has everything; else the fewest locations that have it together, then the fewest divided
 * lines, then the shortest distance in all, then their ids. `suppliers` come nearest first. Undefined where all of
 * them together have not enough.
 */
export function chooseSources(
  suppliers: readonly Supplier[],
  units: readonly UnitsToPlace[],
): Choice | undefined {
  const needs = needsOf(units);
  const single = suppliers.find((supplier) => isEnough([supplier], needs));
  if (single) return choiceOf([single], units);
  const useful = suppliers.filter(({ supply }) => supply.some((quantity) => quantity > 0));
  if (!isEnough(useful, needs)) return undefined;
  return useful.length <= EXACT_LOCATIONS_MAX
    ? fewestOf(useful, units, needs)
    : choiceOf(fewByGreed(useful, needs), units);
}

const choiceOf = (suppliers: readonly Supplier[], units: readonly UnitsToPlace[]): Choice => ({
  suppliers,
  placement: placeUnits(units, suppliers),
});

function fewestOf(
  useful: readonly Supplier[],
  units: readonly UnitsToPlace[],
  needs: readonly SkuQuantity[],
): Choice | undefined {
  for (let size = 2; size <= useful.length; size += 1) {
    let best: Choice | undefined;
    for (const suppliers of combinations(useful, size)) {
      if (!isEnough(suppliers, needs)) continue;
      const choice = choiceOf(suppliers, units);
      if (!best || compareChoices(choice, best) < 0) best = choice;
    }
    if (best) return best;
  }
  return undefined;
}

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    for (const rest of combinations(items, size - 1, index + 1)) yield [items[index] as T, ...rest];
  }
}

const totalKm = ({ suppliers }: Choice): number =>
  suppliers.reduce((sum, { distanceKm }) => sum + (distanceKm ?? 0), 0);

const foreign = ({ suppliers }: Choice): number => suppliers.filter(({ isDomestic }) => !isDomestic).length;

const ids = ({ suppliers }: Choice): string =>
  suppliers
    .map(({ locationId }) => locationId)
    .sort(compare)
    .join('\n');

const compareChoices = (a: Choice, b: Choice): number =>
  compare(a.placement.dividedLines, b.placement.dividedLines) ||
  compare(totalKm(a), totalKm(b)) ||
  compare(foreign(a), foreign(b)) ||
  compare(ids(a), ids(b));

/** The location that gives most of what is still missing, again and again; then those that proved needless go. */
function fewByGreed(useful: readonly Supplier[], needs: readonly SkuQuantity[]): Supplier[] {
  let chosen: Supplier[] = [];
  while (!isEnough(chosen, needs)) {
    const gains = useful.map((supplier) => gainOf(supplier, chosen, needs));
    const best = useful[gains.indexOf(Math.max(...gains))];
    if (!best) break;
    chosen.push(best);
  }
  for (const supplier of [...chosen].sort(byNearness).reverse()) {
    const others = chosen.filter((other) => other !== supplier);
    if (isEnough(others, needs)) chosen = others;
  }
  return chosen.sort(byNearness);
}

const gainOf = (supplier: Supplier, chosen: readonly Supplier[], needs: readonly SkuQuantity[]): number =>
  chosen.includes(supplier)
    ? 0
    : needs.reduce((sum, { quantity }, index) => {
        const missing = Math.max(0, quantity - suppliedBy(chosen, index));
        return sum + Math.min(missing, supplier.supply[index] ?? 0);
      }, 0);
