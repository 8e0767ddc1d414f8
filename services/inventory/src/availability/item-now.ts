import { expiredHolds } from '../stock/checkout-hold.decider.js';
import { after } from '../stock/consequences.js';
import type { StockItem } from '../stock/stock-item.js';
import type { SupplyRules } from '../stock/supply-rules.js';

/** The item as it is at `rules.at`: checkouts whose time is up hold nothing, whether that was recorded yet or not. */
export const itemNow = (sku: string, item: StockItem, rules: SupplyRules): StockItem =>
  item.holds.size === 0 ? item : after(item, expiredHolds(sku, item, rules));
