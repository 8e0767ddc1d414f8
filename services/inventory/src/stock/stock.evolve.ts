import type { StockEvent } from '@throughline/contracts';
import { evolveHold } from './evolve-holds.js';
import { evolveMovement } from './evolve-movements.js';
import { evolvePromise } from './evolve-promises.js';
import type { StockItem } from './stock-item.js';

export { contentOf, type Movement } from './evolve-movements.js';

/** One fact further. Never throws; a fact of a newer release leaves the item as it is. */
export const evolve = (item: StockItem, event: StockEvent): StockItem =>
  evolveMovement(item, event) ?? evolveHold(item, event) ?? evolvePromise(item, event);
