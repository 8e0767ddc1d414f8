import { endHold, extendHold, placeHold } from './histories/hold-moves.js';
import { SKU, START_MS, type Move } from './histories/move.js';
import * as order from './histories/order-moves.js';
import * as quantity from './histories/quantity-moves.js';
import type { StockCommand } from './stock.commands.js';
import type { StockItem } from './stock-item.js';

export { MOVES, type Move } from './histories/move.js';

/** The command that a move comes to, given the item and the commands before it: most of the time one that has an effect. */
export function commandOf(
  move: Move,
  item: StockItem,
  past: readonly StockCommand[],
  atMs = START_MS,
): StockCommand {
  switch (move.kind) {
    case 'reserve':
      return order.reserve(move, item);
    case 'allocate':
      return order.allocate(move, item, past.length);
    case 'issue':
      return order.issue(move, item);
    case 'short':
      return order.short(move, item);
    case 'return':
      return order.returnShipment(move, item);
    case 'release':
      return order.release(move, item);
    case 'order-hold':
      return order.orderHold(move, item);
    case 'hold':
      return placeHold(move, atMs);
    case 'extend-hold':
      return extendHold(move, item, atMs);
    case 'end-hold':
      return endHold(move, item);
    case 'serve':
      return { type: 'ServeQueue', data: { sku: SKU } };
    case 'repeat':
      return past[move.pick % Math.max(1, past.length)] ?? order.reserve(move, item);
    default:
      return movementOf({ ...move, kind: move.kind }, item, atMs);
  }
}

type Movement = Move & {
  readonly kind:
    'receive' | 'adjust' | 'count' | 'level' | 'sell' | 'quarantine' | 'incoming' | 'transfer' | 'pool';
};

function movementOf(move: Movement, item: StockItem, atMs: number): StockCommand {
  switch (move.kind) {
    case 'receive':
      return quantity.receive(move, item);
    case 'adjust':
      return quantity.adjust(move, item);
    case 'count':
      return quantity.count(move, atMs);
    case 'level':
      return quantity.reportLevel(move, atMs);
    case 'sell':
      return quantity.sell(move, atMs);
    case 'quarantine':
      return quantity.quarantine(move, item);
    case 'incoming':
      return quantity.announce(move, atMs);
    case 'transfer':
      return quantity.transfer(move, item, atMs);
    case 'pool':
      return quantity.setPool(move);
  }
}
