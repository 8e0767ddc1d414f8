import { TOPIC, topicNamed, type ProductSettings } from '@throughline/contracts';
import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import { checkOrder, type CheckResult, type IntakeSettings } from './check-order.js';
import type { CheckedOrder } from './order-checks.js';

const product = (sku: string, changes: Partial<ProductSettings> = {}): ProductSettings => ({
  sku,
  title: sku,
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
  ...changes,
});

const products = new Map(
  [
    product('TEA-EARL-100'),
    product('GUIDE-PDF', { requiresShipping: false }),
    product('CATALOGUE', { isTracked: false }),
  ].map((settings) => [settings.sku, settings]),
);

const settings: IntakeSettings = {
  hasChannel: (channelId) => channelId === 'web',
  findProduct: (sku) => products.get(sku),
};

const example = topicNamed(TOPIC.channelOrders).example as {
  readonly lines: readonly [object];
  readonly tenders: readonly [object];
};
const [exampleLine] = example.lines;
const [exampleTender] = example.tenders;

const order = (changes: object = {}): object => ({ ...example, ...changes });
const withLine = (changes: object): object => order({ lines: [{ ...exampleLine, ...changes }] });
const withTender = (changes: object): object => order({ tenders: [{ ...exampleTender, ...changes }] });

const check = (value: unknown): Promise<CheckResult> => checkOrder(value, settings);

const refusalOf = async (value: unknown) => {
  const result = await check(value);
  return result.ok ? undefined : { code: result.code, fields: result.problems.map(({ field }) => field) };
};

const taken = async (value: unknown): Promise<CheckedOrder> => {
  const result = await check(value);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.order;
};

describe('an order that comes from outside', () => {
  it('is taken as the contract shows it', async () => {
    expect((await taken(example)).priced.totals).toEqual({
      itemsMinor: 2500,
      discountMinor: 0,
      shippingMinor: 0,
      taxMinor: 0,
      totalMinor: 2500,
      isTaxIncluded: false,
    });
  });

  it.each<[string, object, string]>([
    ['without a channel', order({ channelId: undefined }), 'channelId'],
    ['with a number for an id', order({ externalId: 1071 }), 'externalId'],
    ['with a blank id', order({ externalId: '  ' }), 'externalId'],
    ['with an id on two lines', order({ externalId: '10\n71' }), 'externalId'],
    ['with too long an id', order({ externalId: 'x'.repeat(129) }), 'externalId'],
    ['without a time', order({ placedAt: undefined }), 'placedAt'],
    ['with a day for a time', order({ placedAt: '2026-01-05' }), 'placedAt'],
    ['with a time of no zone', order({ placedAt: '2026-01-05T10:00:00' }), 'placedAt'],
    ['with a time that is none', order({ placedAt: '2026-02-30T10:00:00Z' }), 'placedAt'],
    ['in a leap second', order({ placedAt: '2016-12-31T23:59:60Z' }), 'placedAt'],
    ['in a zone that is none', order({ placedAt: '2026-01-05T10:00:00+29:00' }), 'placedAt'],
    ['with an unknown currency', order({ currency: 'XQX' }), 'currency'],
    ['with a currency in small letters', order({ currency: 'eur' }), 'currency'],
    ['with a member that nobody knows', order({ coupon: 'SAVE' }), 'coupon'],
    ['without lines', order({ lines: [] }), 'lines'],
    ['with an object for lines', order({ lines: exampleLine }), 'lines'],
    ['with 501 lines', order({ lines: Array(501).fill(exampleLine) }), 'lines'],
    ['with a quantity of 0', withLine({ quantity: 0 }), 'lines[0].quantity'],
    ['with a negative quantity', withLine({ quantity: -1 }), 'lines[0].quantity'],
    ['with half a unit', withLine({ quantity: 0.5 }), 'lines[0].quantity'],
    ['with a quantity in words', withLine({ quantity: '2' }), 'lines[0].quantity'],
    ['with 100,001 units', withLine({ quantity: 100_001 }), 'lines[0].quantity'],
    ['with a negative price', withLine({ unitPriceMinor: -1 }), 'lines[0].unitPriceMinor'],
    ['with a price in euros and cents', withLine({ unitPriceMinor: 12.5 }), 'lines[0].unitPriceMinor'],
    ['with an unsafe price', withLine({ unitPriceMinor: 2 ** 53 }), 'lines[0].unitPriceMinor'],
    ['with a line that has an unknown member', withLine({ colour: 'red' }), 'lines[0].colour'],
    ['with a line without a title', withLine({ title: '' }), 'lines[0].title'],
    ['with an empty checkout hold', order({ checkoutHoldId: '' }), 'checkoutHoldId'],
    ['with a checkout hold of 65 characters', order({ checkoutHoldId: 'h'.repeat(65) }), 'checkoutHoldId'],
    ['with a checkout hold in other letters', order({ checkoutHoldId: 'h_1' }), 'checkoutHoldId'],
    ['with text for a flag', withLine({ requiresShipping: 'no' }), 'lines[0].requiresShipping'],
    ['with an address without a country', order({ shipTo: { line1: 'a', city: 'b' } }), 'shipTo.countryCode'],
    [
      'with an unknown country',
      order({ shipTo: { line1: 'a', city: 'b', countryCode: 'UK' } }),
      'shipTo.countryCode',
    ],
    ['with an address as text', order({ shipTo: 'Berlin' }), 'shipTo'],
    [
      'with an impossible place',
      order({ shipTo: { line1: 'a', city: 'b', countryCode: 'DE', latitude: 91 } }),
      'shipTo.latitude',
    ],
    ['with an e-mail address that is none', order({ customer: { email: 'ada' } }), 'customer.email'],
    [
      'with a line end in an e-mail address',
      order({ customer: { email: 'a@b.de\nBcc: c@d.de' } }),
      'customer.email',
    ],
    ['with a control character in a note', order({ customer: { note: 'a\u0000b' } }), 'customer.note'],
    ['with too long a note', order({ customer: { note: 'x'.repeat(5_001) } }), 'customer.note'],
    ['with a tender of no known kind', withTender({ kind: 'cash' }), 'tenders[0].kind'],
    ['with a tender of nothing', withTender({ amountMinor: 0 }), 'tenders[0].amountMinor'],
    ['with 21 tenders', order({ tenders: Array(21).fill(exampleTender) }), 'tenders'],
    ['with a presentment in no currency', order({ presentment: { totalMinor: 1 } }), 'presentment.currency'],
    [
      'with shipping at a negative price',
      order({ shipping: { method: 'dhl', amountMinor: -1 } }),
      'shipping.amountMinor',
    ],
  ])('%s is refused at that field', async (_, value, field) => {
    expect(await refusalOf(value)).toEqual({ code: 'validation-failed', fields: [field] });
  });

  it.each([[null], ['order'], [7], [[example]]])('is refused as a whole if it is %j', async (value) => {
    expect(await refusalOf(value)).toEqual({ code: 'validation-failed', fields: [''] });
  });

  it('is refused for a channel that is not set up, by a code of its own', async () => {
    expect(await refusalOf(order({ channelId: 'fax' }))).toEqual({
      code: 'unknown-channel',
      fields: ['channelId'],
    });
  });

  it('may say null for what it does not know', async () => {
    const { dto } = await taken(order({ customer: { email: 'ada@example.com', phone: null }, billTo: null }));
    expect(dto).not.toHaveProperty('billTo');
    expect(dto.customer).toEqual({ email: 'ada@example.com' });
  });

  it.each(['line 1\n\tline 2\r\n', ''])('may have a note on many lines or none', async (note) => {
    expect((await taken(order({ customer: { note } }))).dto.customer?.note).toBe(note);
  });
});

describe('the fields of an order that have to agree', () => {
  it.each<[string, object, string]>([
    [
      'two lines of one id',
      order({ lines: [exampleLine, exampleLine], tenders: [{ ...exampleTender, amountMinor: 5000 }] }),
      'lines[1].lineId',
    ],
    [
      'two tenders of one id',
      order({ tenders: [1000, 1500].map((amountMinor) => ({ ...exampleTender, amountMinor })) }),
      'tenders[1].tenderId',
    ],
    ['a line total that is another', withLine({ totalMinor: 2499 }), 'lines[0].totalMinor'],
    ['a total that is another', order({ totals: { totalMinor: 2501 } }), 'totals.totalMinor'],
    ['a tax that no line has', order({ totals: { taxMinor: 1 } }), 'totals.taxMinor'],
    ['a tender above the total', withTender({ amountMinor: 2501 }), 'tenders'],
    [
      'a tender above it, though payment is pending',
      { ...withTender({ amountMinor: 2501 }), isPaymentPending: true },
      'tenders',
    ],
    ['a tender below the total', withTender({ amountMinor: 2499 }), 'tenders'],
    ['no tender, and no payment pending', order({ tenders: [], isPaymentPending: false }), 'tenders'],
    ['a card without a token', withTender({ token: undefined }), 'tenders[0].token'],
    ['a card number for a token', withTender({ token: '4111111111111111' }), 'tenders[0].token'],
    [
      'a card number for a reference',
      withTender({ reference: '4111 1111 1111 1111' }),
      'tenders[0].reference',
    ],
    ['terms of a card', withTender({ netDays: 30 }), 'tenders[0].netDays'],
    ['lines to ship and no address', order({ shipTo: undefined }), 'shipTo'],
  ])('are refused with %s', async (_, value, field) => {
    expect(await refusalOf(value)).toEqual({ code: 'validation-failed', fields: [field] });
  });

  it('are refused with a discount above the price of its line', async () => {
    expect(await refusalOf(withLine({ discountMinor: 2501 }))).toMatchObject({
      fields: ['lines[0].discountMinor', 'tenders'],
    });
  });

  it('are refused where they come to more than sums stay exact for', async () => {
    const lines = [{ ...exampleLine, quantity: 2, unitPriceMinor: AMOUNT_MINOR_MAX }];
    expect(await refusalOf(order({ lines, tenders: [] }))).toMatchObject({ fields: ['lines'] });
  });

  it('come to the total with discount, tax on top and shipping', async () => {
    const { priced, lines } = await taken({
      ...order(),
      lines: [{ ...exampleLine, discountMinor: 500, taxMinor: 380, totalMinor: 2380 }],
      shipping: { method: 'dhl', amountMinor: 490, taxMinor: 93 },
      totals: { itemsMinor: 2500, discountMinor: 500, shippingMinor: 490, taxMinor: 473, totalMinor: 2963 },
      tenders: [{ ...exampleTender, amountMinor: 2963 }],
    });
    expect(priced.totals.totalMinor).toBe(2963);
    expect(lines[0]?.totalMinor).toBe(2380);
  });

  it('leave tax out of the sum where prices include it', async () => {
    const { priced } = await taken({
      ...order({ isTaxIncluded: true, shipping: { method: 'dhl', amountMinor: 490, taxMinor: 78 } }),
      lines: [{ ...exampleLine, taxMinor: 399 }],
      tenders: [{ ...exampleTender, amountMinor: 2990 }],
    });
    expect(priced.totals).toMatchObject({ taxMinor: 477, totalMinor: 2990 });
  });

  it.each([
    ['no tender at all', order({ tenders: [] })],
    ['nothing said of tenders', order({ tenders: undefined })],
    ['less than the total', { ...withTender({ amountMinor: 1000 }), isPaymentPending: true }],
  ])('may leave payment pending: %s', async (_, value) => {
    expect(await refusalOf(value)).toBeUndefined();
  });

  it('need no tenders of an order that is only recorded', async () => {
    expect(await refusalOf({ ...withTender({ amountMinor: 1 }), cancelledAtChannel: true })).toBeUndefined();
  });

  it('need no address where nothing is shipped by us', async () => {
    const value = { ...withLine({ requiresShipping: false }), shipTo: undefined };
    expect(await refusalOf(value)).toBeUndefined();
    expect(await refusalOf({ ...order({ shipTo: undefined }), test: true })).toBeUndefined();
  });
});

describe('what becomes of a line', () => {
  it.each([
    ['a product of ours ships', {}, 'ship'],
    ['a line without a SKU waits for a person', { sku: undefined }, 'unmapped'],
    ['a line with a SKU that no product has waits, too', { sku: 'TEA-EARL-99' }, 'unmapped'],
    ['the channel says that it needs no shipping', { requiresShipping: false }, 'no-shipment'],
    [
      'a SKU is no matter of what needs no shipping',
      { sku: undefined, requiresShipping: false },
      'no-shipment',
    ],
    ['the product says that it needs no shipping', { sku: 'GUIDE-PDF' }, 'no-shipment'],
    ['the channel knows better than the product', { sku: 'GUIDE-PDF', requiresShipping: true }, 'ship'],
    ['the marketplace ships it', { fulfilledByChannel: true }, 'fulfilled-by-channel'],
    [
      'the marketplace ships what we have no SKU of',
      { sku: undefined, fulfilledByChannel: true },
      'fulfilled-by-channel',
    ],
  ])('%s', async (_, changes, handling) => {
    const { lines } = await taken(withLine(changes));
    expect(lines[0]?.handling).toBe(handling);
  });

  it.each([
    ['ours is counted', {}, true],
    ['the channel does not count it', { isTracked: false }, false],
    ['we do not count it', { sku: 'CATALOGUE' }, false],
    ['we do not count it, though the channel does', { sku: 'CATALOGUE', isTracked: true }, false],
  ])('is counted only where both sides count: %s', async (_, changes, isTracked) => {
    const { lines } = await taken(withLine(changes));
    expect(lines[0]?.isTracked).toBe(isTracked);
  });
});

describe('an order that is only recorded', () => {
  it.each([
    [{ test: true, cancelledAtChannel: true }, 'test-order'],
    [{ cancelledAtChannel: true, alreadyFulfilled: true }, 'cancelled-at-channel'],
    [{ alreadyFulfilled: true, fulfilledByMarketplace: true }, 'already-fulfilled'],
    [{ fulfilledByMarketplace: true }, 'fulfilled-by-marketplace'],
    [{ test: false }, null],
  ])('has the first reason that applies: %j gives %s', async (changes, reason) => {
    expect((await taken(order(changes))).recordOnly).toBe(reason);
  });
});
