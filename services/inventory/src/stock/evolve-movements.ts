import type {
  IncomingOverdue,
  LevelReported,
  StockAdjusted,
  StockCounted,
  StockEvent,
  StockQuarantined,
  StockReceived,
  StockSold,
  TransferShipped,
} from '@throughline/contracts';
import { canonicalJson } from '@throughline/kernel';
import { addLot, cappedLots, changeLots } from './lots.js';
import {
  incomingKey,
  REFERENCES_KEPT_MAX,
  stockAt,
  withIncoming,
  withStockAt,
  type LocationStock,
  type StockChange,
  type StockItem,
} from './stock-item.js';

/** A fact that brings its own reference, so that it is recognised when it comes again. */
export type Movement =
  | StockReceived
  | StockAdjusted
  | StockCounted
  | StockSold
  | StockQuarantined
  | LevelReported
  | TransferShipped;

/** What a movement said, as text: the same reference with other text is no repeat. */
export const contentOf = (type: Movement['type'], content: object): string =>
  canonicalJson({ type, ...content });

const known = (item: StockItem, reference: string, content: string): StockItem => ({
  ...item,
  references: [...item.references, { reference, content }].slice(-REFERENCES_KEPT_MAX),
});

/** On hand changes; lots that the books have more of than there is follow. */
export const moved = (
  item: StockItem,
  locationId: string,
  change: StockChange,
  rest: Partial<LocationStock> = {},
): StockItem => {
  const next = withStockAt(item, locationId, change, rest);
  const { lots, onHand } = stockAt(next, locationId);
  return lots.length === 0 ? next : withStockAt(next, locationId, {}, { lots: cappedLots(lots, onHand) });
};

function received(item: StockItem, { type, data }: StockReceived): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const { locationId, quantity, quarantined = 0, lot, incomingId } = data;
  const { lots } = stockAt(item, locationId);
  const next = moved(
    item,
    locationId,
    { onHand: quantity, quarantined },
    lot ? { lots: addLot(lots, lot, quantity) } : {},
  );
  const arrived = incomingId === undefined ? next : lessIncoming(next, incomingId, locationId, quantity);
  return known(arrived, reference, contentOf(type, content));
}

function lessIncoming(item: StockItem, incomingId: string, locationId: string, quantity: number): StockItem {
  const incoming = item.incoming.get(incomingKey(incomingId, locationId));
  return incoming
    ? withIncoming(item, { ...incoming, quantity: Math.max(0, incoming.quantity - quantity) })
    : item;
}

function adjusted(item: StockItem, { type, data }: StockAdjusted): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const { locationId, quantity, lotId } = data;
  const { lots } = stockAt(item, locationId);
  const lotsThen =
    lotId === undefined
      ? lots
      : changeLots(lots, [{ lotId, quantity: Math.abs(quantity) }], { onHand: Math.sign(quantity) });
  return known(
    moved(item, locationId, { onHand: quantity }, { lots: lotsThen }),
    reference,
    contentOf(type, content),
  );
}

function counted(item: StockItem, { type, data }: StockCounted): StockItem {
  const { locationId, counted: units, quantity, countedAt, reference } = data;
  return known(
    moved(item, locationId, { onHand: quantity }, { countedAt }),
    reference,
    contentOf(type, { locationId, counted: units, countedAt }),
  );
}

function reported(item: StockItem, { type, data }: LevelReported): StockItem {
  const { locationId, level, quantity, reportedAt, reference } = data;
  return known(
    moved(item, locationId, { onHand: quantity }, { reportedAt }),
    reference,
    contentOf(type, { locationId, level, reportedAt }),
  );
}

function sold(item: StockItem, { type, data }: StockSold): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  return known(moved(item, data.locationId, { onHand: -data.quantity }), reference, contentOf(type, content));
}

function quarantined(item: StockItem, { type, data }: StockQuarantined): StockItem {
  const { item: _item, sku: _sku, reference, ...content } = data;
  const next = withStockAt(item, data.locationId, { quarantined: data.quantity });
  return reference === null ? next : known(next, reference, contentOf(type, content));
}

function overdue(item: StockItem, { data: { incomingId, locationId } }: IncomingOverdue): StockItem {
  const incoming = item.incoming.get(incomingKey(incomingId, locationId));
  return incoming ? withIncoming(item, { ...incoming, isOverdue: true }) : item;
}

function transferShipped(item: StockItem, { type, data }: TransferShipped): StockItem {
  const { item: _item, sku: _sku, lots: _lots, transferId, ...content } = data;
  const { locationId, toLocationId, quantity, expectedAt, lots = [] } = data;
  const key = incomingKey(transferId, toLocationId);
  const before = item.incoming.get(key)?.quantity ?? 0;
  const left = changeLots(stockAt(item, locationId).lots, lots, { onHand: -1 });
  const next = withIncoming(moved(item, locationId, { onHand: -quantity }, { lots: left }), {
    incomingId: transferId,
    locationId: toLocationId,
    source: 'transfer',
    quantity: before + quantity,
    expectedAt,
    isOverdue: false,
  });
  return known(next, transferId, contentOf(type, content));
}

/** A movement further; undefined for a fact that is none. */
export function evolveMovement(item: StockItem, event: StockEvent): StockItem | undefined {
  switch (event.type) {
    case 'StockReceived':
      return received(item, event);
    case 'StockAdjusted':
      return adjusted(item, event);
    case 'StockCounted':
      return counted(item, event);
    case 'LevelReported':
      return reported(item, event);
    case 'StockSold':
      return sold(item, event);
    case 'StockQuarantined':
      return quarantined(item, event);
    case 'IncomingAnnounced':
      return withIncoming(item, { ...event.data, isOverdue: false });
    case 'IncomingOverdue':
      return overdue(item, event);
    case 'TransferShipped':
      return transferShipped(item, event);
    default:
      return undefined;
  }
}
