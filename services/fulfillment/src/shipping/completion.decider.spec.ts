import type { LineQuantity, OrderEvent } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { completionDecider, type CompleteOrder } from './completion.decider.js';

const { line, placed, reserved, covered, screened, routed, allocated, released, shipped, delivered } = facts;
const { given } = scenario(completionDecider);

const AT = '2026-01-06T10:00:00.000Z';
const complete: CompleteOrder = { type: 'CompleteOrder', data: { at: AT } };
const tea = { lineId: '1', sku: 'TEA', quantity: 1 };

const issued: OrderEvent = {
  type: 'StockIssued',
  data: { shipmentId: '1', locationId: 'berlin', lines: [tea] },
};
const settled = (amountMinor: number): OrderEvent => ({
  type: 'PaymentSettledByChannel',
  data: { tenderId: 'shop', amountMinor, settlement: 'paid', reference: null },
});

const paidByChannel = placed([line()], {
  tenders: [{ tenderId: 'shop', kind: 'channel-paid', amountMinor: 1000 }],
});
const travelling = (order: OrderEvent, part: LineQuantity): readonly OrderEvent[] => [
  order,
  reserved(),
  screened(),
  settled(1000),
  routed([{ shipmentId: '1', lines: [part] }]),
  allocated(),
  released('1', [part]),
  shipped('1', [part]),
];
const travelled = travelling(paidByChannel, tea);

describe('completing an order', () => {
  it('follows the delivery of everything, once nothing else is owed', () =>
    given(...travelled, issued, delivered())
      .when(complete)
      .then({ type: 'OrderCompleted', data: { completedAt: AT } }));

  it('follows the delivery of what a kit is made of: nobody ships the kit itself', () => {
    const kit = [line({ sku: 'GIFT', handling: 'kit' }), line({ lineId: '1.1', kitLineId: '1' })];
    const order = placed(kit, { tenders: paidByChannel.data.tenders });
    given(...travelling(order, { ...tea, lineId: '1.1' }), issued, delivered())
      .when(complete)
      .then('OrderCompleted');
  });

  it('follows the settlement of an order without anything to ship', () =>
    given(
      placed([line({ handling: 'no-shipment', isTracked: false })], { tenders: paidByChannel.data.tenders }),
      screened(),
      settled(1000),
    )
      .when(complete)
      .then('OrderCompleted'));

  it('follows the screening of an order that costs nothing and ships nothing', () =>
    given(
      placed([line({ handling: 'no-shipment', isTracked: false, unitPriceMinor: 0 })], { tenders: [] }),
      screened(),
    )
      .when(complete)
      .then('OrderCompleted'));

  it.each<[string, readonly OrderEvent[]]>([
    ['a delivery', [...travelled, issued]],
    ['the goods issue', [...travelled, delivered()]],
    ['routing', [paidByChannel, reserved(), screened(), settled(1000)]],
    [
      'the capture of its money',
      [placed([line()]), reserved(), ...covered(1000), ...travelled.slice(4), issued, delivered()],
    ],
    ['a person', [...travelled, issued, delivered(), facts.held()]],
  ])('waits for %s', (_, history) => {
    given(...history)
      .when(complete)
      .thenIgnored();
  });

  it('happens once', () => {
    const done: OrderEvent = { type: 'OrderCompleted', data: { completedAt: AT } };
    given(...travelled, issued, delivered(), done)
      .when(complete)
      .thenIgnored();
  });

  it('needs an order', () => {
    given().when(complete).thenRejected('order-not-found');
  });
});
