import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { messagesFor } from './milestones.js';

const { placed, reserved, covered, routed, allocated, released, shipped, delivered, line } = facts;
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
});
