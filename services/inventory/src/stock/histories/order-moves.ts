import type { Allocation, Entry } from '../open-entries.js';
import { allocationOf, type StockItem } from '../stock-item.js';
import type { StockCommand } from '../stock.commands.js';
import { channelOf, locationOf, orderOf, picked, SKU, type Move } from './move.js';

const entryPicked = (move: Move, item: StockItem, isWanted: (entry: Entry) => boolean): Entry | undefined =>
  picked(item.entries.newestFirst().filter(isWanted), move.pick);

const forChannel = (channelId: string | null) => (channelId === null ? {} : { channelId });

export const reserve = (move: Move, item: StockItem): StockCommand => {
  const orderId = orderOf(move);
  const attempt = (item.entries.get(orderId)?.attempt ?? 1) + (move.chance === 0 ? 1 : 0);
  const data = { sku: SKU, orderId, attempt, quantity: move.units, ...forChannel(channelOf(move)) };
  return { type: 'ReserveItem', data: move.chance >= 7 ? { ...data, isPartial: true } : data };
};

/** A checkout is ordered: mostly as many as were held, by the channel that held them. */
export const orderHold = (move: Move, item: StockItem): StockCommand => {
  const hold = picked([...item.holds.values()], move.pick);
  const orderId = orderOf(move);
  const attempt = (item.entries.get(orderId)?.attempt ?? 0) + 1;
  const quantity = move.chance < 7 ? (hold?.quantity ?? move.units) : move.units;
  const channelId = move.chance === 0 ? channelOf(move) : (hold?.channelId ?? null);
  const checkoutHoldId = hold?.holdId ?? 'none';
  const data = { sku: SKU, orderId, attempt, quantity, checkoutHoldId, ...forChannel(channelId) };
  return { type: 'ReserveItem', data };
};

/** Shipments are numbered by `number`: no two of an order ever have the same id. */
export const allocate = (move: Move, item: StockItem, number: number): StockCommand => {
  const entry = entryPicked(move, item, ({ reserved }) => reserved > 0);
  const routing = (entry?.closedRouting ?? 0) + (move.chance === 0 ? 0 : 1);
  const quantity = Math.min(move.units, move.chance === 1 ? move.units : (entry?.reserved ?? move.units));
  const { orderId, attempt } = entry ?? { orderId: orderOf(move), attempt: 1 };
  const locationId = move.chance === 2 ? locationOf(move) : (fullestFor(entry, item) ?? locationOf(move));
  const data = { sku: SKU, orderId, attempt, routing, shipmentId: String(number), locationId, quantity };
  return { type: 'AllocateItem', data };
};

/** Routing sends orders where there is stock. */
const fullestFor = (entry: Entry | undefined, item: StockItem): string | undefined =>
  [...item.locations]
    .filter(([locationId]) => entry?.sources?.includes(locationId) ?? true)
    .sort(([, a], [, b]) => b.onHand - b.allocated - (a.onHand - a.allocated))[0]?.[0];

const allocationPicked = (move: Move, item: StockItem) => {
  const entry = entryPicked(move, item, ({ allocated }) => allocated.length > 0);
  const allocation: Allocation | undefined = entry && picked(entry.allocated, move.pick);
  return {
    sku: SKU,
    orderId: entry?.orderId ?? orderOf(move),
    shipmentId: allocation?.shipmentId ?? 'none',
  };
};

export const returnShipment = (move: Move, item: StockItem): StockCommand => ({
  type: 'ReturnAllocation',
  data: allocationPicked(move, item),
});

export const issue = (move: Move, item: StockItem): StockCommand => {
  const which = allocationPicked(move, item);
  const all = allocationOf(item, which.orderId, which.shipmentId)?.quantity ?? move.units;
  const quantity = move.chance < 4 ? move.units - 1 : all;
  return { type: 'IssueAllocation', data: { ...which, quantity } };
};

export const short = (move: Move, item: StockItem): StockCommand => {
  const which = allocationPicked(move, item);
  const all = allocationOf(item, which.orderId, which.shipmentId)?.quantity ?? move.units;
  const missing = Math.min(all, move.units);
  return { type: 'ShortAllocation', data: { ...which, short: missing, remaining: all - missing } };
};

export const release = (move: Move, item: StockItem): StockCommand => {
  const entry = entryPicked(move, item, () => true);
  const { orderId, attempt } = entry ?? { orderId: orderOf(move), attempt: 1 };
  return { type: 'ReleaseItem', data: { sku: SKU, orderId, attempt } };
};
