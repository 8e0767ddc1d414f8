import type {
  ReservationPlaced,
  ReservationQueued,
  ReservationReleased,
  StockEvent,
} from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { factOf, withConsequences } from './consequences.js';
import type { Entry } from './open-entries.js';
import type { ReleaseItem, ReserveItem, ServeQueue } from './stock.commands.js';
import { evolve } from './stock.evolve.js';
import { freeOf, type StockItem } from './stock-item.js';

export const reserveItem = ({ data }: ReserveItem, item: StockItem): Decision<StockEvent> => {
  const { sku, orderId, attempt } = data;
  const entry = item.entries.get(orderId);
  if (entry?.attempt === attempt && entry.queued > 0) return servedQueue(sku, item);
  if (entry?.attempt === attempt) return ignore('the attempt has its entry');
  if (entry && entry.attempt > attempt) return reject('attempt-ended');

  // An attempt is only ever followed by the next once the ledger has ended it.
  const given = entry ? withConsequences(sku, item, [releaseOf(sku, entry)]) : [];
  return accept(...given, placeOrQueue(data, given.reduce(evolve, item)));
};

/** Newcomers never pass the queue, however little they want. */
function placeOrQueue(data: ReserveItem['data'], item: StockItem): ReservationPlaced | ReservationQueued {
  const { sku, orderId, attempt, quantity } = data;
  const fact = { ...factOf(sku), orderId, attempt, quantity };
  const free = freeOf(item);
  return item.queue.length === 0 && quantity <= free
    ? { type: 'ReservationPlaced', data: fact }
    : { type: 'ReservationQueued', data: { ...fact, availableNow: Math.max(0, free) } };
}

export const releaseItem = ({ data }: ReleaseItem, item: StockItem): Decision<StockEvent> => {
  const { sku, orderId, attempt } = data;
  const entry = item.entries.get(orderId);
  if (!entry) return ignore('nothing to give back');
  if (entry.attempt > attempt) return ignore('a later attempt holds it');

  return accept(...withConsequences(sku, item, [releaseOf(sku, entry)]));
};

const releaseOf = (sku: string, { orderId, attempt, allocated }: Entry): ReservationReleased => ({
  type: 'ReservationReleased',
  data: {
    ...factOf(sku),
    orderId,
    attempt,
    allocated: allocated.map(({ locationId, quantity }) => ({ locationId, quantity })),
  },
});

export const serveQueue = ({ data }: ServeQueue, item: StockItem): Decision<StockEvent> =>
  servedQueue(data.sku, item);

function servedQueue(sku: string, item: StockItem): Decision<StockEvent> {
  const served = withConsequences(sku, item, []);
  return served.length > 0 ? accept(...served) : ignore('nobody in the queue can be served');
}
