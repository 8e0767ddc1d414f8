import {
  eventCatalogue,
  stockItemOf,
  stockStream,
  type StockEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { accept } from '@throughline/kernel';
import { StockBook } from '@throughline/testing';
import fc from 'fast-check';
import { problemsOf } from './histories/checks.js';
import { aSnapshotIsTheItem } from './histories/effect-checks.js';
import { History, type HistoryOptions, type StockDecider } from './histories/history.js';
import { LOCATIONS, SKU } from './histories/move.js';
import { sequences, type Sequence } from './histories/sequences.js';
import type { Step } from './histories/step.js';
import { OrderQueue } from './order-queue.js';
import type { ReserveItem, StockCommand } from './stock.commands.js';
import { stockDeciderUnder } from './stock.decider.js';
import { evolve } from './stock.evolve.js';
import { emptyItem, freeOf, type StockItem } from './stock-item.js';
import { writtenItem } from './stock-snapshots.js';
import { newcomerOf, placeable, shortfallOf } from './supply.js';
import type { SupplyRules } from './supply-rules.js';

const STREAM = stockStream(stockItemOf(SKU));

/** Before every lot's last day: the second book knows of no lots. */
const NOTHING_EXPIRED = { at: '0000-01-01' };

const onBook = ({ number, events }: Step): StoredEvent[] =>
  events.map((event, index) => ({
    ...event,
    stream: STREAM,
    revision: number * 1_000 + index,
    causationId: `step-${number}`,
  })) as unknown as StoredEvent[];

/** What the second book says of a step, and where it differs from the item. */
function differencesFrom(book: StockBook, step: Step): string[] {
  const problems = [...book.follow(onBook(step))];
  for (const locationId of LOCATIONS) {
    const [counted, known] = [
      book.onHand(stockItemOf(SKU)).get(locationId) ?? 0,
      step.item.locations.get(locationId)?.onHand ?? 0,
    ];
    if (counted !== known) problems.push(`${known} on hand at ${locationId}, expected ${counted}`);
  }
  const [missing, short] = [book.missing(stockItemOf(SKU)), shortfallOf(step.item, NOTHING_EXPIRED)];
  if (missing !== short) problems.push(`a shortfall of ${short}, expected ${missing}`);
  return problems;
}

const ran = { sequences: 0, steps: 0, events: new Set<string>() };

/** Plays a sequence; what is wrong after its first wrong step. */
function problemsIn(
  { merchants, turns }: Sequence,
  options: HistoryOptions,
  isLookedFor: (problem: string) => boolean = () => true,
): readonly string[] {
  const book = new StockBook();
  let problems: readonly string[] = [];
  const history = new History(
    merchants,
    (step) => {
      if (problems.length > 0) return;
      for (const { type } of step.events) ran.events.add(type);
      ran.steps += 1;
      problems = [...differencesFrom(book, step), ...problemsOf(step)].filter(isLookedFor);
    },
    options,
  );
  for (const next of turns) history.play(next);
  ran.sequences += 1;
  if (problems.length > 0) return problems;
  const folded = history.events.reduce(evolve, emptyItem);
  return writtenItem(folded) === writtenItem(history.item) ? [] : ['the events fold to another item'];
}

interface Size {
  readonly turnsMin: number;
  readonly turnsMax: number;
  readonly runs: number;
}

const SHORT: Size = { turnsMin: 1, turnsMax: 16, runs: 8_000 };
const LONG: Size = { turnsMin: 40, turnsMax: 120, runs: 80 };
const RACING: Size = { turnsMin: 2, turnsMax: 24, runs: 1_000 };

/** Histories within which every planted bug has to show. */
const PLANTED: Size = { turnsMin: 2, turnsMax: 40, runs: 2_000 };

const TIMEOUT_MS = 120_000;

const whenever = ({ turnsMin, turnsMax, runs }: Size, check: (sequence: Sequence) => void): void =>
  fc.assert(fc.property(sequences(turnsMin, turnsMax), check), { numRuns: runs, endOnFailure: true });

const holds = (size: Size, options: HistoryOptions): void =>
  whenever(size, (sequence) => {
    expect(problemsIn(sequence, options)).toEqual([]);
  });

describe('whatever happens to an item, in whatever order and however often, every promise holds after every step', () => {
  afterAll(() => {
    process.stdout.write(`${ran.sequences} histories, ${ran.steps} commands, all promises after each\n`);
  });

  it(`of ${SHORT.runs} short histories`, () => holds(SHORT, { writers: 1 }), TIMEOUT_MS);

  it(`of ${LONG.runs} long histories`, () => holds(LONG, { writers: 1 }), TIMEOUT_MS);

  it.each([2, 3])(
    `of ${RACING.runs} histories in which %d write at once, each on what it has seen`,
    (writers) => holds(RACING, { writers }),
    TIMEOUT_MS,
  );

  it('in histories that tell of everything that can happen', () => {
    const all = Object.entries(eventCatalogue).filter(([, { stream }]) => stream === 'stock');
    expect(ran.events).toEqual(new Set(all.map(([type]) => type)));
  });

  it('and after a start from what was written down', () =>
    whenever({ ...LONG, runs: 20 }, ({ merchants, turns }) => {
      const history = new History(merchants, (step) => expect(aSnapshotIsTheItem(step)).toBeUndefined(), {
        writers: 1,
      });
      for (const next of turns) history.play(next);
    }));
});

/** True if some history shows an inventory's bug by that problem, whatever else is wrong with it. */
function isFoundBy(looked: string, options: HistoryOptions): boolean {
  const property = fc.property(
    sequences(PLANTED.turnsMin, PLANTED.turnsMax),
    (sequence) => problemsIn(sequence, options, (problem) => problem.includes(looked)).length === 0,
  );
  return fc.check(property, { numRuns: PLANTED.runs, endOnFailure: true }).failed;
}

const OVERSOLD = 'promised beyond what there is';

describe('the histories find an inventory', () => {
  it('that appends whatever others appended since it looked', () =>
    expect(isFoundBy(OVERSOLD, { writers: 3, isRevisionChecked: false })).toBe(true));

  it('that asks for the lines of an order one by one, where two are of one product', () =>
    expect(isFoundBy('anOrderHasAllItAskedFor', { writers: 1, askFor: lineByLine })).toBe(true));

  it('that promises by the sum over all locations, whoever may be sourced from where', () =>
    expect(isFoundBy(OVERSOLD, { writers: 1, deciderOf: byTheSum })).toBe(true));

  it('that takes no notice of who waits', () =>
    expect(isFoundBy('eachIsPlacedOrWaitsByRight', { writers: 1, deciderOf: pastTheQueue })).toBe(true));

  it('that never says that stock turned out less than was promised', () =>
    expect(isFoundBy(OVERSOLD, { writers: 1, deciderOf: without('StockShortfallFound') })).toBe(true));

  it('that never says that there is enough again', () =>
    expect(
      isFoundBy('whoIsEndangeredIsShort', { writers: 1, deciderOf: without('StockShortfallEased') }),
    ).toBe(true));

  it('that goes on counting on what is long overdue', () =>
    expect(
      isFoundBy('datesAreThoseOfAPlainSimulation', { writers: 1, deciderOf: countingOnEverything }),
    ).toBe(true));

  it('that lets everybody make others give way', () =>
    expect(isFoundBy('whoGivesWayHasTo', { writers: 1, deciderOf: displacingEverybody })).toBe(true));
});

/** An order of several units as two lines of the same product, each reserved by itself. */
const lineByLine = (command: StockCommand): StockCommand[] => {
  if (command.type !== 'ReserveItem' || command.data.quantity < 2) return [command];
  const { quantity } = command.data;
  return [1, quantity - 1].map((units) => ({ ...command, data: { ...command.data, quantity: units } }));
};

type Placing = Pick<ReserveItem['data'], 'orderId' | 'attempt' | 'quantity' | 'channelId'>;

const placedFor = ({ orderId, attempt, quantity, channelId }: Placing, rules: SupplyRules): StockEvent => {
  const { sources: from } = rules.channel(channelId ?? null);
  const claim = { ...(channelId !== undefined && { channelId }), ...(from && { sources: from }) };
  const fact = { item: stockItemOf(SKU), sku: SKU, orderId, attempt, quantity, ...claim };
  return { type: 'ReservationPlaced', data: fact };
};

/** Places a newcomer where `isThere` says so, and else decides as it should. */
const placingWhere =
  (isThere: (item: StockItem, rules: SupplyRules, data: ReserveItem['data']) => boolean) =>
  (rules: SupplyRules): StockDecider => {
    const decider = stockDeciderUnder(rules);
    return {
      ...decider,
      decide: (command, item) =>
        command.type === 'ReserveItem' &&
        !item.entries.get(command.data.orderId) &&
        command.data.checkoutHoldId === undefined &&
        isThere(item, rules, command.data)
          ? accept(placedFor(command.data, rules))
          : decider.decide(command, item),
    };
  };

const byTheSum = placingWhere((item, _rules, { quantity }) => freeOf(item) >= quantity);

const pastTheQueue = placingWhere((item, rules, { quantity, channelId }) => {
  const alone = { ...item, queue: OrderQueue.none, waiting: new Map() };
  return placeable(alone, rules, newcomerOf(alone, rules, channelId ?? null), quantity).units === quantity;
});

const countingOnEverything = (rules: SupplyRules): StockDecider =>
  stockDeciderUnder({ ...rules, incomingOverdueAfterMs: Infinity });

const displacingEverybody = (rules: SupplyRules): StockDecider =>
  stockDeciderUnder({
    ...rules,
    channel: (channelId) => ({ ...rules.channel(channelId), displacesFromLane: 0 }),
  });

/** Says everything but that. */
const without =
  (unsaid: StockEvent['type']) =>
  (rules: SupplyRules): StockDecider => {
    const decider = stockDeciderUnder(rules);
    return {
      ...decider,
      decide: (command, item) => {
        const decision = decider.decide(command, item);
        return decision.outcome === 'accept'
          ? accept(...decision.events.filter(({ type }) => type !== unsaid))
          : decision;
      },
    };
  };
