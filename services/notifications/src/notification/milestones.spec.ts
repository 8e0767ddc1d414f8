import type { OrderEvent } from '@throughline/contracts';
import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { messagesFor } from './milestones.js';

const { placed, reserved, covered, routed, allocated, released, shipped, delivered, line } = facts;
const FRIDAY = '2026-01-09T08:00:00.000Z';
const MONDAY = '2026-01-12T08:00:00.000Z';

const one = { lineId: '1', sku: 'TEA', quantity: 1 };
const toWarehouse = [
  placed(),
  reserved(),
  ...covered(1000),
  routed([{ shipmentId: '1', lines: [one] }]),
  allocated(),
  released('1', [one]),
];

const keys = (events: Parameters<typeof foldOrder>[0]): string[] =>
  messagesFor(foldOrder(events) as Order).map(({ messageKey }) => messageKey);

describe('which messages an order calls for', () => {
  it('confirms the order, then announces each shipment and each delivery', () => {
    expect(keys([placed()])).toEqual(['order-placed']);
    expect(keys(toWarehouse)).toEqual(['order-placed']);
    expect(keys([...toWarehouse, shipped('1', [one])])).toEqual(['order-placed', 'shipment-dispatched:1']);
    expect(keys([...toWarehouse, shipped('1', [one]), delivered('1')])).toEqual([
      'order-placed',
      'shipment-dispatched:1',
      'shipment-delivered:1',
    ]);
  });

  it('writes nothing about an order that is only recorded', () => {
    expect(keys([placed([line()], { recordOnly: 'already-fulfilled' })])).toEqual([]);
  });

  describe('while a part of it waits for stock', () => {
    const waiting = (promisedAt: string | null): OrderEvent => ({
      type: 'StockBackordered',
      data: {
        attempt: 1,
        waitingFor: { sku: 'TEA', quantity: 1 },
        availableNow: 0,
        ...(promisedAt !== null && { promisedAt }),
      },
    });
    const moved = (promisedAt: string | null): OrderEvent => ({
      type: 'BackorderPromiseMoved',
      data: { attempt: 1, sku: 'TEA', promisedAt, promisedBefore: FRIDAY },
    });

    it('says when it is expected, and each time that changes', () => {
      expect(keys([placed(), waiting(FRIDAY)])).toContain('backorder-date:0');
      expect(keys([placed(), waiting(FRIDAY), moved(MONDAY)])).toContain('backorder-date:1');
      expect(keys([placed(), waiting(FRIDAY), moved(MONDAY), moved(FRIDAY)])).toContain('backorder-date:2');
    });

    it('names the day', () => {
      const [, message] = messagesFor(foldOrder([placed(), waiting(FRIDAY)]) as Order);
      expect(message?.personal?.text).toContain('2026-01-09');
    });

    it('names what waits', () => {
      const [, message] = messagesFor(foldOrder([placed(), waiting(FRIDAY)]) as Order);
      expect(message?.personal?.text).toContain('waits for stock:\n\n  1 × Tea\n\n');
    });

    it('says nothing where nobody can say anything, unless something was said', () => {
      expect(keys([placed(), waiting(null)])).toEqual(['order-placed']);
      expect(keys([placed(), waiting(FRIDAY), moved(null)])).toContain('backorder-date:1');
    });

    it('says nothing any more once all of it is reserved', () =>
      expect(keys([placed(), waiting(FRIDAY), reserved()])).toEqual(['order-placed']));

    it('says that it will not come', () =>
      expect(
        keys([
          placed(),
          waiting(null),
          {
            type: 'StockRefused',
            data: { attempt: 1, missing: { sku: 'TEA', quantity: 1 }, reason: 'shortage' },
          },
        ]),
      ).toEqual(['order-placed', 'order-refused']));
  });

  it('gives a message the same Message-ID every time', () => {
    const [first] = messagesFor(foldOrder([placed()]) as Order);
    const [second] = messagesFor(foldOrder(toWarehouse) as Order);
    expect(first?.messageId).toBe(second?.messageId);
    expect(first?.messageId).toMatch(/^<[^<>@\s]+@throughline\.invalid>$/);
  });

  it('names the parcel when it is on its way', () => {
    const [, dispatched] = messagesFor(foldOrder([...toWarehouse, shipped('1', [one])]) as Order);
    expect(dispatched?.personal?.text).toContain('Tracking number: t-1');
    expect(dispatched?.personal?.text).toContain('1 × Tea');
  });

  it('speaks of a kit that goes in two parcels by its name, from the first message to the last', () => {
    const kit = line({ title: 'Breakfast set', sku: 'SET', handling: 'kit' });
    const tea = line({ lineId: '1.1', kitLineId: '1', title: 'Assam' });
    const cup = line({ lineId: '1.2', kitLineId: '1', title: 'Glass cup', sku: 'CUP' });
    const parcels = [
      { shipmentId: '1', lines: [{ ...one, lineId: '1.1' }] },
      { shipmentId: '2', lines: [{ lineId: '1.2', sku: 'CUP', quantity: 1 }] },
    ];
    const ledger = [
      placed([kit, tea, cup]),
      reserved(),
      ...covered(2000),
      routed(parcels),
      allocated(['1', '2']),
    ];
    const left = parcels.map(({ shipmentId, lines }) => shipped(shipmentId, lines));
    const messages = messagesFor(foldOrder([...ledger, ...left, delivered('1'), delivered('2')]) as Order);
    expect(messages).toHaveLength(5);
    for (const message of messages) expect(message.personal?.text).toContain('Breakfast set');
  });
});
