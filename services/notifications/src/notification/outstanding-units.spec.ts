import type { OrderEvent } from '@throughline/contracts';
import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { unitsToFollow, waitingUnits } from './outstanding-units.js';

const { allocated, backordered, covered, delivered, line, placed, reserved, routed, shipped } = facts;

const fold = (...events: readonly OrderEvent[]): Order => foldOrder(events) as Order;
const teas = (quantity: number) => ({ lineId: '1', sku: 'TEA', quantity });
const partlyReserved = (quantity: number): OrderEvent => ({
  type: 'StockReserved',
  data: {
    attempt: 1,
    items: [],
    expiresAt: '2026-01-06T10:00:00.000Z',
    backordered: [{ sku: 'TEA', quantity, promisedAt: null }],
  },
});

describe('the units that are still to follow', () => {
  const inTwoParcels = [
    placed([line({ quantity: 3 })]),
    reserved(),
    ...covered(3000),
    routed([
      { shipmentId: '1', lines: [teas(2)] },
      { shipmentId: '2', lines: [teas(1)] },
    ]),
    allocated(['1', '2']),
  ];
  const dropped: OrderEvent = {
    type: 'ShipmentDropped',
    data: { shipmentId: '2', at: '2026-01-05T10:00:00.000Z', reason: 'nothing there' },
  };

  it('are those of parcels that have not left', () => {
    expect(unitsToFollow(fold(...inTwoParcels), 'shipped')).toMatchObject([{ quantity: 3 }]);
    const order = fold(...inTwoParcels, shipped('1', [teas(2)]));
    expect(unitsToFollow(order, 'shipped')).toMatchObject([{ lineId: '1', quantity: 1 }]);
    expect(unitsToFollow(order, 'delivered')).toMatchObject([{ quantity: 3 }]);
  });

  it('are none once all of them are as far', () => {
    const order = fold(...inTwoParcels, shipped('1', [teas(2)]), shipped('2', [teas(1)]), delivered('1'));
    expect(unitsToFollow(order, 'shipped')).toEqual([]);
    expect(unitsToFollow(order, 'delivered')).toMatchObject([{ quantity: 1 }]);
  });

  it('are those of a parcel that came to nothing', () =>
    expect(unitsToFollow(fold(...inTwoParcels, shipped('1', [teas(2)]), dropped), 'shipped')).toMatchObject([
      { quantity: 1 },
    ]));
});

describe('the units that wait for stock', () => {
  const lines = [
    line({ lineId: '1', quantity: 2 }),
    line({ lineId: '2', sku: 'POT' }),
    line({ lineId: '3', quantity: 4 }),
  ];

  it('are those that the whole order waits for', () =>
    expect(waitingUnits(fold(placed(lines), backordered('TEA', 6)))).toMatchObject([
      { lineId: '1', quantity: 2 },
      { lineId: '3', quantity: 4 },
    ]));

  it('are those of the last lines, where the rest goes ahead', () => {
    expect(waitingUnits(fold(placed(lines), partlyReserved(4)))).toMatchObject([
      { lineId: '3', quantity: 4 },
    ]);
    expect(waitingUnits(fold(placed(lines), partlyReserved(5)))).toMatchObject([
      { lineId: '1', quantity: 1 },
      { lineId: '3', quantity: 4 },
    ]);
  });

  it('are none where all is reserved', () =>
    expect(waitingUnits(fold(placed(lines), reserved()))).toEqual([]));
});
