export { inventoryService } from './inventory.module.js';
export { UnsettledReservations } from './settling/unsettled-reservations.js';
// For tests that hold what other services make of an item's facts to what this one decides by.
export type { StockCommand } from './stock/stock.commands.js';
export { stockDeciderUnder } from './stock/stock.decider.js';
export { emptyItem, freeOf, REFERENCES_KEPT_MAX, type StockItem } from './stock/stock-item.js';
export { commandOf, MOVES, type Move } from './stock/stock-moves.js';
export { openRules, type SupplyRules } from './stock/supply-rules.js';
