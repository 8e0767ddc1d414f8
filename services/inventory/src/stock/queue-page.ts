import type { Instant } from '@throughline/kernel';
import { decodeCursor, encodeCursor, Rejection, type Page } from '@throughline/service-kit';
import { isServedBefore, type StockItem } from './stock-item.js';
import type { Entry } from './open-entries.js';

/** An order that waits for a SKU. */
export interface QueuePlace {
  /** From 1, in the order in which they are served. */
  readonly place: number;
  readonly orderId: string;
  /** Null where it was ordered at no known channel. */
  readonly channelId: string | null;
  /** Lower lanes are served first. */
  readonly lane: number;
  /** Units that it waits for. */
  readonly quantity: number;
  /** When they can be expected; null where nobody can say. */
  readonly promisedAt: Instant | null;
  /** More wait than may: it is refused unless stock turns up within its limit. */
  readonly isBeyondCap: boolean;
}

type Position = Pick<Entry, 'lane' | 'arrival'>;

/** Behind whom the page begins. @throws Rejection 400 for a cursor of another list */
export function positionOf(cursor: string): Position {
  const [lane, arrival, ...rest] = decodeCursor(cursor);
  if (typeof lane === 'number' && typeof arrival === 'number' && rest.length === 0) return { lane, arrival };
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of this queue');
}

const placeOf = (entry: Entry, place: number): QueuePlace => {
  const { orderId, channelId, lane, queued: quantity, promisedAt, isBeyondCap } = entry;
  return { place, orderId, channelId, lane, quantity, promisedAt, isBeyondCap };
};

/**
 * One page of those who wait. Who was served or left meanwhile is not missed: a page goes on behind the last one that
 * the page before had.
 */
export function queuePage(item: StockItem, limit: number, behind?: Position): Page<QueuePlace> {
  const found: { readonly entry: Entry; readonly place: number }[] = [];
  for (const [index, orderId] of item.queue.entries()) {
    const entry = item.entries.get(orderId);
    if (!entry || (behind && !isServedBefore(behind, entry))) continue;
    if (found.push({ entry, place: index + 1 }) > limit) break;
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1)?.entry : undefined;
  return {
    items: page.map(({ entry, place }) => placeOf(entry, place)),
    nextCursor: last ? encodeCursor([last.lane, last.arrival]) : null,
  };
}
