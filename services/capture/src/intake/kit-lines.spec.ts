import fc from 'fast-check';
import { TOPIC, topicNamed, type OrderLine, type ProductSettings } from '@throughline/contracts';
import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import { facts } from '@throughline/testing';
import { checkOrder } from './check-order.js';
import { componentLinesOf } from './kit-lines.js';
import { draftOf, type OrderDraft } from './order-draft.js';
import {
  COMPONENT_UNITS_MAX,
  IDENTIFIER_CHARACTERS_MAX,
  LINE_QUANTITY_MAX,
  LINES_WITH_COMPONENTS_MAX,
} from './order-limits.js';

const example = topicNamed(TOPIC.channelOrders).example as object;

const product = (sku: string, changes: Partial<ProductSettings> = {}): ProductSettings => ({
  sku,
  title: `The ${sku}`,
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
  ...changes,
});

const kitOf = (sku: string, quantities: Readonly<Record<string, number>>): ProductSettings =>
  product(sku, {
    components: Object.entries(quantities).map(([each, quantity]) => ({ sku: each, quantity })),
  });

const products: readonly ProductSettings[] = [
  product('TEA'),
  product('CUP', { isTracked: false }),
  product('GUIDE', { requiresShipping: false }),
  kitOf('GIFT', { TEA: 3, CUP: 1 }),
  kitOf('COURSE', { TEA: 1, GUIDE: 1 }),
  kitOf('BROKEN', { TEA: 1, 'NO-SUCH': 1 }),
  kitOf('NESTED', { GIFT: 1 }),
  kitOf('PALLET', { TEA: 1000 }),
  kitOf('MANY', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`P${index}`, 1]))),
  ...Array.from({ length: 50 }, (_, index) => product(`P${index}`)),
];

const check = (lines: readonly object[], known = products) =>
  checkOrder(
    { ...example, lines, tenders: [], isPaymentPending: true },
    {
      hasChannel: () => true,
      findProduct: (sku) => known.find((each) => each.sku === sku),
    },
  );

async function draft(lines: readonly object[], known = products): Promise<OrderDraft> {
  const checked = await check(lines, known);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return draftOf(checked.order);
}

const refusedFields = async (lines: readonly object[]) => {
  const checked = await check(lines);
  return checked.ok ? [] : checked.problems.map(({ field }) => field);
};

const linesOf = async (...lines: readonly object[]): Promise<readonly OrderLine[]> =>
  (await draft(lines)).placed.lines;

const gift = (changes: object = {}) => ({
  lineId: '1',
  sku: 'GIFT',
  title: 'Gift set',
  quantity: 2,
  unitPriceMinor: 1001,
  ...changes,
});

const sum = (lines: readonly OrderLine[], member: 'totalMinor' | 'discountMinor' | 'taxMinor'): number =>
  lines.reduce((total, line) => total + line[member], 0);

describe('an order of a kit', () => {
  it('is one of its components, which stand behind it', async () => {
    expect(await linesOf(gift(), gift({ lineId: '2', sku: 'TEA' }))).toMatchObject([
      { lineId: '1', sku: 'GIFT', title: 'Gift set', quantity: 2, handling: 'kit', isTracked: false },
      { lineId: '1.1', kitLineId: '1', sku: 'TEA', title: 'The TEA', quantity: 6, handling: 'ship' },
      { lineId: '1.2', kitLineId: '1', sku: 'CUP', quantity: 2, handling: 'ship', isTracked: false },
      { lineId: '2', sku: 'TEA', quantity: 2, handling: 'ship', isTracked: true },
    ]);
  });

  it('has its amounts on its components, to the last cent', async () => {
    const [kit, tea, cup] = await linesOf(gift({ discountMinor: 3, taxMinor: 7 }));
    expect(kit).toMatchObject({ unitPriceMinor: 1001, totalMinor: 2006 });
    expect(tea).toMatchObject({ unitPriceMinor: 250, discountMinor: 2, taxMinor: 5, totalMinor: 1505 });
    expect(cup).toMatchObject({ unitPriceMinor: 250, discountMinor: 1, taxMinor: 2, totalMinor: 501 });
  });

  it('is counted and shipped as each component is', async () => {
    expect(await linesOf(gift({ sku: 'COURSE' }))).toMatchObject([
      { handling: 'kit' },
      { sku: 'TEA', handling: 'ship' },
      { sku: 'GUIDE', handling: 'no-shipment' },
    ]);
    expect(await linesOf(gift({ isTracked: false }))).toMatchObject([
      {},
      { sku: 'TEA', isTracked: true },
      {},
    ]);
  });

  it.each([
    ['BROKEN', 'a component is no product'],
    ['NESTED', 'a component is a kit'],
  ])('waits for a person where it cannot be packed: %s, %s', async (sku) => {
    const { placed, holds } = await draft([gift({ sku })]);
    expect(placed.lines).toMatchObject([{ sku, handling: 'unmapped' }]);
    const reason = `line 1: a component of the kit ${sku} is no product, or a kit`;
    expect(holds).toEqual([{ holdId: 'unmapped-line', kind: 'unmapped-line', reason }]);
  });

  it('is left whole where nobody ships it, or the marketplace does', async () => {
    expect(await linesOf(gift({ fulfilledByChannel: true }))).toMatchObject([
      { sku: 'GIFT', handling: 'fulfilled-by-channel' },
    ]);
    expect(await linesOf(gift({ requiresShipping: false }))).toMatchObject([
      { sku: 'GIFT', handling: 'no-shipment' },
    ]);
  });

  it('wants an address as soon as one component is shipped', async () => {
    expect((await draft([gift({ sku: 'COURSE' })])).placed.requiresShipTo).toBe(true);
    const digital = [product('GUIDE', { requiresShipping: false }), kitOf('GIFT', { GUIDE: 1 })];
    expect((await draft([gift()], digital)).placed.requiresShipTo).toBe(false);
  });

  it('is the same content, whatever the kit is made of by then', async () => {
    const later = [product('CUP'), kitOf('GIFT', { CUP: 5 })];
    const [before, after] = [await draft([gift()]), await draft([gift()], later)];
    expect(after.placed.lines).not.toEqual(before.placed.lines);
    expect(after.placed.contentHash).toBe(before.placed.contentHash);
  });

  it('is refused where it comes to more lines, or more units, than can be handled', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => gift({ lineId: `k${index}`, sku: 'MANY', quantity: 1 }));
    expect(await refusedFields(many(Math.floor(LINES_WITH_COMPONENTS_MAX / 51)))).toEqual([]);
    expect(await refusedFields(many(Math.floor(LINES_WITH_COMPONENTS_MAX / 51) + 1))).toEqual(['lines']);
    const most = COMPONENT_UNITS_MAX / 1000;
    expect(await refusedFields([gift({ sku: 'PALLET', quantity: most })])).toEqual([]);
    expect(await refusedFields([gift({ sku: 'PALLET', quantity: most + 1 })])).toEqual(['lines[0].quantity']);
  });
});

describe('the ids of components', () => {
  it('are none that the order has already', async () => {
    const lines = await linesOf(
      gift(),
      gift({ lineId: '1.1', sku: 'TEA' }),
      gift({ lineId: '1.1.2', sku: 'TEA' }),
    );
    expect(lines.map(({ lineId }) => lineId)).toEqual(['1', '1.1.3', '1.2', '1.1', '1.1.2']);
  });

  it('are none of another kit, and fit, however long the ids of the kits are', async () => {
    const long = 'x'.repeat(IDENTIFIER_CHARACTERS_MAX - 1);
    const lines = await linesOf(gift({ lineId: `${long}a` }), gift({ lineId: `${long}b` }));
    const ids = lines.map(({ lineId }) => lineId);
    expect(new Set(ids).size).toBe(6);
    expect(Math.max(...ids.map(({ length }) => length))).toBe(IDENTIFIER_CHARACTERS_MAX);
  });

  it('hold no half of a character', async () => {
    const lines = await linesOf(gift({ lineId: '🍵'.repeat(IDENTIFIER_CHARACTERS_MAX / 2) }));
    for (const { lineId } of lines) expect(Buffer.from(lineId).toString()).toBe(lineId);
  });
});

it('the amounts of a kit are those of its components, whatever they are', () => {
  const amount = fc.integer({ min: 0, max: AMOUNT_MINOR_MAX });
  const quantities = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(
      fc.record({
        quantity: fc.integer({ min: 1, max: LINE_QUANTITY_MAX }),
        unitPriceMinor: fc.integer({ min: 0, max: 1_000_000 }),
        totalMinor: amount,
        discountMinor: amount,
        taxMinor: amount,
      }),
      quantities,
      (amounts, perKit) => {
        const kit = facts.line({ ...amounts, handling: 'kit' });
        const parts = perKit.map((quantity, index) => ({ product: product(`P${index}`), quantity }));
        const lines = componentLinesOf(kit, parts, new Set(['1']));
        for (const member of ['totalMinor', 'discountMinor', 'taxMinor'] as const) {
          expect(sum(lines, member)).toBe(kit[member]);
        }
        expect(lines.every((line) => line.totalMinor >= 0 && line.unitPriceMinor >= 0)).toBe(true);
        expect(componentLinesOf(kit, parts, new Set(['1']))).toEqual(lines);
      },
    ),
  );
});
