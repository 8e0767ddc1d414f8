import type {
  ReservationPlaced,
  ReservationQueued,
  ReservationReleased,
  StockEvent,
} from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { after, withConsequences } from './consequences.js';
import { factOf } from './fact-of.js';
import { givingWay } from './giving-way.js';
import type { Entry } from './open-entries.js';
import type { CheckoutHold } from './open-holds.js';
import { promiseForNewcomer } from './promise-dates.js';
import { servedQueue } from './queue.js';
import type { ReleaseItem, ReserveItem, ServeQueue } from './stock.commands.js';
import { arrivalOf, freeOf, type StockItem } from './stock-item.js';
import { newcomerOf, placeable, type Asker } from './supply.js';
import { LANE, type SupplyRules } from './supply-rules.js';

export const reserveItem = (
  { data }: ReserveItem,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const { sku, orderId, attempt } = data;
  const entry = item.entries.get(orderId);
  if (entry?.attempt === attempt && entry.queued > 0) return served(sku, item, rules);
  if (entry?.attempt === attempt) return ignore('the attempt has its entry');
  if (entry && entry.attempt > attempt) return reject('attempt-ended');

  // An attempt is only ever followed by the next once the ledger has ended it.
  const given = entry ? [releaseOf(sku, entry)] : [];
  const freed = after(item, given);
  const held = data.checkoutHoldId === undefined ? undefined : freed.holds.get(data.checkoutHoldId);
  const newcomer = {
    ...newcomerOf(freed, rules, data.channelId ?? null),
    arrival: arrivalOf(freed, orderId),
  };
  const asker = held ? { ...newcomer, sources: held.sources } : newcomer;
  const ordered = held ? takeOver(data, held, asker) : [];
  const wanted = data.quantity - Math.min(data.quantity, held?.quantity ?? 0);
  const entered = [...given, ...ordered, ...placeOrQueue(data, wanted, asker, after(freed, ordered), rules)];
  // What is left of an earlier attempt, or of the hold, is somebody else's who waits.
  return accept(...(entry || held ? withConsequences(sku, item, entered, rules) : entered));
};

/** The checkout's hold becomes the order's reservation in one append: nobody can slip in between, whoever waits. */
function takeOver(
  { sku, orderId, attempt, quantity }: ReserveItem['data'],
  hold: CheckoutHold,
  asker: Asker,
): StockEvent[] {
  const { holdId } = hold;
  const units = Math.min(quantity, hold.quantity);
  const fromPool = hold.channelId === asker.channelId ? Math.min(units, hold.fromPool) : 0;
  const fact = { ...factOf(sku), orderId, attempt, ...claimOf(asker), quantity: units };
  return [
    {
      type: 'CheckoutHoldEnded',
      data: { ...factOf(sku), holdId, quantity: hold.quantity, reason: 'ordered' },
    },
    { type: 'ReservationPlaced', data: fromPool > 0 ? { ...fact, fromPool } : fact },
  ];
}

/** Newcomers never pass those who wait for the same stock, however little they want. */
function placeOrQueue(
  data: ReserveItem['data'],
  quantity: number,
  asker: Asker,
  item: StockItem,
  rules: SupplyRules,
): StockEvent[] {
  const { sku, orderId, attempt, isPartial } = data;
  if (quantity === 0) return [];
  const found = placeable(item, rules, asker, quantity);
  const giving = found.units < quantity ? givingWay(sku, item, rules, { orderId, asker, quantity }) : [];
  if (giving.length > 0) {
    // Nobody has to give way to it once they have.
    const entered = [...giving, ...placeOrQueue(data, quantity, asker, after(item, giving), rules)];
    return [...withConsequences(sku, item, entered, rules)];
  }
  const units = found.units === quantity || isPartial ? found.units : 0;
  const claim = { ...factOf(sku), orderId, attempt, ...claimOf(asker) };
  const events: (ReservationPlaced | ReservationQueued)[] = [];
  if (units > 0) {
    const fromPool = Math.min(units, found.fromPool);
    const fact = { ...claim, quantity: units };
    events.push({ type: 'ReservationPlaced', data: fromPool > 0 ? { ...fact, fromPool } : fact });
  }
  if (units < quantity) {
    const wants = { asker, quantity: quantity - units };
    const promisedAt = promiseForNewcomer(sku, after(item, events), rules, wants);
    const isBeyondCap = exceedsCap(item, rules, wants.quantity);
    events.push({
      type: 'ReservationQueued',
      data: {
        ...{ ...claim, quantity: wants.quantity, availableNow: Math.max(0, freeOf(item)) },
        ...(promisedAt !== null && { promisedAt }),
        ...(isBeyondCap && { isBeyondCap }),
      },
    });
  }
  return events;
}

/** Only what is out of the ordinary is said. */
const claimOf = ({ channelId, sources, lane }: Asker) => ({
  ...(channelId !== null && { channelId }),
  ...(sources !== null && { sources }),
  ...(lane !== LANE && { lane }),
});

export const exceedsCap = ({ queued }: StockItem, { backorder }: SupplyRules, quantity: number): boolean =>
  backorder.kind === 'none' || queued + quantity > (backorder.capUnits ?? Infinity);

export const releaseItem = (
  { data }: ReleaseItem,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> => {
  const { sku, orderId, attempt } = data;
  const entry = item.entries.get(orderId);
  if (!entry) return ignore('nothing to give back');
  if (entry.attempt > attempt) return ignore('a later attempt holds it');

  return accept(...withConsequences(sku, item, [releaseOf(sku, entry)], rules));
};

const releaseOf = (sku: string, { orderId, attempt, allocated }: Entry): ReservationReleased => ({
  type: 'ReservationReleased',
  data: {
    ...factOf(sku),
    orderId,
    attempt,
    allocated: allocated.map(({ locationId, quantity }) => ({ locationId, quantity })),
  },
});

export const serveQueue = ({ data }: ServeQueue, item: StockItem, rules: SupplyRules): Decision<StockEvent> =>
  served(data.sku, item, rules);

function served(sku: string, item: StockItem, rules: SupplyRules): Decision<StockEvent> {
  const { events } = servedQueue(sku, item, rules);
  return events.length > 0 ? accept(...events) : ignore('nobody in the queue can be served');
}
