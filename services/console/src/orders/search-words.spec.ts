import { searchWordsOf, WORD_CHARACTERS_MAX, wordsOf, WORDS_PER_ORDER_MAX } from './search-words.js';
import type { Order } from '@throughline/order';

const order = (overrides: Partial<Order>): Order =>
  ({
    orderNumber: '#1071',
    externalId: 'shop-1071',
    personal: { personId: 'p', name: 'Jürgen Groß', email: 'j.gross@example.com' },
    lines: [{ sku: 'TEA-100', title: 'Earl Grey' }],
    shipments: [],
    ...overrides,
  }) as unknown as Order;

describe('the words that an order is found by', () => {
  it.each([
    ['Müller', 'muller'],
    ['GROẞ groß', 'gross gross'],
    ['ada.byron@example.com', 'ada byron example com'],
    ['#1071/A', '1071 a'],
    ['ﬁne ①', 'fine 1'],
    ['注文 42', '注文 42'],
    ['<script>', 'script'],
    [' – ', ''],
  ])('of "%s" are "%s"', (text, words) => expect(wordsOf(text).join(' ')).toBe(words));

  it('name it, its customer and what was bought, each once', () =>
    expect(searchWordsOf(order({}))).toBe('1071 shop j gross example com jurgen tea 100 earl grey'));

  it('are bounded, however much somebody writes', () => {
    const name = Array.from({ length: 1_000 }, (_, index) => `w${index}${'x'.repeat(100)}`).join(' ');
    const words = searchWordsOf(order({ personal: { personId: 'p', name } })).split(' ');
    expect(words).toHaveLength(WORDS_PER_ORDER_MAX);
    expect(Math.max(...words.map(({ length }) => length))).toBe(WORD_CHARACTERS_MAX);
  });
});
