import {
  movementKind,
  NUMBERS,
  type FieldName,
  type MovementName,
  type MovementValues,
} from './movement-kinds.js';

/** Units of one movement, and units that can lie at a location: what the HTTP interface takes at most. */
const QUANTITY_MAX = 1_000_000;
const LEVEL_MAX = 100_000_000;

/** What is wrong with a number of units, and the limit that it goes past. */
export type UnitsProblem =
  { readonly is: 'zero' } | { readonly is: 'tooLow' | 'tooHigh'; readonly limit: number };

function leastOf(kind: MovementName, name: FieldName): number {
  const { signed = [], fromZero = [] } = movementKind(kind);
  if (signed.includes(name)) return -QUANTITY_MAX;
  return fromZero.includes(name) ? 0 : 1;
}

/** Why the server would not take the number; undefined for what is empty, and for what is no number. */
export function unitsProblemIn(
  kind: MovementName,
  name: FieldName,
  values: MovementValues,
): UnitsProblem | undefined {
  const value = values[name];
  if (!NUMBERS.has(name) || typeof value !== 'number') return undefined;
  const least = leastOf(kind, name);
  const most = name === 'counted' ? LEVEL_MAX : QUANTITY_MAX;
  if (value < least) return { is: 'tooLow', limit: least };
  if (value > most) return { is: 'tooHigh', limit: most };
  return value === 0 && least < 0 ? { is: 'zero' } : undefined;
}
