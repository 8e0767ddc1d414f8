import type { LineQuantity } from '@throughline/contracts';
import type { Supplier, UnitsToPlace } from './supply.js';
import { needsOf } from './supply.js';

/** What each location ships. */
export interface Placement {
  readonly shipments: readonly { readonly locationId: string; readonly lines: readonly LineQuantity[] }[];
  /** Lines that no single one of the locations could take whole. */
  readonly dividedLines: number;
}

interface Shelf {
  readonly locationId: string;
  left: number;
}

/** Places every unit at `chosen`, which must have enough: the nearest that can take a line whole takes it. */
export function placeUnits(units: readonly UnitsToPlace[], chosen: readonly Supplier[]): Placement {
  const placed = new Map(chosen.map(({ locationId }) => [locationId, new Map<string, number>()]));
  let dividedLines = 0;
  needsOf(units).forEach(({ sku }, index) => {
    const shelves = chosen.map(({ locationId, supply }) => ({ locationId, left: supply[index] ?? 0 }));
    const lines = units.filter((line) => line.sku === sku);
    dividedLines += placeLines(lines, shelves, (line, locationId, quantity) => {
      const at = placed.get(locationId);
      at?.set(line.lineId, (at.get(line.lineId) ?? 0) + quantity);
    });
  });
  const shipments = chosen.map(({ locationId }) => ({
    locationId,
    lines: linesAt(units, placed.get(locationId) ?? new Map<string, number>()),
  }));
  return { shipments: shipments.filter(({ lines }) => lines.length > 0), dividedLines };
}

type Place = (line: UnitsToPlace, locationId: string, quantity: number) => void;

/** Large lines first, because they are the hardest to keep whole. Returns how many lines had to be divided. */
function placeLines(lines: readonly UnitsToPlace[], shelves: readonly Shelf[], place: Place): number {
  const divided = [...lines]
    .sort((a, b) => b.quantity - a.quantity)
    .filter((line) => {
      const shelf = shelves.find(({ left }) => left >= line.quantity);
      if (shelf) take(line, shelf, line.quantity, place);
      return !shelf;
    });
  for (const line of divided) divide(line, shelves, place);
  return divided.length;
}

/** The fullest shelf first, so that a line goes into as few parts as it can. */
function divide(line: UnitsToPlace, shelves: readonly Shelf[], place: Place): void {
  let missing = line.quantity;
  for (const shelf of [...shelves].sort((a, b) => b.left - a.left)) {
    const quantity = Math.min(missing, shelf.left);
    if (quantity > 0) take(line, shelf, quantity, place);
    missing -= quantity;
  }
}

function take(line: UnitsToPlace, shelf: Shelf, quantity: number, place: Place): void {
  shelf.left -= quantity;
  place(line, shelf.locationId, quantity);
}

const linesAt = (units: readonly UnitsToPlace[], quantities: ReadonlyMap<string, number>): LineQuantity[] =>
  units.flatMap(({ lineId, sku }) => {
    const quantity = quantities.get(lineId) ?? 0;
    return quantity > 0 ? [{ lineId, sku, quantity }] : [];
  });
