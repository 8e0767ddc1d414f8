import type { Schemas } from '../api/client.js';

/** The colours of how full the shelves are. */
export const LEVEL_COLORS = {
  ok: 'gray',
  low: 'yellow',
  out: 'red',
} as const satisfies Readonly<Record<Schemas['ShelfLevel'], string>>;
