import { nothingYet, takeIn, type StoredStockEvent } from './added-up.js';
import { auditOf, type SaidOfStock } from './audit.js';

const TEA = { item: 'TEA', sku: 'TEA' };
const facts: readonly object[] = [
  { type: 'StockReceived', data: { ...TEA, locationId: 'berlin', quantity: 10, reference: 'd-1' } },
  { type: 'ReservationPlaced', data: { ...TEA, orderId: 'o1', attempt: 1, quantity: 4 } },
  {
    type: 'StockAdjusted',
    data: { ...TEA, locationId: 'berlin', quantity: -1, reason: 'damage', reference: 'a-1' },
  },
];

const bookOf = (events: readonly object[], firstRevision = 0) => {
  const book = nothingYet();
  events.forEach((event, index) =>
    takeIn(book, { ...event, revision: firstRevision + index } as StoredStockEvent),
  );
  return book;
};

const said: SaidOfStock = {
  locations: [{ locationId: 'berlin', onHand: 9, allocated: 0, quarantined: 0 }],
  ...{ reserved: 4, queued: 0, held: 0 },
};

describe('auditing the stock of a SKU', () => {
  it('adds the balance up from its facts, by why they happened', () => {
    const { lines, drift } = auditOf('TEA', bookOf(facts), { fold: said, list: said });
    expect(drift).toEqual([]);
    expect(lines.map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'TEA: 3 facts',
      'berlin',
      'adjusted: damage -1',
      'received 10',
      '= on hand 9',
      'promised',
      'reserved 4',
      'allocated 0',
      'held by checkouts 0',
      'waiting 0',
      'it adds up: no drift',
    ]);
  });

  it('says who shows something else', () => {
    const off = { ...said, reserved: 5 };
    expect(auditOf('TEA', bookOf(facts), { fold: said, list: off }).drift).toEqual([
      'drift: the list shows 5 reserved, the facts add up to 4',
    ]);
    expect(auditOf('TEA', bookOf(facts), { fold: { ...said, locations: [] }, list: said }).drift).toEqual([
      'drift: inventory decides by 0 on hand at berlin, the facts add up to 9',
    ]);
  });

  it('notices a fact that is missing', () =>
    expect(auditOf('TEA', bookOf(facts, 1), { fold: said, list: said }).drift).toEqual([
      'the ledger: revision 1 where 0 comes next',
    ]));
});
