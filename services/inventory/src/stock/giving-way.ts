import type { ReservationYielded } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import type { Entry } from './open-entries.js';
import type { StockItem } from './stock-item.js';
import { evolve } from './stock.evolve.js';
import { placeable, type Asker } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

/** Orders that give way to one at most. */
export const GIVING_WAY_MAX = 100;

/** Least urgent first, and of those the newest. */
const leastUrgentFirst = (one: Entry, other: Entry): number =>
  other.lane - one.lane || other.arrival - one.arrival;

/** Reserved in a lane that the asker's channel may displace, and nothing of it lies ready for a shipment. */
function candidates(item: StockItem, rules: SupplyRules, asker: Asker): Entry[] {
  const { displacesFromLane } = rules.channel(asker.channelId);
  if (displacesFromLane === null) return [];
  return item.entries
    .newestFirst()
    .filter(
      ({ lane, reserved, allocated }) =>
        lane >= displacesFromLane && lane > asker.lane && reserved > 0 && allocated.length === 0,
    )
    .sort(leastUrgentFirst)
    .slice(0, GIVING_WAY_MAX);
}

const yieldOf = (
  sku: string,
  { orderId, attempt, reserved }: Entry,
  toOrderId: string,
): ReservationYielded => ({
  type: 'ReservationYielded',
  data: { ...factOf(sku), orderId, attempt, quantity: reserved, toOrderId },
});

/**
 * The orders that give way, so that the asker can have all of `quantity`: as few as can be, the least urgent. Nobody
 * does where it would not be enough.
 */
export function givingWay(
  sku: string,
  item: StockItem,
  rules: SupplyRules,
  {
    orderId,
    asker,
    quantity,
  }: { readonly orderId: string; readonly asker: Asker; readonly quantity: number },
): ReservationYielded[] {
  const after = (entries: readonly Entry[]): StockItem =>
    entries.reduce((state, entry) => evolve(state, yieldOf(sku, entry, orderId)), item);
  const isEnough = (entries: readonly Entry[]): boolean =>
    placeable(after(entries), rules, asker, quantity).units === quantity;

  let chosen = candidates(item, rules, asker);
  if (chosen.length === 0 || !isEnough(chosen)) return [];
  // The most urgent and oldest are spared first.
  for (const entry of chosen.toReversed()) {
    const others = chosen.filter((other) => other !== entry);
    if (isEnough(others)) chosen = others;
  }
  return chosen.map((entry) => yieldOf(sku, entry, orderId));
}
