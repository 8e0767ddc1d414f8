import { isLive, type Order } from '@throughline/order';

/** Words that are kept of an order, and their length: what a person would look for is among the first. */
export const WORDS_PER_ORDER_MAX = 64;
export const WORD_CHARACTERS_MAX = 48;

/** Words of one search. */
export const WORDS_PER_SEARCH_MAX = 8;

const SEPARATORS = /[^\p{L}\p{N}]+/u;
const ACCENTS = /\p{M}+/gu;

/** "Müller, ADA-12" → ["muller", "ada", "12"]: the same of what is kept and of what is looked for. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(SEPARATORS)
    .filter(Boolean)
    .map((word) => word.slice(0, WORD_CHARACTERS_MAX));

/** What an order is found by, the most telling first. Each word once, in a fixed order, so that no change is none. */
export function searchWordsOf(order: Order): string {
  const { personal } = order;
  const texts = [
    order.orderNumber,
    order.externalId,
    personal?.email,
    personal?.name,
    personal?.shipTo?.name,
    personal?.shipTo?.company,
    ...order.shipments.filter(isLive).map(({ trackingNumber }) => trackingNumber ?? ''),
    ...order.lines.map(({ sku }) => sku ?? ''),
    ...order.lines.map(({ title }) => title),
  ];
  const words = new Set(texts.flatMap((text) => wordsOf(text ?? '')));
  return [...words].slice(0, WORDS_PER_ORDER_MAX).join(' ');
}
