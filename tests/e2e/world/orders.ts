let counter = 0;

export interface Wanted {
  readonly externalId?: string;
  readonly sourceVersion?: string;
  readonly sku?: string;
  readonly quantity?: number;
  readonly unitPriceMinor?: number;
  readonly token?: string;
  readonly lines?: readonly object[];
  readonly tenders?: readonly object[];
}

/** A canonical order of the web shop, paid by a card that is approved, unless wanted otherwise. */
export function webOrder(wanted: Wanted = {}): Record<string, unknown> {
  const { sku = 'TEA-EARLGREY-100', quantity = 2, unitPriceMinor = 1250, token = 'tok_approve' } = wanted;
  return {
    channelId: 'web',
    externalId: wanted.externalId ?? `W-${(counter += 1)}`,
    ...(wanted.sourceVersion !== undefined && { sourceVersion: wanted.sourceVersion }),
    placedAt: '2026-01-05T10:00:00.000Z',
    currency: 'EUR',
    customer: { email: 'ada@example.com', name: 'Ada Byron' },
    shipTo: {
      name: 'Ada Byron',
      line1: 'Hauptstr. 1',
      city: 'Berlin',
      postalCode: '10115',
      countryCode: 'DE',
      latitude: 52.53,
      longitude: 13.38,
    },
    lines: wanted.lines ?? [{ lineId: '1', sku, title: 'Earl Grey, 100 g', quantity, unitPriceMinor }],
    tenders: wanted.tenders ?? [
      { tenderId: 'card', kind: 'card', amountMinor: quantity * unitPriceMinor, token },
    ],
  };
}

/** An order as Shopify's `orders/create` webhook brings it, paid at the channel. */
export function shopifyOrder(id: number, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const money = (amount: string) => ({
    shop_money: { amount, currency_code: 'EUR' },
    presentment_money: { amount, currency_code: 'EUR' },
  });
  const address = {
    first_name: 'Ada',
    last_name: 'Byron',
    name: 'Ada Byron',
    address1: 'Hauptstr. 1',
    city: 'Berlin',
    zip: '10115',
    country: 'Germany',
    country_code: 'DE',
    latitude: 52.53,
    longitude: 13.38,
  };
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    order_number: id,
    created_at: '2026-01-05T10:00:00Z',
    processed_at: '2026-01-05T10:00:00Z',
    updated_at: '2026-01-05T10:00:00Z',
    cancelled_at: null,
    test: false,
    email: 'ada@example.com',
    currency: 'EUR',
    presentment_currency: 'EUR',
    financial_status: 'paid',
    fulfillment_status: null,
    taxes_included: true,
    payment_gateway_names: ['shopify_payments'],
    subtotal_price: '12.50',
    total_discounts: '0.00',
    total_tax: '0.82',
    total_price: '12.50',
    subtotal_price_set: money('12.50'),
    total_discounts_set: money('0.00'),
    total_tax_set: money('0.82'),
    total_price_set: money('12.50'),
    total_shipping_price_set: money('0.00'),
    customer: { id: 7, email: 'ada@example.com', first_name: 'Ada', last_name: 'Byron' },
    billing_address: address,
    shipping_address: address,
    line_items: [
      {
        id: id * 10,
        sku: 'TEA-EARLGREY-100',
        title: 'Earl Grey, 100 g',
        name: 'Earl Grey, 100 g',
        quantity: 1,
        current_quantity: 1,
        fulfillable_quantity: 1,
        fulfillment_service: 'manual',
        fulfillment_status: null,
        price: '12.50',
        price_set: money('12.50'),
        total_discount: '0.00',
        discount_allocations: [],
        tax_lines: [{ title: 'VAT', rate: 0.07, price: '0.82', price_set: money('0.82') }],
        taxable: true,
        requires_shipping: true,
        gift_card: false,
        grams: 100,
        variant_inventory_management: 'shopify',
        product_exists: true,
      },
    ],
    shipping_lines: [{ id: 1, code: 'standard', title: 'Standard', price: '0.00', price_set: money('0.00') }],
    ...overrides,
  };
}
