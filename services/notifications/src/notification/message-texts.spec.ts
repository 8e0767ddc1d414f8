import type { LineQuantity, OrderEvent } from '@throughline/contracts';
import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { backorderText, deliveredText, dispatchedText, placedText } from './message-texts.js';

const { allocated, backordered, covered, delivered, line, placed, reserved, routed, shipped } = facts;

const twoSets = placed([
  line({ title: 'Breakfast set', sku: 'SET', quantity: 2, handling: 'kit', isTracked: false }),
  line({ lineId: '1.1', kitLineId: '1', title: 'Assam', sku: 'TEA', quantity: 6 }),
  line({ lineId: '1.2', kitLineId: '1', title: 'Glass cup', sku: 'CUP', quantity: 2 }),
  line({ lineId: '2', title: 'Assam', sku: 'TEA' }),
]);

const assam = (quantity: number): LineQuantity => ({ lineId: '1.1', sku: 'TEA', quantity });
const cups = (quantity: number): LineQuantity => ({ lineId: '1.2', sku: 'CUP', quantity });
const assamAlone: LineQuantity = { lineId: '2', sku: 'TEA', quantity: 1 };

const fold = (...events: readonly OrderEvent[]): Order => foldOrder(events) as Order;

/** On its way in these parcels, of which the first `left` have left. */
const inParcels = (
  parcels: readonly (readonly LineQuantity[])[],
  left: number,
  ...then: readonly OrderEvent[]
): Order => {
  const shipments = parcels.map((lines, index) => ({ shipmentId: String(index + 1), lines }));
  return fold(
    twoSets,
    reserved(),
    ...covered(9000),
    routed(shipments),
    allocated(shipments.map(({ shipmentId }) => shipmentId)),
    ...shipments.slice(0, left).map(({ shipmentId, lines }) => shipped(shipmentId, lines)),
    ...then,
  );
};

const dispatched = (order: Order, parcel = 1): string =>
  dispatchedText(order, order.shipments[parcel - 1]!).text;

describe('what the customer reads of a kit', () => {
  it('is the kit as it was bought, and not what it is made of', () => {
    const { text } = placedText(fold(twoSets));
    expect(text).toContain(':\n\n  2 × Breakfast set\n  1 × Assam\n\n');
    expect(text).not.toContain('Glass cup');
  });

  it('is the kit alone, where the parcel has all of it', () => {
    const text = dispatched(inParcels([[assam(6), cups(2), assamAlone]], 1));
    expect(text).toContain(':\n\n  2 × Breakfast set\n  1 × Assam\n\n');
  });

  it('is one kit in each of two parcels that have one each', () => {
    const order = inParcels(
      [
        [assam(3), cups(1)],
        [assam(3), cups(1)],
      ],
      2,
    );
    expect(dispatched(order, 1)).toContain(':\n\n  1 × Breakfast set\n\n');
    expect(dispatched(order, 2)).toContain(':\n\n  1 × Breakfast set\n\n');
  });

  const split = [
    [assam(5), cups(1), assamAlone],
    [assam(1), cups(1)],
  ] as const;

  it('is the whole kits, then the parts of others, while the rest is to follow', () =>
    expect(dispatched(inParcels(split, 1))).toContain(
      ':\n\n' +
        '  1 × Breakfast set\n' +
        '  Breakfast set, in part; the rest follows:\n' +
        '    2 × Assam\n' +
        '  1 × Assam\n\n',
    ));

  it('is the parts in the last parcel, after which nothing follows', () =>
    expect(dispatched(inParcels(split, 2), 2)).toContain(
      ':\n\n' +
        '  Breakfast set, in part; the rest was sent separately:\n' +
        '    1 × Assam\n' +
        '    1 × Glass cup\n\n',
    ));

  it('says of a delivery that the rest follows until that is delivered, too', () => {
    const first = (order: Order): string => deliveredText(order, order.shipments[0]!).text;
    const part = (rest: string): string => `  Breakfast set, in part; ${rest}:\n    2 × Assam\n  1 × Assam\n`;
    expect(first(inParcels(split, 2, delivered('1')))).toContain(part('the rest follows'));
    expect(first(inParcels(split, 2, delivered('2'), delivered('1')))).toContain(
      part('the rest was sent separately'),
    );
  });
});

describe('what the customer reads of a kit that waits for stock', () => {
  const FRIDAY = '2026-01-09T08:00:00.000Z';

  it('is the kit, and the component that it waits for', () =>
    expect(backorderText(fold(twoSets, backordered('CUP', 2)), FRIDAY, false).text).toContain(
      'waits for stock:\n\n  Breakfast set, which waits for:\n    2 × Glass cup\n\nWe expect it on 2026-01-09.\n',
    ));

  it('is also the line on which the component was bought alone', () =>
    expect(backorderText(fold(twoSets, backordered('TEA', 7)), null, true).text).toContain(
      '  Breakfast set, which waits for:\n    6 × Assam\n  1 × Assam\n\nWe cannot say at the moment',
    ));
});
