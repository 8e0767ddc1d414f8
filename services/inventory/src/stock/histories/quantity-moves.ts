import type { Lot } from '@throughline/contracts';
import { stockAt, type StockItem } from '../stock-item.js';
import type { StockCommand } from '../stock.commands.js';
import { channelOf, instantAfter, locationOf, LOCATIONS, picked, SKU, START_MS, type Move } from './move.js';

const referenceOf = ({ pick }: Move): string => `reference-${pick}`;

/** Days that the lots keep from the start on: the first has its last day, one keeps for ever. */
const LOT_DAYS = [0, 3, 60, null] as const;

const lotOf = ({ pick }: Move): Lot => {
  const days = picked(LOT_DAYS, pick) ?? null;
  return {
    lotId: `lot-${pick % LOT_DAYS.length}`,
    expiresOn: days === null ? null : instantAfter(START_MS, days * 24).slice(0, 10),
  };
};

export const receive = (move: Move, item: StockItem): StockCommand => {
  const incoming = move.chance < 3 ? picked([...item.incoming.values()], move.pick) : undefined;
  const data = {
    sku: SKU,
    locationId: incoming?.locationId ?? locationOf(move),
    quantity: move.chance === 9 ? 1 : move.units * 2,
    reference: referenceOf(move),
  };
  return {
    type: 'ReceiveStock',
    data: {
      ...data,
      ...(incoming && { incomingId: incoming.incomingId }),
      ...(move.chance >= 6 && { lot: lotOf(move) }),
      ...(move.chance === 7 && { quarantined: Math.min(data.quantity, move.units) }),
    },
  };
};

export const adjust = (move: Move, item: StockItem): StockCommand => {
  const locationId = locationOf(move);
  const quantity = move.chance < 7 ? -move.units : move.units;
  const lot = move.chance === 3 ? picked(stockAt(item, locationId).lots, move.pick) : undefined;
  const data = {
    ...{ sku: SKU, locationId, quantity, reason: 'count' as const, reference: referenceOf(move) },
    ...(lot && { lotId: lot.lotId }),
  };
  return { type: 'AdjustStock', data };
};

const YESTERDAY_HOURS = -24;

export const count = (move: Move, atMs: number): StockCommand => ({
  type: 'CountStock',
  data: {
    sku: SKU,
    locationId: locationOf(move),
    counted: move.units * 2 - 2,
    countedAt: instantAfter(atMs, move.chance === 0 ? YESTERDAY_HOURS : 0),
    reference: referenceOf(move),
  },
});

export const reportLevel = (move: Move, atMs: number): StockCommand => ({
  type: 'ReportLevel',
  data: {
    sku: SKU,
    locationId: move.chance < 8 ? 'vendor' : locationOf(move),
    level: move.units * 2 - 2,
    reportedAt: instantAfter(atMs, move.chance === 0 ? YESTERDAY_HOURS : 0),
    reference: referenceOf(move),
  },
});

export const sell = (move: Move, atMs: number): StockCommand => ({
  type: 'SellStock',
  data: {
    ...{ sku: SKU, locationId: locationOf(move), quantity: move.units, reference: referenceOf(move) },
    soldAt: instantAfter(atMs, 0),
  },
});

export const quarantine = (move: Move, item: StockItem): StockCommand => {
  const locationId = locationOf(move);
  const { quarantined } = stockAt(item, locationId);
  const isCleared = quarantined > 0 && move.chance < 6;
  return {
    type: 'QuarantineStock',
    data: {
      ...{ sku: SKU, locationId, reference: referenceOf(move) },
      quantity: isCleared ? -Math.min(quarantined, move.units) : move.units,
      reason: isCleared ? 'cleared' : 'inspection',
    },
  };
};

const PURCHASE_ORDERS = 4;
const EXPECTED_WITHIN_DAYS = 5;

export const announce = (move: Move, atMs: number): StockCommand => ({
  type: 'AnnounceIncoming',
  data: {
    sku: SKU,
    locationId: locationOf(move),
    incomingId: `purchase-${move.pick % PURCHASE_ORDERS}`,
    quantity: move.chance === 0 ? 0 : move.units * 2,
    expectedAt: instantAfter(atMs, (move.pick % EXPECTED_WITHIN_DAYS) * 24),
  },
});

export const transfer = (move: Move, item: StockItem, atMs: number): StockCommand => {
  const locationId = locationOf(move);
  const toLocationId = picked(LOCATIONS, move.pick + 1) ?? locationId;
  const quantity = Math.max(1, Math.min(move.units, stockAt(item, locationId).onHand));
  const expectedAt = instantAfter(atMs, (move.pick % EXPECTED_WITHIN_DAYS) * 24);
  const where = { transferId: `transfer-${move.pick}`, locationId, toLocationId };
  return { type: 'ShipTransfer', data: { sku: SKU, ...where, quantity, expectedAt } };
};

export const setPool = (move: Move): StockCommand => ({
  type: 'SetPool',
  data: {
    sku: SKU,
    channelId: channelOf(move) ?? 'web',
    quantity: move.chance < 3 ? 0 : move.units,
    reason: 'launch',
  },
});
