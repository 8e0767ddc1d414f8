import type { StockEvent, StoredEvent } from '@throughline/contracts';
import { StockBook } from './stock-book.js';

const TEA = { item: 'TEA', sku: 'TEA' };

const received = (quantity: number, locationId = 'berlin'): StockEvent => ({
  type: 'StockReceived',
  data: { ...TEA, locationId, quantity, reference: 'r1' },
});

const adjusted = (quantity: number, locationId = 'berlin'): StockEvent => ({
  type: 'StockAdjusted',
  data: { ...TEA, locationId, quantity, reason: 'theft', reference: 'a1' },
});

const placed = (orderId: string, quantity: number, sources?: readonly string[]): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...TEA, orderId, attempt: 1, quantity, ...(sources && { sources }) },
});

const held = (holdId: string, quantity: number, sources: readonly string[]): StockEvent => ({
  type: 'CheckoutHoldPlaced',
  data: { ...TEA, holdId, quantity, sources, expiresAt: '2026-01-05T10:00:00.000Z' },
});

const shortfall = (quantity: number): StockEvent => ({
  type: 'StockShortfallFound',
  data: { ...TEA, quantity, endangeredOrderIds: [] },
});

const allocated = (orderId: string, quantity: number, locationId: string): StockEvent => ({
  type: 'ReservationAllocated',
  data: { ...TEA, orderId, attempt: 1, routing: 1, shipmentId: '1', locationId, quantity },
});

/** What the book says of these commands, each with the facts that it led to. */
const problemsOf = (...commands: readonly (readonly StockEvent[])[]): string[] => {
  let revision = -1;
  const events = commands.flatMap((facts, command) =>
    facts.map((fact) => {
      revision += 1;
      return { ...fact, stream: 'stock-TEA', revision, causationId: `command-${command}` };
    }),
  );
  return new StockBook().follow(events as unknown as StoredEvent[]);
};

describe('the second book of stock', () => {
  it('has nothing to say while as much is promised as there is', () =>
    expect(problemsOf([received(3)], [placed('o1', 2)], [placed('o2', 1)])).toEqual([]));

  it('notices one unit more', () =>
    expect(problemsOf([received(3)], [placed('o1', 2)], [placed('o2', 2)])).toEqual([
      'stock-TEA/2 ReservationPlaced: 1 promised beyond what there is',
    ]));

  it('notices units that are there, and not where they may come from', () =>
    expect(
      problemsOf(
        [received(3), received(3, 'hamburg')],
        [placed('o1', 3, ['berlin'])],
        [held('h1', 1, ['berlin'])],
      ),
    ).toHaveLength(1));

  it('sees that an order may be moved to where others cannot be', () =>
    expect(
      problemsOf([received(3), received(3, 'hamburg')], [placed('o1', 3)], [placed('o2', 3, ['berlin'])]),
    ).toEqual([]));

  it('notices an allocation of what only another can have', () =>
    expect(
      problemsOf(
        [received(3), received(3, 'hamburg')],
        [placed('o1', 3)],
        [placed('o2', 3, ['berlin'])],
        [allocated('o1', 3, 'berlin')],
      ),
    ).toHaveLength(1));

  it('takes a loss that the same command tells of', () =>
    expect(problemsOf([received(3)], [placed('o1', 3)], [adjusted(-2), shortfall(2)])).toEqual([]));

  it.each([
    ['nobody', []],
    ['too little', [shortfall(1)]],
  ])('notices a loss of which %s is told', (_, told) =>
    expect(problemsOf([received(3)], [placed('o1', 3)], [adjusted(-2), ...told])).toHaveLength(1),
  );

  it('takes no shortfall for an excuse where nothing was lost', () =>
    expect(problemsOf([received(3)], [placed('o1', 4), shortfall(1)])).toHaveLength(1));

  it('notices that more is promised after a shortfall', () =>
    expect(
      problemsOf([received(3)], [placed('o1', 3)], [adjusted(-2), shortfall(2)], [placed('o2', 1)]),
    ).toHaveLength(1));

  it('notices a quantity below zero', () =>
    expect(problemsOf([received(3)], [adjusted(-4), shortfall(1)])).toEqual([
      'stock-TEA/1 StockAdjusted: onHand of berlin is -1',
    ]));
});
