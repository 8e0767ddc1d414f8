import { KeyedRows } from './keyed-rows.js';

interface Stock {
  readonly sku: string;
  readonly quantity: number;
}

const rows = (...stocks: Stock[]): KeyedRows<Stock> => {
  const made = new KeyedRows<Stock>(({ sku }) => sku);
  made.fill(stocks);
  return made;
};

describe('rows that remember what changed', () => {
  it('tell each changed row once, as it is now', () => {
    const stock = rows({ sku: 'TEA', quantity: 1 }, { sku: 'CUP', quantity: 1 });
    stock.set({ sku: 'TEA', quantity: 2 });
    stock.set({ sku: 'TEA', quantity: 3 });
    expect(stock.takeChanges()).toEqual({ upserts: [{ sku: 'TEA', quantity: 3 }], deletes: [] });
    expect(stock.takeChanges()).toEqual({ upserts: [], deletes: [] });
  });

  it('tell of deleted rows by their key, unless there was none', () => {
    const stock = rows({ sku: 'TEA', quantity: 1 });
    stock.delete('TEA');
    stock.delete('CUP');
    expect(stock.takeChanges()).toEqual({ upserts: [], deletes: ['TEA'] });
  });

  it('hand over rows that later changes do not alter', () => {
    const stock = rows();
    stock.set({ sku: 'TEA', quantity: 1 });
    const { upserts } = stock.takeChanges();
    stock.set({ sku: 'TEA', quantity: 2 });
    expect(upserts).toEqual([{ sku: 'TEA', quantity: 1 }]);
    expect(stock.get('TEA')?.quantity).toBe(2);
  });

  it('count rows from the database as written', () => {
    const stock = rows({ sku: 'TEA', quantity: 1 });
    expect(stock.size).toBe(1);
    expect([...stock.values()]).toEqual([{ sku: 'TEA', quantity: 1 }]);
    expect(stock.takeChanges().upserts).toEqual([]);
  });

  it('forget changes when they are filled anew', () => {
    const stock = rows();
    stock.set({ sku: 'TEA', quantity: 1 });
    stock.fill([]);
    expect(stock.takeChanges()).toEqual({ upserts: [], deletes: [] });
  });
});
