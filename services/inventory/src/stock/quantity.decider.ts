import type { Lot, StockEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { withConsequences } from './consequences.js';
import { factOf } from './fact-of.js';
import { pickLots } from './lots.js';
import type {
  AdjustStock,
  AnnounceIncoming,
  CountStock,
  QuarantineStock,
  ReceiveStock,
  ReportLevel,
  SellStock,
  SetPool,
  ShipTransfer,
} from './stock.commands.js';
import { contentOf, type Movement } from './stock.evolve.js';
import { incomingKey, stockAt, type StockItem } from './stock-item.js';
import type { SupplyRules } from './supply-rules.js';

/** Purchase orders and transfers that one item has on its way at once. */
export const INCOMING_MAX = 256;

type Decide<Command> = (command: Command, item: StockItem, rules: SupplyRules) => Decision<StockEvent>;

/** What became of a movement that may have come before; undefined for a new one. */
function repeatOf(
  item: StockItem,
  type: Movement['type'],
  reference: string,
  content: object,
): Decision<StockEvent> | undefined {
  const known = item.references.find((each) => each.reference === reference)?.content;
  if (known === undefined) return undefined;
  return known === contentOf(type, content) ? ignore('taken in already') : reject('reference-reused');
}

/** When it happened. Where nobody says that is now, and of a repeat: when it did then. */
function timeOf(
  item: StockItem,
  { at }: SupplyRules,
  data: CountStock['data'] | SellStock['data'],
  name: 'countedAt' | 'soldAt',
): string {
  const said = (data as Partial<Record<typeof name, string>>)[name];
  if (said !== undefined) return said;
  const known = item.references.find(({ reference }) => reference === data.reference)?.content ?? '{}';
  return (JSON.parse(known) as Partial<Record<typeof name, string>>)[name] ?? at;
}

export const receiveStock: Decide<ReceiveStock> = ({ data }, item, rules) => {
  const { sku, reference, ...content } = data;
  const repeat = repeatOf(item, 'StockReceived', reference, content);
  if (repeat) return repeat;
  if (rules.lotTracking !== 'none' && !data.lot) return reject('lot-required', `${sku} is tracked by lots`);
  if (rules.lotTracking === 'serial' && data.quantity > 1) {
    return reject('one-unit-per-serial', `${data.quantity} units under one serial number`);
  }
  if (rules.lotTracking === 'serial' && hasLot(item, data.lot?.lotId)) return reject('serial-on-hand');
  if (data.lot && expiresOtherwise(item, data.lot))
    return reject('lot-differs', `${data.lot.lotId} is known with another last day`);
  if ((data.quarantined ?? 0) > data.quantity) return reject('quarantined-above-received');

  const received: StockEvent = { type: 'StockReceived', data: { ...factOf(sku), ...content, reference } };
  return accept(...withConsequences(sku, item, [received], rules));
};

/** A lot has one last day, wherever its units lie. */
const expiresOtherwise = (item: StockItem, { lotId, expiresOn }: Lot): boolean =>
  [...item.locations.values()].some(({ lots }) =>
    lots.some((lot) => lot.lotId === lotId && lot.expiresOn !== expiresOn),
  );

const hasLot = (item: StockItem, lotId: string | undefined): boolean =>
  [...item.locations.values()].some(({ lots }) => lots.some((lot) => lot.lotId === lotId));

export const adjustStock: Decide<AdjustStock> = ({ data }, item, rules) => {
  const { sku, reference, ...content } = data;
  const repeat = repeatOf(item, 'StockAdjusted', reference, content);
  if (repeat) return repeat;
  const { onHand, lots } = stockAt(item, data.locationId);
  if (onHand + data.quantity < 0) return reject('on-hand-below-zero', `${onHand} on hand`);
  if (data.lotId !== undefined) {
    const lot = lots.find(({ lotId }) => lotId === data.lotId);
    if (!lot) return reject('unknown-lot', `no lot ${data.lotId} at ${data.locationId}`);
    if (lot.onHand + data.quantity < 0) return reject('on-hand-below-zero', `${lot.onHand} of the lot`);
  }

  const adjusted: StockEvent = { type: 'StockAdjusted', data: { ...factOf(sku), ...content, reference } };
  return accept(...withConsequences(sku, item, [adjusted], rules));
};

/** What a count finds is what there is now: what moved since it was taken is counted again. */
export const countStock: Decide<CountStock> = ({ data }, item, rules) => {
  const { sku, locationId, counted, reference } = data;
  const countedAt = timeOf(item, rules, data, 'countedAt');
  const repeat = repeatOf(item, 'StockCounted', reference, { locationId, counted, countedAt });
  if (repeat) return repeat;
  const { onHand, countedAt: countedBefore } = stockAt(item, locationId);
  if (countedBefore !== null && countedAt < countedBefore) {
    return reject('older-than-known', `counted again at ${countedBefore}`);
  }

  const fact = { ...factOf(sku), locationId, counted, quantity: counted - onHand, countedAt, reference };
  return accept(...withConsequences(sku, item, [{ type: 'StockCounted', data: fact }], rules));
};

/** A level says how many can be had: what it held back for us already is not in it. */
export const reportLevel: Decide<ReportLevel> = ({ data }, item, rules) => {
  const { sku, locationId, level, reportedAt, reference } = data;
  const repeat = repeatOf(item, 'LevelReported', reference, { locationId, level, reportedAt });
  if (repeat) return repeat;
  const { onHand, reportedAt: reportedBefore } = stockAt(item, locationId);
  if (reportedBefore !== null && reportedAt < reportedBefore) {
    return reject('older-than-known', `reported again at ${reportedBefore}`);
  }

  const fact = { ...factOf(sku), locationId, level, quantity: level - onHand, reportedAt, reference };
  return accept(...withConsequences(sku, item, [{ type: 'LevelReported', data: fact }], rules));
};

/** It is gone, whatever the books say: units that they do not know of were there after all. */
export const sellStock: Decide<SellStock> = ({ data }, item, rules) => {
  const { sku, reference, ...said } = data;
  const content = { ...said, soldAt: timeOf(item, rules, data, 'soldAt') };
  const repeat = repeatOf(item, 'StockSold', reference, content);
  if (repeat) return repeat;
  const { onHand } = stockAt(item, data.locationId);
  const unknown = Math.max(0, data.quantity - Math.max(0, onHand));
  const events: StockEvent[] = [];
  if (unknown > 0) {
    const { locationId } = data;
    const found = { ...factOf(sku), locationId, quantity: unknown, reason: 'found' };
    events.push({ type: 'StockAdjusted', data: { ...found, reference: `sale:${reference}` } });
  }
  events.push({ type: 'StockSold', data: { ...factOf(sku), ...content, reference } });
  return accept(...withConsequences(sku, item, events, rules));
};

export const quarantineStock: Decide<QuarantineStock> = ({ data }, item, rules) => {
  const { sku, reference, ...content } = data;
  const repeat = repeatOf(item, 'StockQuarantined', reference, content);
  if (repeat) return repeat;
  const { onHand, quarantined } = stockAt(item, data.locationId);
  const next = quarantined + data.quantity;
  if (next < 0) return reject('quarantined-below-zero', `${quarantined} in quarantine`);
  if (next > onHand) return reject('quarantined-above-on-hand', `${onHand} on hand`);

  const fact: StockEvent = { type: 'StockQuarantined', data: { ...factOf(sku), ...content, reference } };
  return accept(...withConsequences(sku, item, [fact], rules));
};

export const announceIncoming: Decide<AnnounceIncoming> = ({ data }, item) => {
  const { sku, incomingId, locationId, quantity, expectedAt } = data;
  const known = item.incoming.get(incomingKey(incomingId, locationId));
  if (known?.source === 'transfer') return reject('is-a-transfer', `${incomingId} is a transfer on its way`);
  if (known?.quantity === quantity && known.expectedAt === expectedAt) return ignore('announced already');
  if (!known && quantity === 0) return ignore('nothing was on its way');
  if (!known && item.incoming.size >= INCOMING_MAX) return reject('too-much-incoming');

  const fact = { incomingId, locationId, quantity, expectedAt, source: 'purchase-order' as const };
  return accept({ type: 'IncomingAnnounced', data: { ...factOf(sku), ...fact } });
};

/** Units that are promised may leave too: who is endangered by it is told, and the units are on their way. */
export const shipTransfer: Decide<ShipTransfer> = ({ data }, item, rules) => {
  const { sku, transferId, ...content } = data;
  const repeat = repeatOf(item, 'TransferShipped', transferId, content);
  if (repeat) return repeat;
  const { onHand } = stockAt(item, data.locationId);
  if (data.locationId === data.toLocationId) return reject('same-location');
  if (data.quantity > onHand) return reject('on-hand-below-zero', `${onHand} on hand`);
  if (item.incoming.size >= INCOMING_MAX) return reject('too-much-incoming');

  const lots = pickLots(stockAt(item, data.locationId), data.quantity, rules.at);
  const fact = { ...factOf(sku), transferId, ...content, ...(lots.length > 0 && { lots }) };
  return accept(...withConsequences(sku, item, [{ type: 'TransferShipped', data: fact }], rules));
};

export const setPool: Decide<SetPool> = ({ data }, item, rules) => {
  const { sku, ...content } = data;
  if ((item.pools.get(data.channelId) ?? 0) === data.quantity) return ignore('the pool has as many');

  const fact: StockEvent = { type: 'PoolSet', data: { ...factOf(sku), ...content } };
  return accept(...withConsequences(sku, item, [fact], rules));
};
