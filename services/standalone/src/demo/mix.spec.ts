import { OUT_OF_STOCK_SKU } from '../sample-merchant.js';
import { demoMix, type DemoItem } from './mix.js';

const countOf = (items: readonly DemoItem[], kind: string): number =>
  items.filter((item) => item.kind === kind).length;

const isOrder = ({ kind }: DemoItem): boolean => kind !== 'duplicate' && kind !== 'garbage';

describe('what the demo sends', () => {
  const items = demoMix(300, 7);

  it.each([0, 1, 10, 99, 300])('is as many as were asked for: %d', (count) => {
    expect(demoMix(count, 1)).toHaveLength(count);
  });

  it('has six repeats and four pieces of garbage in a hundred', () => {
    expect(countOf(items, 'duplicate')).toBe(18);
    expect(countOf(items, 'garbage')).toBe(12);
  });

  it.each([
    ['card, over HTTP', 90],
    ['paid at Shopify, by webhook', 60],
    ['invoice, by topic', 24],
    ['card declined', 15],
    ['reviewed and rejected', 6],
    ['short at the shelf', 6],
  ])('has of 300 as many as its weight says: %s', (kind, expected) => {
    expect(countOf(items, kind)).toBe(expected);
  });

  it('comes mixed: every kind is among the first ninety', () => {
    const kinds = (list: readonly DemoItem[]) => new Set(list.filter(isOrder).map(({ kind }) => kind));
    expect(kinds(items.slice(0, 90))).toEqual(kinds(items));
    expect(kinds(items.slice(0, 10)).size).toBeGreaterThan(3);
  });

  it('repeats only what went before, as it was, and nothing that somebody intervenes in', () => {
    items.forEach((item, index) => {
      if (item.kind !== 'duplicate') return;
      const original = items.slice(0, index).find(({ externalId }) => externalId === item.externalId);
      expect({ ...item, kind: original?.kind }).toEqual(original);
      expect(item.followUp).toBe('none');
    });
  });

  it('gives every order a number of its own, in this run and in the next', () => {
    const orders = [...items, ...demoMix(300, 8)].filter(isOrder);
    expect(new Set(orders.map(({ externalId }) => externalId)).size).toBe(orders.length);
  });

  it('uses every entrance', () => {
    expect(new Set(items.map(({ entrance }) => entrance))).toEqual(
      new Set(['http', 'webhook', 'topic', 'file']),
    );
  });

  it('sends each order under the channel and the number that its body has', () => {
    for (const { entrance, externalId, channelId, body } of items.filter(isOrder)) {
      if (entrance === 'webhook') expect(body).toMatchObject({ id: Number(externalId) });
      else expect(body).toMatchObject({ externalId, channelId });
    }
  });

  it('has garbage without a number', () => {
    const garbage = items.filter(({ kind }) => kind === 'garbage');
    expect(garbage.every(({ externalId }) => externalId === undefined)).toBe(true);
  });

  it('asks for what is out of stock where it says so', () => {
    const [missing] = items.filter(({ kind }) => kind === 'out of stock');
    expect(missing?.body).toMatchObject({ lines: [{ sku: OUT_OF_STOCK_SKU }] });
  });
});
