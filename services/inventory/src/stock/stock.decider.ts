import type { StockEvent } from '@throughline/contracts';
import { accept, type Decider, type Decision } from '@throughline/kernel';
import { allocateItem, issueAllocation, returnAllocation, shortAllocation } from './allocation.decider.js';
import {
  endCheckoutHold,
  expiredHolds,
  extendCheckoutHold,
  placeCheckoutHold,
} from './checkout-hold.decider.js';
import { after } from './consequences.js';
import { overdueIncoming } from './overdue.js';
import { movedPromises } from './promise-dates.js';
import * as quantity from './quantity.decider.js';
import { releaseItem, reserveItem, serveQueue } from './reservation-entry.decider.js';
import type { StockCommand } from './stock.commands.js';
import { evolve } from './stock.evolve.js';
import { emptyItem, type StockItem } from './stock-item.js';
import { crossedLevel } from './stock-level.js';
import { openRules, type SupplyRules } from './supply-rules.js';

function decideOn(command: StockCommand, item: StockItem, rules: SupplyRules): Decision<StockEvent> {
  switch (command.type) {
    case 'ReserveItem':
      return reserveItem(command, item, rules);
    case 'ReleaseItem':
      return releaseItem(command, item, rules);
    case 'AllocateItem':
      return allocateItem(command, item, rules);
    case 'ReturnAllocation':
      return returnAllocation(command, item, rules);
    case 'ShortAllocation':
      return shortAllocation(command, item, rules);
    case 'IssueAllocation':
      return issueAllocation(command, item, rules);
    case 'PlaceCheckoutHold':
      return placeCheckoutHold(command, item, rules);
    case 'ExtendCheckoutHold':
      return extendCheckoutHold(command, item);
    case 'EndCheckoutHold':
      return endCheckoutHold(command, item, rules);
    case 'ServeQueue':
      return serveQueue(command, item, rules);
    default:
      return decideOnQuantity(command, item, rules);
  }
}

type QuantityCommand = Exclude<
  StockCommand,
  {
    type: `${string}Item` | `${string}Allocation` | `${string}Hold` | 'ServeQueue';
  }
>;

function decideOnQuantity(
  command: QuantityCommand,
  item: StockItem,
  rules: SupplyRules,
): Decision<StockEvent> {
  switch (command.type) {
    case 'ReceiveStock':
      return quantity.receiveStock(command, item, rules);
    case 'AdjustStock':
      return quantity.adjustStock(command, item, rules);
    case 'CountStock':
      return quantity.countStock(command, item, rules);
    case 'ReportLevel':
      return quantity.reportLevel(command, item, rules);
    case 'SellStock':
      return quantity.sellStock(command, item, rules);
    case 'QuarantineStock':
      return quantity.quarantineStock(command, item, rules);
    case 'AnnounceIncoming':
      return quantity.announceIncoming(command, item, rules);
    case 'ShipTransfer':
      return quantity.shipTransfer(command, item, rules);
    case 'SetPool':
      return quantity.setPool(command, item, rules);
  }
}

/** Facts that leave the dates of those who wait as they are. */
const KEEPS_PROMISES: ReadonlySet<StockEvent['type']> = new Set([
  'CheckoutHoldExtended',
  'LocationFoundShort',
]);

/** Where nothing is on its way, nobody's date depends on stock. */
function movesPromises(
  events: readonly StockEvent[],
  before: StockItem,
  next: StockItem,
  rules: SupplyRules,
): boolean {
  if (next.queue.length === 0) return false;
  if (before.incoming.size === 0 && next.incoming.size === 0) return events.some(isQueuedAnew);
  return events.some((event) =>
    event.type === 'ReservationQueued'
      ? !isBehindAll(event.data.orderId, next, rules)
      : !KEEPS_PROMISES.has(event.type),
  );
}

/** A newcomer in the last place moves nobody, unless it may have what is kept out of the reach of those before it. */
const isBehindAll = (orderId: string, { queue, waiting, entries }: StockItem, rules: SupplyRules): boolean =>
  queue.last === orderId &&
  (waiting.size === 1 ||
    [...queue].every((other) => rules.channel(entries.get(other)?.channelId ?? null).safetyStock === 0));

const isQueuedAnew = (event: StockEvent): boolean =>
  event.type === 'ReservationYielded' || (event.type === 'AllocationShorted' && event.data.isQueued);

/**
 * What a decision means to others, in the same append: what is overdue by now, new dates for those who wait, a line
 * that stock crossed.
 */
function told(
  sku: string,
  item: StockItem,
  events: readonly StockEvent[],
  rules: SupplyRules,
  isMoving = false,
): readonly StockEvent[] {
  const came = after(item, events);
  const all = [...events, ...overdueIncoming(sku, came, rules)];
  const next = after(came, all.slice(events.length));
  const moved = isMoving || movesPromises(all, item, next, rules) ? movedPromises(sku, next, rules) : [];
  return [...all, ...moved, ...crossedLevel(sku, next, rules)];
}

/**
 * One stock item, under what the settings say of it now: no oversell follows from its stream's expected revision
 * alone.
 */
export const stockDeciderUnder = (rules: SupplyRules): Decider<StockItem, StockCommand, StockEvent> => ({
  initial: emptyItem,
  evolve,
  decide: (command, item) => {
    const { sku } = command.data;
    const expired = item.holds.size === 0 ? [] : expiredHolds(sku, item, rules);
    const decision = decideOn(command, after(item, expired), rules);
    if (decision.outcome === 'accept') {
      const isMoving = command.type === 'ServeQueue';
      return accept(...told(sku, item, [...expired, ...decision.events], rules, isMoving));
    }
    if (command.type !== 'ServeQueue') return decision;
    const events = told(sku, item, expired, rules, true);
    return events.length > 0 ? accept(...events) : decision;
  },
});

/** One stock item of which the settings say nothing. */
export const stockDecider = stockDeciderUnder(openRules('1970-01-01T00:00:00.000Z'));
