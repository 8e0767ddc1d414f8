import type { StockEvent } from '@throughline/contracts';
import type { Decider } from '@throughline/kernel';
import { commandOf } from '../stock-moves.js';
import { stockDeciderUnder } from '../stock.decider.js';
import type { StockCommand } from '../stock.commands.js';
import { evolve } from '../stock.evolve.js';
import { emptyItem, type StockItem } from '../stock-item.js';
import type { SupplyRules } from '../supply-rules.js';
import { rulesOf, type Merchant } from './merchant.js';
import { SKU, START_MS, type Move } from './move.js';
import type { Step } from './step.js';

export type StockDecider = Decider<StockItem, StockCommand, StockEvent>;

/** What happens next: somebody moves, time passes, or the settings are changed. */
export interface Turn extends Omit<Move, 'kind'> {
  readonly kind: Move['kind'] | 'pass-time' | 'change-settings';
  /** Who moves, on what it has seen of the item: no more than it has read itself. */
  readonly writer: number;
}

export interface HistoryOptions {
  /** One writer alone sees everything; several have seen the item as it was when they last looked. */
  readonly writers: number;
  readonly deciderOf?: (rules: SupplyRules) => StockDecider;
  /** False: whoever appends, appends, whatever came since it looked. */
  readonly isRevisionChecked?: boolean;
  /** What the lines of an order ask of the item. */
  readonly askFor?: (command: StockCommand) => readonly StockCommand[];
}

/** An item as a writer has seen it. */
interface Seen {
  readonly item: StockItem;
  readonly revision: number;
}

/** Lost races in a row that cannot be: nobody else moves while a writer tries again. */
const TRIES_MAX = 3;

const HOURS = [0.1, 1, 5, 24, 48, 72] as const;

/** One item's stream in memory, and writers that decide on what they have seen of it. Gives every step to `watch`. */
export class History {
  readonly events: StockEvent[] = [];
  item: StockItem = emptyItem;
  private steps = 0;
  private atMs = START_MS;
  private isSettled = true;
  private settings = 0;
  private readonly past: StockCommand[] = [];
  private readonly seen: Seen[];
  private rules: SupplyRules;

  constructor(
    private readonly merchants: readonly [Merchant, Merchant],
    private readonly watch: (step: Step) => void,
    private readonly options: HistoryOptions,
  ) {
    this.seen = Array.from({ length: options.writers }, () => ({ item: emptyItem, revision: 0 }));
    this.rules = this.newRules();
  }

  play(turn: Turn): void {
    const { kind } = turn;
    if (kind === 'pass-time' || kind === 'change-settings') {
      if (kind === 'pass-time') this.atMs += (HOURS[turn.units - 1] ?? 1) * 3_600_000;
      else this.settings = 1 - this.settings;
      this.rules = this.newRules();
      this.isSettled = false;
      // Mostly the sweep comes by before anybody else does.
      if (turn.chance < 6) this.give({ type: 'ServeQueue', data: { sku: SKU } }, 0);
      return;
    }
    const writer = turn.writer % this.seen.length;
    const command = commandOf({ ...turn, kind }, this.seen[writer]?.item ?? emptyItem, this.past, this.atMs);
    this.past.push(command);
    const asked = this.options.askFor?.(command) ?? [command];
    const ordered = command.type === 'ReserveItem' ? command.data.quantity : null;
    asked.forEach((one, index) => this.give(one, writer, index === asked.length - 1 ? ordered : null));
  }

  private newRules(): SupplyRules {
    return rulesOf(this.merchants[this.settings] ?? this.merchants[0], this.atMs);
  }

  /** As the one road from a command to the store does: a lost race, or a no on what was seen before, decides again. */
  private give(command: StockCommand, writer: number, ordered: number | null = null): void {
    const { rules } = this;
    const decider = (this.options.deciderOf ?? stockDeciderUnder)(rules);
    for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
      const seen = this.seen[writer] ?? { item: emptyItem, revision: 0 };
      const isFresh = seen.revision === this.events.length;
      const decision = decider.decide(command, seen.item);
      const events = decision.outcome === 'accept' ? decision.events : [];
      if (isFresh || (events.length > 0 && this.options.isRevisionChecked === false)) {
        this.append({ command, ordered, events }, decider);
        this.look(writer);
        return;
      }
      this.look(writer);
    }
    throw new Error('a race was lost that nobody else ran');
  }

  private look(writer: number): void {
    this.seen[writer] = { item: this.item, revision: this.events.length };
  }

  private append(
    { command, ordered, events }: Pick<Step, 'command' | 'ordered' | 'events'>,
    decider: StockDecider,
  ): void {
    const before = this.item;
    this.item = events.reduce(evolve, before);
    this.events.push(...events);
    if (command.type === 'ServeQueue') this.isSettled = true;
    const decide: Step['decide'] = (given, item) => {
      const decision = decider.decide(given, item);
      return decision.outcome === 'accept' ? decision.events : [];
    };
    const { rules, item, isSettled } = this;
    this.watch({ number: this.steps, command, ordered, rules, before, events, item, isSettled, decide });
    this.steps += 1;
  }
}
