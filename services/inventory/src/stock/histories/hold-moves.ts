import type { StockItem } from '../stock-item.js';
import type { StockCommand } from '../stock.commands.js';
import { channelOf, holdOf, instantAfter, picked, SKU, type Move } from './move.js';

const holdPicked = (move: Move, item: StockItem): string =>
  picked([...item.holds.values()], move.pick)?.holdId ?? holdOf(move);

export const placeHold = (move: Move, atMs: number): StockCommand => ({
  type: 'PlaceCheckoutHold',
  data: {
    ...{ sku: SKU, holdId: holdOf(move), channelId: channelOf(move) ?? 'web', quantity: move.units },
    // Some are over before they begin.
    expiresAt: instantAfter(atMs, move.chance),
  },
});

export const extendHold = (move: Move, item: StockItem, atMs: number): StockCommand => ({
  type: 'ExtendCheckoutHold',
  data: { sku: SKU, holdId: holdPicked(move, item), expiresAt: instantAfter(atMs, move.units * 2) },
});

export const endHold = (move: Move, item: StockItem): StockCommand => ({
  type: 'EndCheckoutHold',
  data: {
    ...{ sku: SKU, holdId: holdPicked(move, item) },
    reason: move.chance < 5 ? 'released' : 'expired',
  },
});
