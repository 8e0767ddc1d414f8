import { readFileSync } from 'node:fs';
import { checkOrder } from '../../intake/check-order.js';
import type { CheckedOrder } from '../../intake/order-checks.js';
import type { MappingResult } from '../channel-adapter.js';
import { shopifyToCanonical } from './shopify-mapping.js';

type Json = Record<string, unknown>;

const fixture = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as Json;

const first = (order: Json, list: 'line_items' | 'shipping_lines'): Json =>
  (order[list] as Json[])[0] as Json;

const ours = new Set(['TEA-EARL-100', 'TEA-EARL-1000', 'TEA-SENCHA-50', 'POT-1L', 'BAG-TOTE', 'MUG-PRINT']);

/** Maps and then checks as every other order is: what leaves the adapter has to hold there. */
async function taken(payload: Json): Promise<CheckedOrder> {
  const mapped = shopifyToCanonical(payload, 'shop');
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.problems));
  const checked = await checkOrder(mapped.order, {
    hasChannel: (channelId) => channelId === 'shop',
    findProduct: (sku) =>
      ours.has(sku)
        ? { sku, title: sku, weightGrams: 1, isTracked: true, requiresShipping: true }
        : undefined,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.order;
}

const problemFields = (result: MappingResult): string[] =>
  result.ok ? [] : result.problems.map(({ field }) => field);

const handlings = ({ lines }: CheckedOrder) =>
  lines.map(({ lineId, handling }) => [lineId.slice(-2), handling]);

describe("Shopify's orders", () => {
  it('are paid at the channel, with discounts and tax of each line and the discount of shipping', async () => {
    const { dto, priced, lines } = await taken(fixture('paid-discount-and-tax'));
    expect(dto).toMatchObject({
      externalId: '5678901234501',
      orderNumber: '#1071',
      sourceVersion: '2026-01-05T11:00:01+01:00',
      placedAt: '2026-01-05T10:59:58+01:00',
      currency: 'USD',
      presentment: { currency: 'CAD', totalMinor: 9311 },
      shipping: { method: 'UPS Ground', amountMinor: 495 },
      tenders: [
        { tenderId: 'shopify-paid', kind: 'channel-paid', amountMinor: 6859, reference: 'shopify_payments' },
      ],
    });
    expect(priced.totals).toEqual({
      itemsMinor: 6495,
      discountMinor: 650,
      shippingMinor: 495,
      taxMinor: 519,
      totalMinor: 6859,
      isTaxIncluded: false,
    });
    expect(lines).toMatchObject([
      {
        sku: 'TEA-EARL-100',
        title: 'Earl Grey - 100 g',
        quantity: 2,
        unitPriceMinor: 1250,
        discountMinor: 250,
      },
      { sku: 'POT-1L', title: 'Glass Teapot', taxMinor: 319, totalMinor: 3995 - 400 + 319 },
    ]);
  });

  it('tell who they are for', async () => {
    const { dto } = await taken(fixture('paid-discount-and-tax'));
    expect(dto.customer).toEqual({
      name: 'Ada Byron',
      email: 'ada@example.com',
      phone: '+12125550123',
      locale: 'en-US',
      note: 'Please leave it at the front desk.\nThank you!',
    });
    expect(dto.shipTo).toEqual({
      name: 'Ada Byron',
      line1: '350 5th Ave',
      line2: 'Floor 21',
      city: 'New York',
      region: 'NY',
      postalCode: '10118',
      countryCode: 'US',
      phone: '+12125550123',
      latitude: 40.7484,
      longitude: -73.9857,
    });
  });

  it('are authorized at the channel, tax included', async () => {
    const { dto, priced } = await taken(fixture('authorized'));
    expect(dto.tenders).toEqual([
      { tenderId: 'shopify-authorized', kind: 'channel-authorized', amountMinor: 3160, reference: 'stripe' },
    ]);
    expect(priced.totals).toMatchObject({ taxMinor: 504, totalMinor: 3160, isTaxIncluded: true });
  });

  it('are not paid yet', async () => {
    const { dto } = await taken(fixture('pending'));
    expect(dto).toMatchObject({ tenders: [], isPaymentPending: true });
  });

  it('are paid on terms, by a buyer that Shopify has no customer of', async () => {
    const { dto } = await taken(fixture('pending-with-terms'));
    expect(dto).toMatchObject({
      isPaymentPending: false,
      tenders: [{ kind: 'invoice', amountMinor: 160_000, netDays: 30, reference: 'PO-2026-0117' }],
      shipTo: { company: 'Teehaus GmbH' },
      customer: { name: 'Ada Byron', email: 'ada@example.com' },
    });
  });

  it.each([30.5, -1, 366, '30', null])('have no days in terms of %j', async (due_in_days) => {
    const order = { ...fixture('pending-with-terms'), payment_terms: { due_in_days } };
    expect((await taken(order)).dto.tenders).toMatchObject([{ kind: 'invoice', netDays: 0 }]);
  });

  it('are paid in part', async () => {
    const { dto } = await taken(fixture('partly-paid'));
    expect(dto.isPaymentPending).toBe(true);
    expect(dto.tenders).toMatchObject([
      { kind: 'channel-paid', amountMinor: 2000, reference: 'gift_card, Bank Deposit' },
    ]);
    const terms = { payment_terms: { due_in_days: null } };
    expect((await taken({ ...fixture('partly-paid'), ...terms })).dto.tenders).toMatchObject([
      { kind: 'channel-paid', amountMinor: 2000 },
      { kind: 'invoice', amountMinor: 2485, netDays: 0 },
    ]);
  });

  it('hold what ships, what does not, what nobody counts and what others ship', async () => {
    const order = await taken(fixture('digital-and-physical'));
    expect(handlings(order)).toEqual([
      ['41', 'ship'],
      ['42', 'no-shipment'],
      ['43', 'no-shipment'],
      ['44', 'ship'],
      ['45', 'fulfilled-by-channel'],
      ['ip', 'no-shipment'],
    ]);
    expect(order.lines.map(({ isTracked }) => isTracked)).toEqual([true, false, false, false, true, true]);
    expect(order.lines.at(-1)).toMatchObject({ lineId: 'tip', title: 'Tip', totalMinor: 300 });
    expect(order.priced.totals.totalMinor).toBe(7340);
  });

  it('have lines without a SKU, empty or missing', async () => {
    const order = await taken(fixture('no-sku'));
    expect(handlings(order)).toEqual([
      ['51', 'unmapped'],
      ['52', 'unmapped'],
    ]);
    expect(order.lines.map(({ sku }) => sku)).toEqual([null, null]);
  });

  it('are tests, with ids that are larger than a JSON number holds', async () => {
    const { dto, recordOnly } = await taken(fixture('test-notification'));
    expect(recordOnly).toBe('test-order');
    expect(dto.externalId).toBe('820982911946154508');
    expect(dto.lines[0]?.lineId).toBe('866550311766439020');
    expect(dto.placedAt).toBe('2026-01-05T11:00:00+01:00');
  });

  it('are cancelled and paid back, with the units that were ordered', async () => {
    const { dto, recordOnly, lines } = await taken(fixture('cancelled'));
    expect(recordOnly).toBe('cancelled-at-channel');
    expect(lines).toMatchObject([{ quantity: 2, totalMinor: 2500 }]);
    expect(dto.tenders).toEqual([]);
  });

  it.each(['voided', 'refunded'])('are cancelled for us once they are %s', async (status) => {
    const order = { ...fixture('authorized'), financial_status: status };
    expect((await taken(order)).recordOnly).toBe('cancelled-at-channel');
  });

  it('are in a currency without decimals', async () => {
    const { dto, priced } = await taken(fixture('jpy'));
    expect(priced.totals).toMatchObject({
      itemsMinor: 3200,
      shippingMinor: 550,
      taxMinor: 278,
      totalMinor: 3750,
    });
    expect(dto.shipTo).toMatchObject({
      name: '山田 花子',
      city: '千代田区',
      region: 'JP-13',
      countryCode: 'JP',
    });
    expect(dto.shipTo).not.toHaveProperty('line2');
  });

  it('were carried out of the shop, without customer and address', async () => {
    const { dto, recordOnly } = await taken(fixture('fulfilled-at-the-till'));
    expect(recordOnly).toBe('already-fulfilled');
    expect(dto.customer).toEqual({ locale: 'de-DE' });
    expect(dto).not.toHaveProperty('shipTo');
    expect(dto).not.toHaveProperty('shipping');
  });

  it('cost nothing, and need no tender', async () => {
    const order = { ...fixture('fulfilled-at-the-till'), current_total_price: '0.00' };
    Object.assign(first(order, 'line_items'), { price: '0.00', tax_lines: [] });
    expect((await taken(order)).dto.tenders).toEqual([]);
  });

  it('have more units than were ordered', async () => {
    const order = { ...fixture('authorized'), current_subtotal_price: '35.60', current_total_price: '40.50' };
    Object.assign(first(order, 'line_items'), { current_quantity: 4 });
    expect((await taken(order)).lines).toMatchObject([{ quantity: 4, taxMinor: 426 }]);
  });

  it('were edited: current units, with the part of discount and tax that they bear', async () => {
    const { priced, lines } = await taken(fixture('edited'));
    expect(lines).toMatchObject([{ quantity: 2, unitPriceMinor: 1250, discountMinor: 667, taxMinor: 293 }]);
    expect(priced.totals).toMatchObject({ taxMinor: 371, totalMinor: 2323 });
  });

  it.each([
    ['one cent less discount', { current_subtotal_price: '18.34', current_total_price: '23.24' }, 666, 293],
    ['one cent more tax', { current_total_tax: '3.72' }, 667, 294],
  ])('were edited, and Shopify divides otherwise: %s', async (_, changes, discountMinor, taxMinor) => {
    const { lines } = await taken({ ...fixture('edited'), ...changes });
    expect(lines).toMatchObject([{ discountMinor, taxMinor }]);
  });

  it('were edited on one line, and the other bears no cent of it', async () => {
    const order: Json = {
      ...fixture('edited'),
      current_subtotal_price: '22.34',
      current_total_price: '27.24',
    };
    const whole = { id: 7, sku: 'POT-1L', title: 'Pot', quantity: 1, price: '5.00', total_discount: '1.00' };
    const { lines } = await taken({ ...order, line_items: [whole, ...(order['line_items'] as Json[])] });
    expect(lines.map(({ discountMinor }) => discountMinor)).toEqual([100, 666]);
  });

  it('are fulfilled in part: what is left is ours', async () => {
    const { lines, priced } = await taken(fixture('partly-fulfilled'));
    expect(lines).toMatchObject([
      { lineId: '14567890123111', quantity: 1, handling: 'ship', taxMinor: 200, totalMinor: 1250 },
      { lineId: '14567890123111-fulfilled', quantity: 2, handling: 'fulfilled-by-channel', taxMinor: 399 },
    ]);
    expect(priced.totals.totalMinor).toBe(4240);
  });

  it('have lines that Shopify has fulfilled already', async () => {
    const order = fixture('no-sku');
    first(order, 'line_items')['fulfillment_status'] = 'fulfilled';
    expect((await taken(order)).lines[0]?.handling).toBe('fulfilled-by-channel');
  });

  it('go on after a partial refund, which is on no line', async () => {
    const order = {
      ...fixture('authorized'),
      financial_status: 'partially_refunded',
      current_total_price: '29.60',
    };
    const { dto } = await taken(order);
    expect(dto.tenders).toMatchObject([{ kind: 'channel-paid', amountMinor: 3160 }]);
  });

  it('have duties and fees in their total', async () => {
    const set = (amount: string) => ({ shop_money: { amount, currency_code: 'EUR' } });
    const { lines } = await taken({
      ...fixture('authorized'),
      current_total_price: '36.60',
      current_total_duties_set: set('4.00'),
      current_total_additional_fees_set: set('1.00'),
    });
    expect(lines.slice(1)).toMatchObject([
      { lineId: 'duties', totalMinor: 400, handling: 'no-shipment' },
      { lineId: 'fees', totalMinor: 100 },
    ]);
  });

  it('have a total of their own where they were never edited', async () => {
    const { current_total_price: _, ...order } = fixture('authorized');
    expect((await taken(order)).priced.totals.totalMinor).toBe(3160);
  });

  it('count the shipping lines that still stand', async () => {
    const order = fixture('authorized');
    const removed = { ...first(order, 'shipping_lines'), title: 'Express', price: '19.90', is_removed: true };
    const { dto } = await taken({ ...order, shipping_lines: [removed, first(order, 'shipping_lines')] });
    expect(dto.shipping).toEqual({ method: 'DHL Paket', amountMinor: 490, taxMinor: 78 });
  });

  it('have a discounted price of shipping where they list no discounts', async () => {
    const order = fixture('authorized');
    const { discount_allocations: _, ...line } = first(order, 'shipping_lines');
    const shipping_lines = [{ ...line, discounted_price: '3.90' }];
    const { dto } = await taken({ ...order, shipping_lines, current_total_price: '30.60' });
    expect(dto.shipping?.amountMinor).toBe(390);
  });

  it('have a discount per line where they list none', async () => {
    const order = fixture('authorized');
    const { discount_allocations: _, ...line } = first(order, 'line_items');
    const line_items = [{ ...line, total_discount: '2.70' }];
    expect(
      (await taken({ ...order, line_items, current_total_price: '28.90' })).lines[0]?.discountMinor,
    ).toBe(270);
  });

  it('lose no order over what people typed', async () => {
    const order = fixture('authorized');
    const line_items = [{ ...first(order, 'line_items'), name: `Tea\u0000\n${'x'.repeat(600)}` }];
    const { dto } = await taken({ ...order, line_items, note: '  \u0007 ', email: ' ', phone: '\t' });
    expect(dto.lines[0]?.title).toHaveLength(500);
    expect(dto.customer).not.toHaveProperty('note');
    expect(dto.customer?.email).toBe('ada@example.com');
  });

  it('have an incomplete address that nobody ships to left out, and one that is needed refused', async () => {
    const order = fixture('authorized');
    const billing_address = { country_code: 'DE' };
    const carriedOut = { ...fixture('fulfilled-at-the-till'), shipping_address: billing_address };
    expect((await taken(carriedOut)).dto).not.toHaveProperty('shipTo');
    expect((await taken({ ...order, billing_address })).dto).not.toHaveProperty('billTo');
    await expect(taken({ ...order, shipping_address: { country_code: 'DE' } })).rejects.toThrow(
      'shipTo.line1',
    );
  });

  it.each([
    { address1: 'Marktplatz 3', city: 'Bonn' },
    { address1: 'Marktplatz 3', country_code: 'DE' },
    { city: 'Bonn', country_code: 'DE' },
  ])('have a billing address only where it is whole: not %j', async (billing_address) => {
    expect((await taken({ ...fixture('authorized'), billing_address })).dto).not.toHaveProperty('billTo');
  });

  it('have a place only where it is given in degrees', async () => {
    const order = fixture('authorized');
    const shipping_address = { ...(order['shipping_address'] as Json), latitude: '52.53', longitude: null };
    expect((await taken({ ...order, shipping_address })).dto.shipTo).not.toHaveProperty('latitude');
  });

  it.each([
    ['the currency of the shop', 'EUR', '31.60'],
    ['no currency', 'EURO', '31.60'],
    ['an amount that is none', 'JPY', '31.60'],
  ])('show nothing of what the customer saw in %s', async (_, presentment_currency, amount) => {
    const current_total_price_set = { presentment_money: { amount } };
    const order = { ...fixture('authorized'), presentment_currency, current_total_price_set };
    expect((await taken(order)).dto).not.toHaveProperty('presentment');
  });

  it.each([
    [{ gift_card: true }, 'no-shipment'],
    [{ gift_card: true, requires_shipping: true }, 'ship'],
    [{ gift_card: false }, 'ship'],
  ])('ship a gift card only where it is one to be sent: %j is %s', async (changes, handling) => {
    const order = fixture('authorized');
    const { requires_shipping: _, ...line } = first(order, 'line_items');
    expect((await taken({ ...order, line_items: [{ ...line, ...changes }] })).lines[0]?.handling).toBe(
      handling,
    );
  });

  it('are split only where some units are fulfilled', async () => {
    const order = fixture('authorized');
    Object.assign(first(order, 'line_items'), { fulfillable_quantity: 1 });
    expect((await taken(order)).lines).toHaveLength(1);
    Object.assign(first(order, 'line_items'), { fulfillable_quantity: 3, fulfillment_status: 'partial' });
    expect((await taken(order)).lines).toHaveLength(1);
  });

  it('may name a tip that stands on a line already', async () => {
    const order = { ...fixture('authorized'), total_tip_received: '3.00' };
    expect((await taken(order)).lines).toHaveLength(1);
  });

  it('name a larger place for a city that they do not have', async () => {
    const shipping_address = { address1: '1 Raffles Place', country: 'Singapore', country_code: 'SG' };
    expect((await taken({ ...fixture('authorized'), shipping_address })).dto.shipTo?.city).toBe('Singapore');
  });
});

describe("what is none of Shopify's orders", () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['']],
    ['a list', [], ['']],
    ['an order without an id', { currency: 'EUR' }, ['id']],
    [
      'an order with an id that lost its last digits',
      { id: Number('820982911946154508'), currency: 'EUR' },
      ['id'],
    ],
    ['an order in no currency', { id: 1 }, ['currency']],
    ['an order in an unknown currency', { id: 1, currency: 'EURO' }, ['currency']],
    ['an order without anything else', { id: 1, currency: 'EUR' }, ['total_price', 'financial_status']],
  ])('is refused: %s', (_, payload, fields) => {
    expect(problemFields(shopifyToCanonical(payload, 'shop'))).toEqual(fields);
  });

  it.each<[string, unknown]>([
    ['a number', 12.5],
    ['a fraction of a cent', '12.505'],
    ['a word', 'free'],
    ['nothing', null],
  ])('is a price that is %s: it is never rounded or guessed', (_, price) => {
    const order = fixture('authorized');
    first(order, 'line_items')['price'] = price;
    expect(problemFields(shopifyToCanonical(order, 'shop'))).toEqual(['line_items[0].price']);
  });

  it('is a total that lines, shipping and extras do not explain', () => {
    const order = { ...fixture('authorized'), current_total_price: '31.61', total_tip_received: '0.02' };
    expect(problemFields(shopifyToCanonical(order, 'shop'))).toEqual(['current_total_price']);
  });

  it('is an edit that leaves more open than a cent per line', () => {
    const order = { ...fixture('edited'), current_subtotal_price: '18.31', current_total_price: '23.21' };
    expect(problemFields(shopifyToCanonical(order, 'shop'))).toEqual(['current_total_price']);
  });

  it.each([
    [
      'a line without a discount can bear no less of it',
      { discount_allocations: [], total_discount: '0.00' },
      '25.01',
      '29.91',
    ],
    [
      'a line that is free can bear no more of it',
      { price: '0.00', discount_allocations: [] },
      '-0.01',
      '4.89',
    ],
  ])(
    'is a cent that no edited line can bear: %s',
    (_, changes, current_subtotal_price, current_total_price) => {
      const order: Json = { ...fixture('edited'), current_subtotal_price, current_total_price };
      const [edited, gone] = order['line_items'] as [Json, Json];
      order['line_items'] = [{ ...edited, ...changes }, gone];
      expect(problemFields(shopifyToCanonical(order, 'shop'))).toEqual(['current_total_price']);
    },
  );

  it.each([
    ['quantity', '2'],
    ['quantity', null],
    ['quantity', 1.5],
    ['current_quantity', '2'],
  ])('is a line whose %s is %j: it is never dropped', (member, value) => {
    const order = fixture('authorized');
    first(order, 'line_items')[member] = value;
    expect(problemFields(shopifyToCanonical(order, 'shop'))).toContain(`line_items[0].${member}`);
  });

  it('is a status of the money that nobody knows', () => {
    const order = { ...fixture('authorized'), financial_status: 'promised' };
    expect(problemFields(shopifyToCanonical(order, 'shop'))).toEqual(['financial_status']);
  });

  it.each([
    'line_items',
    'shipping_lines',
    'customer',
    'shipping_address',
    'payment_gateway_names',
    'payment_terms',
  ])('is never a crash, whatever stands in %s', (member) => {
    for (const value of [
      null,
      7,
      'x',
      [],
      [null],
      [[]],
      {},
      [{ tax_lines: {}, discount_allocations: 'x' }],
    ]) {
      expect(() => shopifyToCanonical({ ...fixture('authorized'), [member]: value }, 'shop')).not.toThrow();
    }
  });
});
