import { Injectable } from '@nestjs/common';
import { stockItemOf, stockStream, type StockEvent } from '@throughline/contracts';
import {
  Ledgers,
  type CommandContext,
  type Handled,
  type StreamLedger,
  type Versioned,
} from '@throughline/service-kit';
import { KeyedTurns } from './keyed-turns.js';
import type { StockCommand } from './stock.commands.js';
import { stockDecider } from './stock.decider.js';
import { isQueueServable, type StockItem } from './stock-item.js';

const streamOf = (sku: string): string => stockStream(stockItemOf(sku));

/** The stock items' streams, by SKU. */
@Injectable()
export class StockLedger {
  private readonly streams: StreamLedger<StockItem, StockEvent>;
  private readonly turns = new KeyedTurns();

  constructor(ledgers: Ledgers) {
    this.streams = ledgers.of<StockItem, StockEvent>(stockDecider);
  }

  /** The item as the store has it now. */
  latest(sku: string): Promise<Versioned<StockItem>> {
    return this.streams.latest(streamOf(sku));
  }

  /**
   * Commands on one item take turns within this process, so that they do not lose races against each other. Against
   * other processes the stream's expected revision decides, as it would without the turns.
   */
  handle(command: StockCommand, because: CommandContext): Promise<Handled<StockItem>> {
    const stream = streamOf(command.data.sku);
    return this.turns.take(stream, () => this.handleInTurn(stream, command, because));
  }

  private async handleInTurn(
    stream: string,
    command: StockCommand,
    because: CommandContext,
  ): Promise<Handled<StockItem>> {
    // The revision behind a message is its order's, not the item's.
    const { atLeastRevision: _, ...context } = because;
    const handled = await this.streams.handle(stockDecider, stream, command, context);
    let { state, revision } = handled;
    while (isQueueServable(state)) {
      const rest: StockCommand = { type: 'ServeQueue', data: { sku: command.data.sku } };
      ({ state, revision } = await this.streams.handle(stockDecider, stream, rest, context));
    }
    return { ...handled, state, revision };
  }
}
