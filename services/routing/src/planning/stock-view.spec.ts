import type { StockEvent, StoredEvent } from '@throughline/contracts';
import { StockView } from './stock-view.js';

const item = { item: 'TEA', sku: 'TEA' };
const here = { ...item, locationId: 'berlin' };
const entry = { ...here, orderId: 'o1', attempt: 1, routing: 1, shipmentId: '1' };

const received = (quantity: number): StockEvent => ({
  type: 'StockReceived',
  data: { ...here, quantity, reference: 'r' },
});
const adjusted = (quantity: number): StockEvent => ({
  type: 'StockAdjusted',
  data: { ...here, quantity, reason: 'count', reference: 'a' },
});
const allocated = (quantity: number): StockEvent => ({
  type: 'ReservationAllocated',
  data: { ...entry, quantity },
});
const reserved: StockEvent = {
  type: 'ReservationPlaced',
  data: { ...item, orderId: 'o1', attempt: 1, quantity: 3 },
};

const freeAfter = (...events: readonly StockEvent[]): number => {
  const view = new StockView();
  for (const event of events) view.apply(event as StoredEvent & StockEvent);
  return view.free(['TEA'], ['berlin'])[0]?.quantity ?? 0;
};

describe('what is free at a location', () => {
  it.each<[string, number, readonly StockEvent[]]>([
    ['what came in', 5, [received(2), received(3)]],
    ['less or more after a count', 4, [received(5), adjusted(-2), adjusted(1)]],
    ['not what is allocated', 2, [received(5), allocated(3)]],
    ['what is reserved against the network, too', 5, [received(5), reserved]],
    [
      'what was allocated and returned',
      4,
      [received(5), allocated(3), { type: 'AllocationReturned', data: { ...entry, quantity: 2 } }],
    ],
    [
      'neither what was missing at the shelf nor its allocation',
      2,
      [
        received(5),
        allocated(3),
        { type: 'AllocationShorted', data: { ...entry, quantity: 3, isQueued: false } },
      ],
    ],
    [
      'the same after goods left that were allocated',
      2,
      [received(5), allocated(3), { type: 'AllocationIssued', data: { ...entry, quantity: 3 } }],
    ],
    [
      'what a cancelled order had allocated',
      5,
      [
        received(5),
        allocated(3),
        {
          type: 'ReservationReleased',
          data: { ...item, orderId: 'o1', attempt: 1, allocated: [{ locationId: 'berlin', quantity: 3 }] },
        },
      ],
    ],
    ['nothing where more is allocated than there is', 0, [received(2), allocated(2), adjusted(-1)]],
    ['nothing where nothing ever came in', 0, []],
  ])('is %s', (_, free, events) => {
    expect(freeAfter(...events)).toBe(free);
  });

  it('is told per SKU and location', () => {
    const view = new StockView();
    view.apply(received(5) as StoredEvent & StockEvent);
    expect(view.free(['CUP', 'TEA'], ['munich', 'berlin'])).toEqual([
      { sku: 'TEA', locationId: 'berlin', quantity: 5 },
    ]);
  });

  it('survives a fact of a newer release', () => {
    expect(freeAfter(received(5), { type: 'StockBlessed', data: here } as unknown as StockEvent)).toBe(5);
  });
});
