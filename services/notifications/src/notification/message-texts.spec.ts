import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { dispatchedText, placedText } from './message-texts.js';

const { allocated, covered, line, placed, reserved, routed, shipped } = facts;

const kit = placed([
  line({ title: 'Gift set', sku: 'GIFT', handling: 'kit' }),
  line({ lineId: '1.1', kitLineId: '1', title: 'Earl Grey', quantity: 3 }),
  line({ lineId: '2', title: 'Sencha' }),
]);

describe('what the customer reads of a kit', () => {
  it('is the kit as it was bought, and not what it is made of', () => {
    const { text } = placedText(foldOrder([kit]) as Order);
    expect(text).toContain('  1 × Gift set\n  1 × Sencha\n');
    expect(text).not.toContain('Earl Grey');
  });

  it('is what is in the parcel, once it is on its way', () => {
    const lines = [{ lineId: '1.1', sku: 'TEA', quantity: 3 }];
    const order = foldOrder([
      kit,
      reserved(),
      ...covered(1000),
      routed([{ shipmentId: '1', lines }]),
      allocated(),
      shipped('1', lines),
    ]) as Order;
    expect(dispatchedText(order, order.shipments[0]!).text).toContain('  3 × Earl Grey\n');
  });
});
