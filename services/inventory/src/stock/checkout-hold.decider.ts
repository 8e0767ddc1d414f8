import type { CheckoutHoldEnded, CheckoutHoldPlaced, StockEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { withConsequences } from './consequences.js';
import { factOf } from './fact-of.js';
import type { CheckoutHold } from './open-holds.js';
import type { EndCheckoutHold, ExtendCheckoutHold, PlaceCheckoutHold } from './stock.commands.js';
import type { StockItem } from './stock-item.js';
import { newcomerOf, placeable } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Checkouts that one item keeps units for at once. */
export const CHECKOUT_HOLDS_MAX = 10_000;

/** All of it or nothing: a checkout does not wait in a queue. */
export const placeCheckoutHold = (
  { data }: PlaceCheckoutHold,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const { sku, holdId, channelId, quantity, expiresAt } = data;
  if (item.holds.has(holdId)) return ignore('held already');
  if (expiresAt <= rules.at) return reject('hold-expired');
  if (item.holds.size >= CHECKOUT_HOLDS_MAX) return reject('too-many-holds');
  const asker = newcomerOf(item, rules, channelId);
  const { units, fromPool } = placeable(item, rules, asker, quantity);
  if (units < quantity) return reject('not-available', `${units} of ${quantity} ${sku} available`);

  const fact: CheckoutHoldPlaced['data'] = {
    ...{ ...factOf(sku), holdId, channelId, quantity, expiresAt },
    ...(asker.sources !== null && { sources: asker.sources }),
    ...(fromPool > 0 && { fromPool }),
  };
  return accept({ type: 'CheckoutHoldPlaced', data: fact });
};

export const extendCheckoutHold = ({ data }: ExtendCheckoutHold, item: StockItem): Decision<StockEvent> => {
  const { sku, holdId, expiresAt } = data;
  const hold = item.holds.get(holdId);
  if (!hold) return reject('hold-expired');
  if (hold.expiresAt >= expiresAt) return ignore('held as long already');

  return accept({ type: 'CheckoutHoldExtended', data: { ...factOf(sku), holdId, expiresAt } });
};

export const endCheckoutHold = (
  { data }: EndCheckoutHold,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const hold = item.holds.get(data.holdId);
  if (!hold) return ignore('not held');

  return accept(...withConsequences(data.sku, item, [endOf(data.sku, hold, data.reason)], rules));
};

const endOf = (
  sku: string,
  { holdId, quantity }: CheckoutHold,
  reason: CheckoutHoldEnded['data']['reason'],
): CheckoutHoldEnded => ({
  type: 'CheckoutHoldEnded',
  data: { ...factOf(sku), holdId, quantity, reason },
});

/** Holds that one append ends because their time is up. */
const EXPIRED_PER_APPEND_MAX = 200;

/** Holds whose time is up, and whom that serves: whatever is decided next, they are not in its way. */
export function expiredHolds(sku: string, item: StockItem, rules: SupplyRules): readonly StockEvent[] {
  const due = item.holds.due(rules.at, EXPIRED_PER_APPEND_MAX);
  if (due.length === 0) return [];
  const expired = due.map((hold) => endOf(sku, hold, 'expired'));
  return withConsequences(sku, item, expired, rules);
}
