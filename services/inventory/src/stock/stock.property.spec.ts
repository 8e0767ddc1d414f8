import { eventCatalogue, type StockEvent, type StoredEvent } from '@throughline/contracts';
import { StockBook } from '@throughline/testing';
import fc from 'fast-check';
import { stockDecider } from './stock.decider.js';
import { emptyItem, freeOf, stockAt, type StockItem } from './stock-item.js';
import { isQueueServable } from './queue.js';
import { shortfallOf } from './supply.js';
import { openRules } from './supply-rules.js';
import { commandOf, LOCATIONS, MOVES, type Move } from './stock-moves.js';
import type { StockCommand } from './stock.commands.js';

/** How long the histories are, and how many. */
const MOVES_MIN = 20;
const MOVES_MAX = 100;
const HISTORIES = 100;

const RULES = openRules('2026-01-05T10:00:00.000Z');

const history: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...MOVES),
    pick: fc.nat(999),
    units: fc.integer({ min: 1, max: 6 }),
    chance: fc.nat(9),
  }),
  { minLength: MOVES_MIN, maxLength: MOVES_MAX, size: 'max' },
);

interface Step {
  readonly command: StockCommand;
  readonly before: StockItem;
  readonly events: readonly StockEvent[];
  readonly item: StockItem;
}

const decide = (given: StockCommand, item: StockItem): readonly StockEvent[] => {
  const decision = stockDecider.decide(given, item);
  return decision.outcome === 'accept' ? decision.events : [];
};

function run(moves: readonly Move[]): Step[] {
  let item = emptyItem;
  const past: StockCommand[] = [];
  return moves.map((move) => {
    const before = item;
    const given = commandOf(move, before, past);
    past.push(given);
    const events = decide(given, before);
    item = events.reduce(stockDecider.evolve, before);
    return { command: given, before, events, item };
  });
}

const whenever = (check: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(history, (moves) => check(run(moves))),
    { numRuns: HISTORIES },
  );

/** What a fact does to on hand, told again and plainly. */
const change = (event: StockEvent): number => {
  if (event.type === 'StockReceived' || event.type === 'StockAdjusted') return event.data.quantity;
  return event.type === 'AllocationIssued' || event.type === 'AllocationShorted' ? -event.data.quantity : 0;
};

describe('whatever happens to an item, in whatever order and however often', () => {
  it('the histories tell of everything that can happen', () => {
    const told = new Set<string>();
    whenever((steps) => steps.forEach(({ events }) => events.forEach(({ type }) => told.add(type))));
    const all = Object.entries(eventCatalogue).filter(([, { stream }]) => stream === 'stock');
    expect(told).toEqual(new Set(all.map(([type]) => type)));
  });

  it('stock is conserved: on hand is what came in less what left, with every correction on the books', () =>
    whenever((steps) => {
      const expected = new Map<string, number>(LOCATIONS.map((location) => [location, 0]));
      for (const { events, item } of steps) {
        for (const event of events) {
          if (!('locationId' in event.data)) continue;
          const { locationId: location } = event.data;
          expected.set(location, (expected.get(location) ?? 0) + change(event));
        }
        expect(new Map(LOCATIONS.map((location) => [location, stockAt(item, location).onHand]))).toEqual(
          expected,
        );
      }
    }));

  it('exactly what a shipment carried leaves the house', () =>
    whenever((steps) => {
      for (const { command: given, events } of steps) {
        if (given.type !== 'IssueAllocation' || events.length === 0) continue;
        const left = events.filter((event) => event.type === 'AllocationIssued' || isOverShipped(event));
        expect(sum(left.map((event) => -change(event)))).toBe(given.data.quantity);
      }
    }));

  it('nothing is oversold, and a plain second book agrees', () =>
    whenever((steps) => {
      const book = new StockBook();
      let revision = 0;
      for (const { events } of steps) {
        const stored = events.map((event) => ({ ...event, stream: 'stock-TEA', revision: revision++ }));
        expect(book.follow(stored as unknown as StoredEvent[])).toEqual([]);
      }
    }));

  it('more is promised than there is only after a shortfall that was told', () =>
    whenever((steps) => {
      let told = 0;
      for (const { events, item } of steps) {
        for (const event of events) if (event.type === 'StockShortfallFound') told = event.data.quantity;
        expect(shortfallOf(item, RULES)).toBeLessThanOrEqual(told);
        told = shortfallOf(item, RULES);
      }
    }));

  it('nothing is ever below zero', () =>
    whenever((steps) => {
      const lowest = steps.flatMap(({ item }) => [
        ...LOCATIONS.flatMap((location) => Object.values(stockAt(item, location))),
        ...item.entries.newestFirst().flatMap(({ reserved, queued }) => [reserved, queued]),
      ]);
      expect(Math.min(...lowest)).toBeGreaterThanOrEqual(0);
    }));

  it('the sums are those of the entries', () =>
    whenever((steps) => {
      for (const { item } of steps) {
        const entries = item.entries.newestFirst();
        const allocations = entries.flatMap((entry) => entry.allocated);
        const allocatedAt = (location: string): number =>
          sum(allocations.filter((each) => each.locationId === location).map(({ quantity }) => quantity));
        expect([
          item.reserved,
          item.queued,
          ...LOCATIONS.map((each) => stockAt(item, each).allocated),
        ]).toEqual([
          sum(entries.map(({ reserved }) => reserved)),
          sum(entries.map(({ queued }) => queued)),
          ...LOCATIONS.map(allocatedAt),
        ]);
      }
    }));

  it('who waits is served in the order of arrival, and nobody waits for what is there', () =>
    whenever((steps) => {
      for (const { before, events, item } of steps) {
        let state = before;
        for (const event of events) {
          if (event.type === 'QueuedReservationPlaced') expect(state.queue[0]).toBe(event.data.orderId);
          if (event.type === 'ReservationPlaced') expect(state.queue).toEqual([]);
          state = stockDecider.evolve(state, event);
        }
        const arrivals = item.queue.map((order) => item.entries.get(order)?.arrival ?? -1);
        expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
        expect(isQueueServable('TEA', item, RULES)).toBe(false);
      }
    }));

  it('a command that comes twice has the effect of one', () =>
    whenever((steps) => {
      for (const { command: given, item } of steps) expect(decide(given, item)).toEqual([]);
    }));

  it('an order has one entry, of one attempt, and keeps what it has until it is released or has left', () =>
    whenever((steps) => {
      for (const { command: given, before, events, item } of steps) {
        const others = before.entries
          .newestFirst()
          .map(({ orderId }) => orderId)
          .filter((orderId) => !('orderId' in given.data && given.data.orderId === orderId));
        expect(others.map((orderId) => heldBy(item, orderId))).toEqual(
          others.map((orderId) => heldBy(before, orderId)),
        );
        if (given.type === 'ReserveItem' && events.some((event) => event.type.startsWith('Reservation'))) {
          expect(heldBy(item, given.data.orderId)).toBe(given.data.quantity);
        }
      }
    }));

  it('what is free is what a newcomer can have', () =>
    whenever((steps) => {
      for (const { item } of steps) {
        const free = freeOf(item);
        const newcomer = (quantity: number): StockCommand => ({
          type: 'ReserveItem',
          data: { sku: 'TEA', orderId: 'newcomer', attempt: 1, quantity },
        });
        if (item.queue.length > 0 || free < 1) continue;
        expect(decide(newcomer(free), item)).toMatchObject([{ type: 'ReservationPlaced' }]);
        expect(decide(newcomer(free + 1), item)).toMatchObject([{ type: 'ReservationQueued' }]);
      }
    }));
});

function isOverShipped(event: StockEvent): boolean {
  return event.type === 'StockAdjusted' && event.data.reason === 'other';
}

const sum = (quantities: readonly number[]): number =>
  quantities.reduce((total, quantity) => total + quantity, 0);

/** Reserved, queued and allocated units of an order. */
function heldBy(item: StockItem, order: string): number {
  const entry = item.entries.get(order);
  if (!entry) return 0;
  return entry.reserved + entry.queued + sum(entry.allocated.map(({ quantity }) => quantity));
}
