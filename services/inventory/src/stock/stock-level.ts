import type { StockReplenished, StockRanLow, StockRanOut } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import { freeOf, type StockItem, type StockLevel } from './stock-item.js';
import type { SupplyRules } from './supply-rules.js';

const levelOf = (available: number, { reorderPoint }: SupplyRules): Exclude<StockLevel, 'unknown'> => {
  if (available <= 0) return 'out';
  return reorderPoint !== null && available <= reorderPoint ? 'low' : 'ok';
};

/** Told once each time a line is crossed. What never had stock has not run out of it. */
export function crossedLevel(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
): (StockRanLow | StockRanOut | StockReplenished)[] {
  if (rules.reorderPoint === null) return [];
  const available = Math.max(0, freeOf(item));
  const level = levelOf(available, rules);
  if (level === item.level || (item.level === 'unknown' && (level === 'ok' || item.locations.size === 0))) {
    return [];
  }
  if (level === 'out') return [{ type: 'StockRanOut', data: factOf(sku) }];
  if (level === 'ok') return [{ type: 'StockReplenished', data: { ...factOf(sku), available } }];
  return [{ type: 'StockRanLow', data: { ...factOf(sku), available, reorderPoint: rules.reorderPoint } }];
}
