import { freeOf, ItemBalance } from '@throughline/console';
import { eventCatalogue, type StockEvent } from '@throughline/contracts';
import {
  commandOf,
  emptyItem,
  freeOf as inventorysFreeOf,
  MOVES,
  openRules,
  stockDeciderUnder,
  type Move,
  type StockCommand,
  type StockItem,
  type SupplyRules,
} from '@throughline/inventory';
import fc from 'fast-check';

const HISTORIES = 200;

const STOCK_EVENTS = Object.entries(eventCatalogue)
  .filter(([, { stream }]) => stream === 'stock')
  .map(([type]) => type)
  .sort();

const OPEN = openRules('2026-01-05T10:00:00.000Z');

/**
 * A product that is watched: it runs low, out, and is replenished. What is expected before now is overdue, and the shop
 * makes others give way.
 */
const RULES: SupplyRules = {
  ...OPEN,
  reorderPoint: 4,
  incomingOverdueAfterMs: -1,
  channel: (channelId) => ({
    ...OPEN.channel(channelId),
    ...(channelId === 'shop' && { lane: 1, displacesFromLane: 2 }),
  }),
};

const stockDecider = stockDeciderUnder(RULES);

const history: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...MOVES),
    pick: fc.nat(999),
    units: fc.integer({ min: 1, max: 6 }),
    chance: fc.nat(9),
  }),
  { minLength: 20, maxLength: 100, size: 'max' },
);

const decided = (command: StockCommand, item: StockItem): readonly StockEvent[] => {
  const decision = stockDecider.decide(command, item);
  return decision.outcome === 'accept' ? decision.events : [];
};

const asInventorySees = (item: StockItem) => {
  const places = [...item.locations].map(([id, { onHand, allocated, quarantined }]) => {
    return [id, { onHand, allocated, quarantined }] as const;
  });
  const sum = (of: 'onHand' | 'allocated' | 'quarantined') =>
    places.reduce((total, [, place]) => total + place[of], 0);
  const incoming = [...item.incoming.values()];
  return {
    sums: {
      onHand: sum('onHand'),
      quarantined: sum('quarantined'),
      allocated: sum('allocated'),
      reserved: item.reserved,
      queued: item.queued,
      held: item.held,
      incoming: incoming.reduce((total, { quantity }) => total + quantity, 0),
    },
    // Never -0.
    free: inventorysFreeOf(item) + 0,
    places: Object.fromEntries(places),
    incoming: new Set(incoming.map(({ source: _source, ...units }) => units)),
    claims: Object.fromEntries(
      item.entries
        .newestFirst()
        .filter(({ reserved, queued }) => reserved + queued > 0)
        .map(({ orderId, attempt, reserved, queued }) => [orderId, { attempt, reserved, queued }]),
    ),
  };
};

const asTheConsoleSees = (balance: ItemBalance, item: StockItem) => ({
  sums: balance.sums,
  free: freeOf(balance.sums),
  places: Object.fromEntries(balance.places),
  incoming: new Set(balance.incoming),
  claims: Object.fromEntries(
    item.entries.newestFirst().flatMap(({ orderId }) => {
      const claim = balance.claimOf(orderId);
      return claim ? [[orderId, claim]] : [];
    }),
  ),
});

describe('the stock that the console shows', () => {
  it('is after every fact what the inventory service decides by', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(history, (moves) => {
        let item = emptyItem;
        const balance = new ItemBalance();
        const past: StockCommand[] = [];
        for (const move of moves) {
          const command = commandOf(move, item, past);
          past.push(command);
          for (const event of decided(command, item)) {
            told.add(event.type);
            item = stockDecider.evolve(item, event);
            balance.apply(event);
            expect(asTheConsoleSees(balance, item)).toEqual(asInventorySees(item));
          }
        }
      }),
      { numRuns: HISTORIES },
    );
    expect([...told].sort()).toEqual(STOCK_EVENTS);
  });
});
