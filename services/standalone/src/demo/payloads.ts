interface Wanted {
  readonly channelId?: string;
  readonly sku?: string;
  readonly unitPriceMinor?: number;
  readonly token?: string;
  readonly tender?: object;
}

const QUANTITY = 2;

const CITIES = [
  { city: 'Berlin', postalCode: '10115', latitude: 52.53, longitude: 13.38 },
  { city: 'Hamburg', postalCode: '20095', latitude: 53.55, longitude: 10.0 },
  { city: 'München', postalCode: '80331', latitude: 48.14, longitude: 11.57 },
  { city: 'Köln', postalCode: '50667', latitude: 50.94, longitude: 6.96 },
] as const;

const TEAS = {
  EARLGREY: 'Earl Grey',
  ASSAM: 'Assam',
  DARJEELING: 'Darjeeling First Flush',
  CEYLON: 'Ceylon',
  SENCHA: 'Sencha',
  OOLONG: 'Oolong',
  ROOIBOS: 'Rooibos',
} as const;

const SKU = /^TEA-([A-Z]+)-(\d+)$/;

/** "TEA-ASSAM-100" → "Assam, 100 g"; a SKU that is none of these stands for itself. */
const titleOf = (sku: string): string => {
  const [, tea = '', grams] = SKU.exec(sku) ?? [];
  const name = (TEAS as Record<string, string>)[tea];
  return name === undefined ? sku : `${name}, ${grams} g`;
};

/** Names with what names have: accents, other scripts, more than two words. */
const CUSTOMERS = [
  ['Ada', 'Byron'],
  ['Grace', 'Hopper'],
  ['Konrad', 'Zuse'],
  ['Emmy', 'Noether'],
  ['Katherine', 'Johnson'],
  ['Jürgen', 'Groß'],
  ['Søren', 'Ångström'],
  ['María José', 'García López'],
  ['Marie', 'Skłodowska-Curie'],
  ['محمد', 'الخوارزمي'],
  ['Υπατία', 'Αλεξανδρινή'],
] as const;

/** Spreads customers and products by the order's number, the same way every time. */
const pick = <T>(items: readonly T[], externalId: string): T =>
  items[[...externalId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % items.length] as T;

const customerOf = (
  externalId: string,
): { firstName: string; lastName: string; name: string; email: string } => {
  const [firstName, lastName] = pick(CUSTOMERS, `${externalId}${externalId.length}`);
  const mailbox = `${firstName}.${lastName}`
    .normalize('NFKD')
    .replace(/[^A-Za-z.]+/g, '')
    .toLowerCase();
  const email = `${mailbox === '.' ? 'customer' : mailbox}@example.com`;
  return { firstName, lastName, name: `${firstName} ${lastName}`, email };
};

/** The body of `POST /api/v1/orders`. */
export function canonicalOrder(externalId: string, wanted: Wanted = {}): Record<string, unknown> {
  const { channelId = 'web', unitPriceMinor = 1250, token = 'tok_approve' } = wanted;
  const sku = wanted.sku ?? `TEA-${pick(Object.keys(TEAS), externalId)}-100`;
  const tender = wanted.tender ?? { kind: 'card', token };
  const { name, email } = customerOf(externalId);
  return {
    channelId,
    externalId,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { name, email },
    shipTo: { name, line1: 'Hauptstr. 1', countryCode: 'DE', ...pick(CITIES, externalId) },
    lines: [{ lineId: '1', sku, title: titleOf(sku), quantity: QUANTITY, unitPriceMinor }],
    tenders: [{ tenderId: 'main', amountMinor: QUANTITY * unitPriceMinor, ...tender }],
  };
}

const moneySet = (amount: string) => ({
  shop_money: { amount, currency_code: 'EUR' },
  presentment_money: { amount, currency_code: 'EUR' },
});

const shopifyLine = (id: number, sku: string, price: string) => ({
  id: id * 10,
  sku,
  title: titleOf(sku),
  name: titleOf(sku),
  quantity: 1,
  current_quantity: 1,
  fulfillable_quantity: 1,
  fulfillment_service: 'manual',
  fulfillment_status: null,
  price,
  price_set: moneySet(price),
  total_discount: '0.00',
  discount_allocations: [],
  tax_lines: [],
  taxable: true,
  requires_shipping: true,
  gift_card: false,
  grams: 100,
  variant_inventory_management: 'shopify',
  product_exists: true,
});

const shopifyAddress = (id: number) => {
  const { postalCode, ...place } = pick(CITIES, String(id));
  const { firstName, lastName, name } = customerOf(String(id));
  return {
    first_name: firstName,
    last_name: lastName,
    name,
    address1: 'Marktplatz 2',
    zip: postalCode,
    country: 'Germany',
    country_code: 'DE',
    ...place,
  };
};

const shopifyTotals = (total: string) => ({
  subtotal_price: total,
  total_discounts: '0.00',
  total_tax: '0.00',
  total_price: total,
  subtotal_price_set: moneySet(total),
  total_discounts_set: moneySet('0.00'),
  total_tax_set: moneySet('0.00'),
  total_price_set: moneySet(total),
  total_shipping_price_set: moneySet('0.00'),
});

/** The body of Shopify's `orders/create` webhook. */
export function shopifyPayload(id: number): Record<string, unknown> {
  const now = new Date().toISOString();
  const address = shopifyAddress(id);
  const { email, firstName, lastName } = customerOf(String(id));
  return {
    id,
    name: `#${id}`,
    order_number: id,
    created_at: now,
    processed_at: now,
    updated_at: now,
    cancelled_at: null,
    test: false,
    email,
    currency: 'EUR',
    presentment_currency: 'EUR',
    financial_status: 'paid',
    fulfillment_status: null,
    taxes_included: true,
    payment_gateway_names: ['shopify_payments'],
    ...shopifyTotals('12.50'),
    customer: { id: 7, email, first_name: firstName, last_name: lastName },
    billing_address: address,
    shipping_address: address,
    line_items: [shopifyLine(id, `TEA-${pick(Object.keys(TEAS), String(id))}-100`, '12.50')],
    shipping_lines: [
      { id: 1, code: 'standard', title: 'Standard', price: '0.00', price_set: moneySet('0.00') },
    ],
  };
}
