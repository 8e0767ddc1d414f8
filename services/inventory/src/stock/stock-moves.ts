import { allocationOf, type StockItem } from './stock-item.js';
import type { Allocation, Entry } from './open-entries.js';
import type { StockCommand } from './stock.commands.js';

export const LOCATIONS = ['berlin', 'hamburg'] as const;

const SKU = 'TEA';
const ORDERS = 12;

export const MOVES = [
  'reserve',
  'allocate',
  'issue',
  'short',
  'return',
  'release',
  'receive',
  'adjust',
  'repeat',
] as const;

/** A move of a random history: what it means depends on the item it meets. */
export interface Move {
  readonly kind: (typeof MOVES)[number];
  readonly pick: number;
  readonly units: number;
  /** 0 to 9; 0 stands for the odd case. */
  readonly chance: number;
}

/** The command that a move comes to, given the item and the commands before it: most of the time one that has an effect. */
export function commandOf(move: Move, item: StockItem, past: readonly StockCommand[]): StockCommand {
  switch (move.kind) {
    case 'reserve':
      return reserve(move, item);
    case 'allocate':
      return allocate(move, item, past.length);
    case 'issue':
      return issue(move, item);
    case 'short':
      return short(move, item);
    case 'return':
      return { type: 'ReturnAllocation', data: allocationPicked(move, item) };
    case 'release':
      return release(move, item);
    case 'receive':
    case 'adjust':
      return changeQuantity(move);
    case 'repeat':
      return past[move.pick % Math.max(1, past.length)] ?? reserve(move, item);
  }
}

const orderOf = ({ pick }: Move): string => `order-${pick % ORDERS}`;

const locationOf = ({ pick }: Move): string => LOCATIONS[pick % LOCATIONS.length] ?? LOCATIONS[0];

const entryPicked = (move: Move, item: StockItem, isWanted: (entry: Entry) => boolean): Entry | undefined => {
  const entries = item.entries.newestFirst().filter(isWanted);
  return entries[move.pick % Math.max(1, entries.length)];
};

const reserve = (move: Move, item: StockItem): StockCommand => {
  const orderId = orderOf(move);
  const attempt = (item.entries.get(orderId)?.attempt ?? 1) + (move.chance === 0 ? 1 : 0);
  return { type: 'ReserveItem', data: { sku: SKU, orderId, attempt, quantity: move.units } };
};

const allocate = (move: Move, item: StockItem, shipments: number): StockCommand => {
  const entry = entryPicked(move, item, ({ reserved }) => reserved > 0);
  const routing = (entry?.closedRouting ?? 0) + (move.chance === 0 ? 0 : 1);
  const quantity = Math.min(move.units, move.chance === 1 ? move.units : (entry?.reserved ?? move.units));
  const { orderId, attempt } = entry ?? { orderId: orderOf(move), attempt: 1 };
  // Shipments are numbered: no two of an order ever have the same id.
  const shipmentId = String(shipments);
  const data = { sku: SKU, orderId, attempt, routing, shipmentId, locationId: locationOf(move), quantity };
  return { type: 'AllocateItem', data };
};

const allocationPicked = (move: Move, item: StockItem) => {
  const entry = entryPicked(move, item, ({ allocated }) => allocated.length > 0);
  const allocation: Allocation | undefined = entry?.allocated[move.pick % entry.allocated.length];
  return {
    sku: SKU,
    orderId: entry?.orderId ?? orderOf(move),
    shipmentId: allocation?.shipmentId ?? 'none',
  };
};

const issue = (move: Move, item: StockItem): StockCommand => {
  const picked = allocationPicked(move, item);
  const all = allocationOf(item, picked.orderId, picked.shipmentId)?.quantity ?? move.units;
  const quantity = move.chance < 4 ? move.units - 1 : all;
  return { type: 'IssueAllocation', data: { ...picked, quantity } };
};

const short = (move: Move, item: StockItem): StockCommand => {
  const picked = allocationPicked(move, item);
  const all = allocationOf(item, picked.orderId, picked.shipmentId)?.quantity ?? move.units;
  const missing = Math.min(all, move.units);
  return { type: 'ShortAllocation', data: { ...picked, short: missing, remaining: all - missing } };
};

const release = (move: Move, item: StockItem): StockCommand => {
  const entry = entryPicked(move, item, () => true);
  const { orderId, attempt } = entry ?? { orderId: orderOf(move), attempt: 1 };
  return { type: 'ReleaseItem', data: { sku: SKU, orderId, attempt } };
};

const changeQuantity = (move: Move): StockCommand => {
  const reference = `reference-${move.pick}`;
  const where = { sku: SKU, locationId: locationOf(move), reference };
  return move.kind === 'receive'
    ? { type: 'ReceiveStock', data: { ...where, quantity: move.units * 2 } }
    : {
        type: 'AdjustStock',
        data: { ...where, quantity: move.chance < 7 ? -move.units : move.units, reason: 'count' },
      };
};
