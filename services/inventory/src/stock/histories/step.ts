import type { StockEvent } from '@throughline/contracts';
import type { StockCommand } from '../stock.commands.js';
import type { StockItem } from '../stock-item.js';
import type { SupplyRules } from '../supply-rules.js';

/** A command that was taken in, and what it made of the item. */
export interface Step {
  /** From 0. */
  readonly number: number;
  readonly command: StockCommand;
  /** Units of all lines of the order behind it, where it reserves; null for other commands. */
  readonly ordered: number | null;
  readonly rules: SupplyRules;
  readonly before: StockItem;
  /** Empty where it was ignored or refused. */
  readonly events: readonly StockEvent[];
  readonly item: StockItem;
  /** Nothing has changed by time or settings alone since the queue was last looked at. */
  readonly isSettled: boolean;
  /** What the decider says to a command, given the item. */
  readonly decide: (command: StockCommand, item: StockItem) => readonly StockEvent[];
}

/** What is wrong after a step, in words; undefined where nothing is. */
export type Check = (step: Step) => string | undefined;

export const sum = (units: Iterable<number>): number => {
  let total = 0;
  for (const each of units) total += each;
  return total;
};

/** Reserved, queued and allocated units of an order. */
export function heldBy(item: StockItem, orderId: string): number {
  const entry = item.entries.get(orderId);
  if (!entry) return 0;
  return entry.reserved + entry.queued + sum(entry.allocated.map(({ quantity }) => quantity));
}
