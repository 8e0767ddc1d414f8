import fc from 'fast-check';
import type { LineQuantity, OrderLine } from '@throughline/contracts';
import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import { boughtItemsOf } from './bought-items.js';

const { line, placed } = facts;

const kit = (lineId: string, title: string, quantity: number): OrderLine =>
  line({ lineId, title, quantity, sku: title, handling: 'kit', isTracked: false });
const component = (lineId: string, title: string, quantity: number, of: Partial<OrderLine> = {}): OrderLine =>
  line({ lineId, title, quantity, sku: title, kitLineId: lineId.split('.')[0], ...of });

const units = (lineId: string, quantity: number): LineQuantity => ({ lineId, sku: 'any', quantity });
const bought = (lines: readonly OrderLine[], ...found: readonly LineQuantity[]) =>
  boughtItemsOf(foldOrder([placed(lines)]) as Order, found);

const twoSets = [kit('1', 'Breakfast set', 2), component('1.1', 'Assam', 6), component('1.2', 'Cup', 2)];
const set = { lineId: '1', title: 'Breakfast set' };

describe('units of an order, told as what was bought', () => {
  it('are lines by their names, in the order in which they were bought', () =>
    expect(
      bought(
        [line({ lineId: '1', title: 'Tea' }), line({ lineId: '2', title: 'Pot', quantity: 3 })],
        units('2', 2),
        units('1', 1),
      ),
    ).toEqual([
      { lineId: '1', title: 'Tea', quantity: 1, parts: [] },
      { lineId: '2', title: 'Pot', quantity: 2, parts: [] },
    ]));

  it('are nothing where they are none', () => expect(bought(twoSets)).toEqual([]));

  it('are the kit alone where all of it is there', () =>
    expect(bought(twoSets, units('1.1', 6), units('1.2', 2))).toEqual([{ ...set, quantity: 2, parts: [] }]));

  it('are as many kits as every component suffices for, and the parts beyond', () => {
    expect(bought(twoSets, units('1.1', 3), units('1.2', 1))).toEqual([{ ...set, quantity: 1, parts: [] }]);
    expect(bought(twoSets, units('1.1', 5), units('1.2', 2))).toEqual([
      {
        ...set,
        quantity: 1,
        parts: [
          { title: 'Assam', quantity: 2 },
          { title: 'Cup', quantity: 1 },
        ],
      },
    ]);
  });

  it('are parts alone where a component is missing, or lacks one unit', () => {
    expect(bought(twoSets, units('1.1', 6))).toEqual([
      { ...set, quantity: 0, parts: [{ title: 'Assam', quantity: 6 }] },
    ]);
    expect(bought(twoSets, units('1.1', 2), units('1.2', 1))).toMatchObject([
      { quantity: 0, parts: [{ quantity: 2 }, { quantity: 1 }] },
    ]);
  });

  it('count a line once that is listed twice', () =>
    expect(bought(twoSets, units('1.1', 2), units('1.2', 1), units('1.1', 1))).toMatchObject([
      { quantity: 1, parts: [] },
    ]));

  it('tell a component of a kit from the same product on a line of its own', () => {
    const lines = [...twoSets, line({ lineId: '2', title: 'Assam', sku: 'Assam', quantity: 4 })];
    expect(bought(lines, units('2', 4))).toMatchObject([{ title: 'Assam', quantity: 4, parts: [] }]);
    expect(bought(lines, units('1.1', 3), units('1.2', 1), units('2', 1))).toMatchObject([
      { title: 'Breakfast set', quantity: 1, parts: [] },
      { title: 'Assam', quantity: 1 },
    ]);
  });

  it('never complete one kit with what belongs to another', () => {
    const lines = [
      kit('1', 'Breakfast set', 1),
      component('1.1', 'Assam', 2),
      component('1.2', 'Cup', 1),
      kit('2', 'Evening set', 1),
      component('2.1', 'Rooibos', 1),
      component('2.2', 'Cup', 1),
    ];
    expect(bought(lines, units('1.1', 2), units('2.1', 1), units('2.2', 1))).toEqual([
      { ...set, quantity: 0, parts: [{ title: 'Assam', quantity: 2 }] },
      { lineId: '2', title: 'Evening set', quantity: 1, parts: [] },
    ]);
  });

  it('are a whole kit without what no parcel ever holds', () => {
    const guide = component('1.2', 'Guide', 1, { handling: 'no-shipment' });
    const lines = [kit('1', 'Course', 1), component('1.1', 'Assam', 1), guide];
    expect(bought(lines, units('1.1', 1))).toMatchObject([{ title: 'Course', quantity: 1, parts: [] }]);
  });

  it('are nothing of a kit that no parcel ever holds', () => {
    const guide = component('1.1', 'Guide', 1, { handling: 'no-shipment' });
    const lines = [kit('1', 'Course', 1), guide, line({ lineId: '2', title: 'Tea' })];
    expect(bought(lines, units('2', 1))).toMatchObject([{ title: 'Tea', quantity: 1 }]);
  });
});

it('whole kits and parts come to exactly the units that are there', () => {
  const components = fc
    .record({
      kits: fc.integer({ min: 1, max: 100_000 }),
      perKits: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 5 }),
    })
    .chain(({ kits, perKits }) =>
      fc.tuple(
        fc.constant(kits),
        fc.tuple(
          ...perKits.map((perKit) =>
            fc.record({ perKit: fc.constant(perKit), there: fc.integer({ min: 0, max: kits * perKit }) }),
          ),
        ),
      ),
    );
  fc.assert(
    fc.property(components, ([kits, each]) => {
      const lines = each.map(({ perKit }, index) => component(`1.${index}`, `C${index}`, kits * perKit));
      const found = each.map(({ there }, index) => units(`1.${index}`, there));
      const [item] = bought([kit('1', 'Kit', kits), ...lines], ...found);
      const beyond = each.map(
        (_, index) => item?.parts.find(({ title }) => title === `C${index}`)?.quantity ?? 0,
      );
      const whole = item?.quantity ?? 0;
      expect(each.map(({ perKit }, index) => whole * perKit + (beyond[index] ?? 0))).toEqual(
        each.map(({ there }) => there),
      );
      // One more kit could not be made of what is left.
      expect(each.some(({ perKit }, index) => (beyond[index] ?? 0) < perKit)).toBe(true);
    }),
  );
});
