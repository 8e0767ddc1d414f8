import type { StockEvent } from '@throughline/contracts';
import type { StockCommand } from '../stock.commands.js';
import { freeOf, withEntry, withStockAt, type StockItem } from '../stock-item.js';
import { readItem, writtenItem } from '../stock-snapshots.js';
import { availableTo, shortfallOf } from '../supply.js';
import { CHANNELS, picked, SKU } from './move.js';
import { roomFor } from './plain-supply.js';
import { heldBy, sum, type Check, type Step } from './step.js';

/** A pool is set anew, and the queue is looked at anew: what they find may have changed by what they did. */
const HAS_NO_REPEAT: ReadonlySet<StockCommand['type']> = new Set(['SetPool', 'ServeQueue']);

export const aRepeatHasNoEffect: Check = ({ command, item, decide, events, isSettled }) => {
  if (!isSettled || HAS_NO_REPEAT.has(command.type) || events.length === 0) return undefined;
  const again = decide(command, item);
  return again.length === 0 ? undefined : `again: ${again.map(({ type }) => type).join(', ')}`;
};

const orderBehind = ({ data }: StockCommand): string | undefined =>
  'orderId' in data ? data.orderId : undefined;

/** An order keeps what it has until it is released or has left, whatever others do. */
export const othersKeepWhatTheyHave: Check = ({ command, before, item }) => {
  for (const { orderId } of before.entries.newestFirst()) {
    if (orderId === orderBehind(command)) continue;
    const [had, has] = [heldBy(before, orderId), heldBy(item, orderId)];
    if (had !== has) return `${orderId} had ${had}, and has ${has}`;
  }
  return undefined;
};

/** What an order asks for, of all of its lines, it has or waits for. */
export const anOrderHasAllItAskedFor: Check = ({ command, ordered, before, item }) => {
  if (command.type !== 'ReserveItem' || ordered === null) return undefined;
  const { orderId, attempt } = command.data;
  if (before.entries.get(orderId)?.attempt === attempt && ordered === command.data.quantity) return undefined;
  if ((before.entries.get(orderId)?.attempt ?? 0) > attempt) return undefined;
  const has = heldBy(item, orderId);
  return has === ordered ? undefined : `${orderId} asked for ${ordered}, and has ${has}`;
};

/** On hand and allocated, told again and plainly. */
const leaves = (event: StockEvent): number => {
  if (event.type === 'AllocationIssued') return event.data.quantity;
  return event.type === 'StockAdjusted' && event.data.reason === 'other' ? -event.data.quantity : 0;
};

export const whatAShipmentCarriesLeaves: Check = ({ command, events }) => {
  if (command.type !== 'IssueAllocation' || events.length === 0) return undefined;
  const left = sum(events.map(leaves));
  return left === command.data.quantity ? undefined : `${left} left of ${command.data.quantity}`;
};

const newcomerOf = (quantity: number, channelId: string | null): StockCommand => ({
  type: 'ReserveItem',
  data: { sku: SKU, orderId: 'newcomer', attempt: 1, quantity, ...(channelId !== null && { channelId }) },
});

/** So many are placed at once, and one more is not. */
export const availableIsWhatANewcomerCanHave: Check = (step) => {
  const { item, rules, number } = step;
  if (!step.isSettled || hasExpiredHolds(step)) return undefined;
  const channelId = picked(CHANNELS, number) ?? null;
  const available = availableTo(item, rules, channelId);
  const asker = { channelId, ...rules.channel(channelId), arrival: item.arrivals };
  const plain = roomFor(item, rules, asker, UNITS_MAX);
  if (available !== plain) return `${available} available to ${channelId ?? 'anybody'}, expected ${plain}`;
  const placed = (quantity: number) => isPlaced(step.decide(newcomerOf(quantity, channelId), item));
  if (available > 0 && !placed(available)) return `${available} available, and not placed`;
  return placed(available + 1) ? `${available} available, and one more placed` : undefined;
};

const UNITS_MAX = 1_000_000;

/** What others would have to give back is not available. */
const isPlaced = (events: readonly StockEvent[]): boolean =>
  events.some(({ type }) => type === 'ReservationPlaced') &&
  !events.some(({ type }) => type === 'ReservationQueued' || type === 'ReservationYielded');

const hasExpiredHolds = ({ item, rules }: Step): boolean =>
  [...item.holds.values()].some(({ expiresAt }) => expiresAt <= rules.at);

const LEVELS: Partial<Record<StockEvent['type'], StockItem['level']>> = {
  StockRanLow: 'low',
  StockRanOut: 'out',
  StockReplenished: 'ok',
};

export const levelsAlternateAndAreTrue: Check = ({ before, events, item, rules }) => {
  let level = before.level;
  for (const { type } of events) {
    const next = LEVELS[type];
    if (next === undefined) continue;
    if (next === level) return `told twice that it is ${next}`;
    level = next;
  }
  if (events.length === 0 || rules.reorderPoint === null || level === 'unknown') return undefined;
  const free = freeOf(item);
  const actual = free <= 0 ? 'out' : free <= rules.reorderPoint ? 'low' : 'ok';
  return level === actual ? undefined : `told ${level}, with ${free} left`;
};

/** Whoever is named as endangered is so for a reason: something is missing, and they have it. */
export const whoIsEndangeredIsShort: Check = ({ item, rules }) => {
  const missing = shortfallOf(item, rules);
  if (missing === 0 && item.endangered.length > 0)
    return `${item.endangered.join(', ')}, and nothing is missing`;
  const isTwice = new Set(item.endangered).size < item.endangered.length;
  return isTwice ? `named twice among ${item.endangered.join(', ')}` : undefined;
};

/** Whoever is told to be safe is so, whoever came before it: without those still named, nothing is missing. */
export const whoIsSecuredIsSafe: Check = ({ events, item, rules }) => {
  if (!events.some(({ type }) => type === 'StockShortfallEased')) return undefined;
  const without = item.endangered.reduce((state, orderId) => {
    const entry = state.entries.get(orderId);
    if (!entry) return state;
    const freed = entry.allocated.reduce(
      (next, { locationId, quantity }) => withStockAt(next, locationId, { allocated: -quantity }),
      state,
    );
    return withEntry(freed, { ...entry, reserved: 0, allocated: [] });
  }, item);
  const missing = shortfallOf(without, rules);
  return missing > item.held ? `${missing} are missing even without those still named` : undefined;
};

/** Written down and read again, as after a start. */
export const aSnapshotIsTheItem: Check = ({ item }) => {
  const written = writtenItem(item);
  return writtenItem(readItem(written)) === written ? undefined : 'a snapshot reads otherwise';
};
