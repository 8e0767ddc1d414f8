import { Inject, Injectable, Optional } from '@nestjs/common';
import { stockItemOf, stockStream, type StockEvent } from '@throughline/contracts';
import {
  Ledgers,
  type CommandContext,
  type GivenCommand,
  type Handled,
  type Snapshots,
  type StreamLedger,
  type Versioned,
} from '@throughline/service-kit';
import { KeyedBatches } from './keyed-batches.js';
import { MOVED_PER_APPEND_MAX } from './promise-dates.js';
import { isQueueServable } from './queue.js';
import type { StockCommand } from './stock.commands.js';
import { stockDeciderUnder } from './stock.decider.js';
import { evolve } from './stock.evolve.js';
import { emptyItem, type StockItem } from './stock-item.js';
import { StockRules } from './stock-rules.js';
import { StockSnapshots } from './stock-snapshots.js';

/** Commands on one item that are decided together and recorded by one append. */
export const BATCH_SIZE_MAX = 256;

/** Other than `BATCH_SIZE_MAX`, to measure what it brings. */
export const STOCK_BATCH_SIZE_MAX = Symbol('STOCK_BATCH_SIZE_MAX');

const streamOf = (sku: string): string => stockStream(stockItemOf(sku));

/** A batch of these alone lets nobody in the queue go on, and moves no promise. */
const TAKES_ONLY: ReadonlySet<StockCommand['type']> = new Set([
  'ReserveItem',
  'AllocateItem',
  'PlaceCheckoutHold',
  'ExtendCheckoutHold',
]);

/** The stock items' streams, by SKU. */
@Injectable()
export class StockLedger {
  private readonly streams: StreamLedger<StockItem, StockEvent>;
  private readonly batches: KeyedBatches<GivenCommand<StockCommand>, Handled<StockItem>>;

  constructor(
    ledgers: Ledgers,
    private readonly rules: StockRules,
    @Inject(StockSnapshots) snapshots: Snapshots<StockItem>,
    @Optional() @Inject(STOCK_BATCH_SIZE_MAX) batchSizeMax: number = BATCH_SIZE_MAX,
  ) {
    this.batches = new KeyedBatches((sku, given) => this.handleAll(sku, given), batchSizeMax);
    this.streams = ledgers.of<StockItem, StockEvent>({ initial: emptyItem, evolve }, { snapshots });
  }

  /** The item as the store has it now. */
  latest(sku: string): Promise<Versioned<StockItem>> {
    return this.streams.latest(streamOf(sku));
  }

  /**
   * Commands on one item are decided in batches within this process: from memory, one append for all of them. Against
   * other processes the stream's expected revision decides, as it would without the batches.
   */
  handle(command: StockCommand, because: CommandContext): Promise<Handled<StockItem>> {
    // The revision behind a message is its order's, not the item's.
    const { atLeastRevision: _, isNew: __, ...context } = because;
    return this.batches.give(command.data.sku, { command, context });
  }

  private async handleAll(
    sku: string,
    given: readonly GivenCommand<StockCommand>[],
  ): Promise<readonly Handled<StockItem>[]> {
    const rules = this.rules.of(sku);
    const decider = stockDeciderUnder(rules);
    const stream = streamOf(sku);
    const answers = await this.streams.handleAll(decider, stream, given);
    const last = answers.at(-1);
    const context = given.at(-1)?.context;
    if (!last || !context || given.every(({ command }) => TAKES_ONLY.has(command.type))) return answers;

    // What one append had no room for.
    let { state } = last;
    let isMoving = answers.some(hasMovedAll);
    while (isMoving || isQueueServable(sku, state, rules)) {
      const rest = { command: { type: 'ServeQueue', data: { sku } } as const, context };
      const [served] = await this.streams.handleAll<StockCommand>(decider, stream, [rest]);
      if (served?.outcome !== 'accept') break;
      ({ state } = served);
      isMoving = hasMovedAll(served);
    }
    const { revision } = await this.streams.load(stream);
    return answers.map((answer) => ({ ...answer, state, revision: Math.max(revision, answer.revision) }));
  }
}

const hasMovedAll = (handled: Handled<StockItem>): boolean =>
  handled.outcome === 'accept' &&
  handled.events.filter(({ type }) => type === 'QueuePromiseMoved').length >= MOVED_PER_APPEND_MAX;
