import { withEntry, withPool, withStockAt, type StockItem } from '../stock-item.js';
import type { SupplyRules } from '../supply-rules.js';
import { poolFor, roomFor } from './plain-supply.js';

/**
 * When each order that waits will be served: every receipt arrives on its day, unless that is too long ago, and who can
 * be served is.
 */
export function plainDates(item: StockItem, rules: SupplyRules): Map<string, string | null> {
  const { backorder } = rules;
  const comesOut = backorder.kind === 'preorder' ? (backorder.availableFrom ?? null) : null;
  const dates = new Map<string, string | null>([...item.queue].map((orderId) => [orderId, comesOut]));
  const lastMs = Date.parse(rules.at) - rules.incomingOverdueAfterMs;
  const days = [...new Set([...item.incoming.values()].map(({ expectedAt }) => expectedAt))]
    .filter((day) => Date.parse(day) >= lastMs)
    .sort();
  let state = item;
  for (const day of days) {
    for (const { locationId, quantity, expectedAt } of item.incoming.values()) {
      if (expectedAt === day) state = withStockAt(state, locationId, { onHand: quantity });
    }
    const { queue } = state;
    state = served(state, rules);
    for (const orderId of queue) {
      if ((state.entries.get(orderId)?.queued ?? 0) > 0) continue;
      dates.set(orderId, comesOut !== null && comesOut > day ? comesOut : day);
    }
  }
  return dates;
}

/** Whoever can be served, is, until nobody can. */
function served(item: StockItem, rules: SupplyRules): StockItem {
  let state = item;
  for (const orderId of item.queue) {
    const entry = state.entries.get(orderId);
    if (!entry || roomFor(state, rules, entry, entry.queued) < entry.queued) continue;
    const { queued } = entry;
    const fromPool = Math.min(queued, poolFor(state, rules, entry));
    state = withEntry(withPool(state, entry.channelId, -fromPool), {
      ...{ ...entry, queued: 0, reserved: entry.reserved + queued },
      fromPool: entry.fromPool + fromPool,
    });
  }
  return state.queue.length === item.queue.length ? state : served(state, rules);
}
