import { isKnownType, spelledOut, wordsOf, type LedgerEvent, type Wording } from './event-words.js';

const words: Wording = {
  money: (minor) => `EUR ${minor / 100}`,
  location: (id) => id.toUpperCase(),
  date: (at) => at.slice(0, 10),
  step: (key) => key,
  outcome: (code) => code,
  reason: (said) => said,
};

const event = (type: string, data: object): LedgerEvent => ({ type, data }) as unknown as LedgerEvent;

describe('the words of a fact', () => {
  it('are amounts and names, not codes', () => {
    expect(wordsOf(event('PaymentCaptured', { amountMinor: 1250 }), words)).toEqual({ amount: 'EUR 12.5' });
    expect(
      wordsOf(
        event('OrderRouted', { shipments: [{ locationId: 'berlin' }, { locationId: 'berlin' }] }),
        words,
      ),
    ).toEqual({ location: 'BERLIN' });
    expect(wordsOf(event('StockReserved', { items: [{ sku: 'TEA', quantity: 2 }] }), words)).toEqual({
      items: '2 × TEA',
    });
  });

  it('say what waits, and by when it can be expected', () => {
    const waitingFor = { sku: 'TEA', quantity: 2 };
    const promisedAt = '2026-02-01T08:00:00.000Z';
    expect(wordsOf(event('StockBackordered', { waitingFor, promisedAt }), words)).toEqual({
      items: '2 × TEA',
      context: 'dated',
      date: '2026-02-01',
    });
    expect(wordsOf(event('BackorderPromiseMoved', { sku: 'TEA', promisedAt: null }), words)).toEqual({
      sku: 'TEA',
    });
    const reserved = { items: [{ sku: 'CUP', quantity: 1 }], backordered: [{ ...waitingFor, promisedAt }] };
    expect(wordsOf(event('StockReserved', reserved), words)).toEqual({
      items: '1 × CUP',
      context: 'partly',
      rest: '2 × TEA',
    });
  });

  it('are none for a fact from a newer release, which is spelled out', () => {
    expect(isKnownType('OrderAmended')).toBe(false);
    expect(wordsOf(event('OrderAmended', {}), words)).toEqual({});
    expect(spelledOut('OrderAmended')).toBe('Order amended');
  });
});
