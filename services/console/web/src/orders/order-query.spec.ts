import { nextSort, parametersOf, queryOf, withFilter } from './order-query.js';

const read = (address: string) => queryOf(new URLSearchParams(address));

describe('the address of the list of orders', () => {
  it.each(['', 'status=covered%2Crouted', 'q=ada+byron&exception=true&sort=totalMinor'])(
    'is written as it was read: "%s"',
    (address) => expect(parametersOf(read(address)).toString()).toBe(address),
  );

  it('leaves out what it does not know, and the order that goes without saying', () =>
    expect(parametersOf(read('colour=red&sort=-placedAt&q=%20&cursor=x')).toString()).toBe(''));

  it('loses a filter that is taken away, and keeps the others', () => {
    const query = read('status=covered&sku=TEA');
    expect(parametersOf(withFilter(query, 'status', undefined)).toString()).toBe('sku=TEA');
    expect(parametersOf(withFilter(query, 'status', 'routed')).toString()).toBe('status=routed&sku=TEA');
  });

  it('turns a column round', () => {
    expect(nextSort('-placedAt', 'totalMinor')).toBe('-totalMinor');
    expect(nextSort('-totalMinor', 'totalMinor')).toBe('totalMinor');
    expect(nextSort('totalMinor', 'totalMinor')).toBe('-totalMinor');
  });
});
