import { externalIdOf, orderIdOf, orderNumberOf } from './ledgers.js';
import { FIRST_NAMES, GOODS, LAST_NAMES, LOCATIONS } from './people-and-goods.js';
import { pick, pickSkewed, randomFrom } from './random.js';

/** One kind of request, with what it may take at the 99th percentile. */
export interface Question {
  readonly name: string;
  readonly targetMs: number;
  /** A path, another one each time. */
  readonly path: (random: () => number) => string;
}

const LIST_MS = 50;
const SEARCH_MS = 100;
const ORDER_PAGE_MS = 30;

const list = (name: string, query: (random: () => number) => string): Question => ({
  name: `list: ${name}`,
  targetMs: LIST_MS,
  path: (random) => `/api/v1/orders?${query(random)}`,
});

const search = (name: string, words: (random: () => number) => string): Question => ({
  name: `search: ${name}`,
  targetMs: SEARCH_MS,
  path: (random) => `/api/v1/orders?q=${encodeURIComponent(words(random))}`,
});

const counts = (name: string, query: string): Question => ({
  name: `counts: ${name}`,
  targetMs: LIST_MS,
  path: () => `/api/v1/orders/counts?${query}`,
});

const numberBelow = (orders: number) => (random: () => number) => Math.floor(random() * orders);

/** All that is asked of a console with so many orders. */
export function questionsOf(orders: number): Question[] {
  const some = numberBelow(orders);
  const month = (random: () => number) => String(1 + Math.floor(random() * 9));
  return [
    list('newest', () => ''),
    list('exceptions, longest untouched first', () => 'exception=true&sort=updatedAt'),
    list('three statuses, largest first', () => 'status=shipped,in-warehouse,covered&sort=-totalMinor'),
    list('a status and a channel, oldest first', () => 'status=backordered&channelId=web&sort=placedAt'),
    list('what waits for stock, largest first', () => 'waitsFor=await-stock&sort=-totalMinor'),
    list('a location, largest first', (random) => `locationId=${pick(LOCATIONS, random)}&sort=-totalMinor`),
    list('a SKU and a status', (random) => `sku=${pick(GOODS, random).sku}&status=completed,shipped`),
    list('a month, largest first', (random) => {
      const from = month(random);
      return `placedFrom=2025-0${from}-01T00:00:00Z&placedTo=2025-0${from}-28T00:00:00Z&sort=-totalMinor`;
    }),
    list('a channel, last changed first', () => 'channelId=phone&sort=-updatedAt'),
    list('a rare channel, largest first', () => 'channelId=fair&sort=-totalMinor'),
    list('a rare channel and a common status', () => 'channelId=fair&status=completed'),
    list(
      'two statuses of a channel, largest first',
      () => 'channelId=phone&status=shipped,completed&sort=-totalMinor',
    ),
    list('a channel that there is not, largest first', () => 'channelId=nowhere&sort=-totalMinor'),
    list('an external id', (random) => `externalId=${externalIdOf(some(random))}`),
    search('a common word', () => 'tea'),
    search('a rare word', (random) => LAST_NAMES[LAST_NAMES.length - 1 - Math.floor(random() * 20)] ?? ''),
    search('two words', (random) => `${pick(FIRST_NAMES, random)} ${pickSkewed(LAST_NAMES, random)}`),
    search('two common words', () => 'tea ada'),
    search('an order number', (random) => orderNumberOf(some(random))),
    search('the beginning of a name', (random) => pickSkewed(LAST_NAMES, random).slice(0, 3)),
    search('nothing that there is', () => 'zzzqqq'),
    counts('all', ''),
    counts('a channel', 'channelId=web'),
    counts('a search', 'q=tea'),
    {
      name: 'order page',
      targetMs: ORDER_PAGE_MS,
      path: (random) => `/api/v1/orders/${orderIdOf(some(random))}`,
    },
  ];
}

export const questionRandom = randomFrom(20_250_101);
