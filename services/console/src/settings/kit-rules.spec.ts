import type { ProductSettings } from '@throughline/contracts';
import { kitProblemOf } from './kit-rules.js';

const product = (sku: string, ...components: readonly string[]): ProductSettings => ({
  sku,
  title: sku,
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
  ...(components.length > 0 && { components: components.map((each) => ({ sku: each, quantity: 1 })) }),
});

const problemOf = (wanted: ProductSettings, ...known: readonly ProductSettings[]) =>
  kitProblemOf(wanted, {
    find: (sku) => known.find((each) => each.sku === sku),
    kitsWith: (sku) =>
      known.filter(({ components }) => components?.some((each) => each.sku === sku)).map((kit) => kit.sku),
  })?.code;

describe('a kit', () => {
  const tea = product('TEA');
  const cup = product('CUP');

  it('is made of products that there are', () => {
    expect(problemOf(product('SET', 'TEA', 'CUP'), tea, cup)).toBeUndefined();
    expect(problemOf(product('SET', 'TEA', 'CUP'), tea)).toBe('unknown-component');
  });

  it('never contains itself', () =>
    expect(problemOf(product('SET', 'TEA', 'SET'), tea, product('SET'))).toBe('kit-contains-itself'));

  it('contains no kit that contains it, through however many others', () => {
    expect(problemOf(product('SET', 'BOX'), product('BOX', 'SET'))).toBe('kit-contains-itself');
    const ring = [product('A', 'B'), product('B', 'C'), product('C', 'SET')];
    expect(problemOf(product('SET', 'A'), ...ring)).toBe('kit-contains-itself');
  });

  it('is looked through once, even where others go round in a ring', () =>
    expect(problemOf(product('SET', 'A'), product('A', 'B'), product('B', 'A'))).toBe('kit-of-kits'));

  it('contains no other kit', () =>
    expect(problemOf(product('BOX', 'CUP', 'SET'), tea, cup, product('SET', 'TEA'))).toBe('kit-of-kits'));

  it('is never made of what is in a kit already', () =>
    expect(problemOf(product('TEA', 'CUP'), tea, cup, product('SET', 'TEA'))).toBe('kit-of-kits'));

  it('may be told its components anew', () =>
    expect(problemOf(product('SET', 'CUP'), tea, cup, product('SET', 'TEA'))).toBeUndefined());
});

it('a product without components is no kit, whatever it is in', () =>
  expect(problemOf(product('TEA'), product('SET', 'TEA'))).toBeUndefined());
