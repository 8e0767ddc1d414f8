import type { CheckoutHoldPlaced, StockEvent } from '@throughline/contracts';
import { withHold, withoutHold, withPool, type StockItem } from './stock-item.js';

const holdPlaced = (item: StockItem, { data }: CheckoutHoldPlaced): StockItem => {
  const { holdId, channelId = null, sources = null, quantity, fromPool = 0, expiresAt } = data;
  return withHold(withPool(item, channelId, -fromPool), {
    ...{ holdId, channelId, sources, quantity, fromPool, expiresAt },
  });
};

const holdExtended = (item: StockItem, holdId: string, expiresAt: string): StockItem => {
  const hold = item.holds.get(holdId);
  return hold ? withHold(item, { ...hold, expiresAt }) : item;
};

const holdEnded = (item: StockItem, holdId: string): StockItem => {
  const hold = item.holds.get(holdId);
  return hold ? withPool(withoutHold(item, holdId), hold.channelId, hold.fromPool) : item;
};

/** What is kept for checkouts and channels, and how full the shelves are; undefined for any other fact. */
export function evolveHold(item: StockItem, event: StockEvent): StockItem | undefined {
  switch (event.type) {
    case 'PoolSet':
      return { ...item, pools: new Map(item.pools).set(event.data.channelId, event.data.quantity) };
    case 'CheckoutHoldPlaced':
      return holdPlaced(item, event);
    case 'CheckoutHoldExtended':
      return holdExtended(item, event.data.holdId, event.data.expiresAt);
    case 'CheckoutHoldEnded':
      return holdEnded(item, event.data.holdId);
    case 'StockRanLow':
      return { ...item, level: 'low' };
    case 'StockRanOut':
      return { ...item, level: 'out' };
    case 'StockReplenished':
      return { ...item, level: 'ok' };
    default:
      return undefined;
  }
}
