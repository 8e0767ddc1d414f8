import type { StockEvent } from '@throughline/contracts';
import { evolve } from '../stock.evolve.js';
import { arrivalOf, type StockItem } from '../stock-item.js';
import { LANE, type SupplyRules } from '../supply-rules.js';
import { plainDates } from './plain-dates.js';
import { roomFor } from './plain-supply.js';
import type { Check, Step } from './step.js';

export const queueIsInOrder: Check = ({ item }) => {
  const queue = [...item.queue];
  const entries = queue.map((orderId) => item.entries.get(orderId));
  for (const [index, entry] of entries.entries()) {
    if (!entry || entry.queued === 0) return `${queue[index] ?? ''} is in the queue and waits for nothing`;
    const next = entries[index + 1];
    if (next && (next.lane < entry.lane || (next.lane === entry.lane && next.arrival < entry.arrival))) {
      return `${entry.orderId} stands before ${next.orderId}`;
    }
  }
  const waiting = item.entries.newestFirst().filter(({ queued }) => queued > 0).length;
  return waiting === item.queue.length ? undefined : `${waiting} wait, ${item.queue.length} in the queue`;
};

export const nobodyWaitsForWhatIsThere: Check = ({ item, rules, isSettled }) => {
  if (!isSettled) return undefined;
  for (const orderId of item.queue) {
    const entry = item.entries.get(orderId);
    if (entry && roomFor(item, rules, entry, entry.queued) >= entry.queued) {
      return `${orderId} waits for ${entry.queued} that are there`;
    }
  }
  return undefined;
};

/** Who is placed may have its units, with everybody before it and everything kept back in mind; who waits may not. */
export const eachIsPlacedOrWaitsByRight: Check = (step) => {
  let state = step.before;
  for (const [index, event] of step.events.entries()) {
    const problem = isOrdered(step.events, index) ? undefined : wronged(state, event, step);
    if (problem !== undefined) return problem;
    state = evolve(state, event);
  }
  return undefined;
};

/** What a checkout held is its order's, whoever waits. */
const isOrdered = (events: readonly StockEvent[], index: number): boolean => {
  const before = events[index - 1];
  return before?.type === 'CheckoutHoldEnded' && before.data.reason === 'ordered';
};

function wronged(item: StockItem, event: StockEvent, { rules, command }: Step): string | undefined {
  switch (event.type) {
    case 'QueuedReservationPlaced': {
      const { orderId, quantity } = event.data;
      const entry = item.entries.get(orderId);
      const room = entry ? roomFor(item, rules, entry, quantity) : 0;
      return room < quantity ? `${orderId} is served ${quantity} of ${room}` : undefined;
    }
    case 'CheckoutHoldPlaced':
    case 'ReservationPlaced': {
      const room = roomFor(item, rules, newcomer(item, rules, event.data), event.data.quantity);
      return room < event.data.quantity
        ? `${event.data.quantity} placed where there is room for ${room}`
        : undefined;
    }
    case 'ReservationQueued': {
      const { quantity } = event.data;
      const room = roomFor(item, rules, newcomer(item, rules, event.data), quantity);
      const most = command.type === 'ReserveItem' && command.data.isPartial ? 0 : quantity - 1;
      return room > most ? `${quantity} have to wait where there is room for ${room}` : undefined;
    }
    default:
      return undefined;
  }
}

type Claim = Extract<
  StockEvent,
  { type: 'ReservationPlaced' | 'ReservationQueued' | 'CheckoutHoldPlaced' }
>['data'];

const newcomer = (item: StockItem, rules: SupplyRules, claim: Claim) => ({
  channelId: claim.channelId ?? null,
  sources: claim.sources ?? null,
  lane: 'holdId' in claim ? rules.channel(claim.channelId ?? null).lane : (claim.lane ?? LANE),
  arrival:
    ('orderId' in claim ? item.entries.get(claim.orderId)?.arrival : undefined) ??
    arrivalOf(item, 'orderId' in claim ? claim.orderId : ''),
});

/** Who gives way has to, by the rule of the channel whose order gets it: and only where the order gets all of it. */
export const whoGivesWayHasTo: Check = ({ command, before, events, rules }) => {
  const yields = events.filter((event) => event.type === 'ReservationYielded');
  if (yields.length === 0) return undefined;
  if (command.type !== 'ReserveItem') return `${command.type} made somebody give way`;
  const { lane, displacesFromLane } = rules.channel(command.data.channelId ?? null);
  if (displacesFromLane === null) return 'a channel without the rule made somebody give way';
  const isPlaced = events.some(
    ({ type, data }) =>
      type === 'ReservationPlaced' && 'orderId' in data && data.orderId === command.data.orderId,
  );
  if (!isPlaced) return 'somebody gave way for nothing';
  for (const { data } of yields) {
    const entry = before.entries.get(data.orderId);
    if (!entry || entry.lane < displacesFromLane || entry.lane <= lane) return `${data.orderId} gave way`;
    if (entry.allocated.length > 0) return `${data.orderId} gave way, and is being shipped`;
    if (data.toOrderId !== command.data.orderId) return `${data.orderId} gave way to somebody else`;
  }
  return nobodyGivesWayForNothing(before, events, rules);
};

/** With one of them less, the order could not have had it. */
function nobodyGivesWayForNothing(
  before: StockItem,
  events: readonly StockEvent[],
  rules: SupplyRules,
): string | undefined {
  const at = events.findIndex(({ type }) => type === 'ReservationYielded');
  const placedAt = events.findIndex(({ type }, index) => index > at && type === 'ReservationPlaced');
  const placed = events[placedAt];
  if (placed?.type !== 'ReservationPlaced') return 'somebody gave way, and nobody was placed';
  const start = events.slice(0, at).reduce(evolve, before);
  const yields = events.slice(at, placedAt);
  for (const spared of yields) {
    const state = yields.filter((other) => other !== spared).reduce(evolve, start);
    if (
      roomFor(state, rules, newcomer(state, rules, placed.data), placed.data.quantity) >= placed.data.quantity
    ) {
      return `${(spared.data as { orderId: string }).orderId} gave way without need`;
    }
  }
  return undefined;
}

export const datesAreThoseOfAPlainSimulation: Check = ({ item, rules, isSettled }) => {
  if (!isSettled || item.queue.length === 0) return undefined;
  for (const [orderId, date] of plainDates(item, rules)) {
    const told = item.entries.get(orderId)?.promisedAt ?? null;
    if (told !== date) return `${orderId} is promised ${told ?? 'nothing'}, expected ${date ?? 'nothing'}`;
  }
  return undefined;
};
