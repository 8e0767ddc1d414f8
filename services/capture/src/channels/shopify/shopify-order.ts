/**
 * The part of Shopify's Admin REST order that is read, as of API version 2025-01 (shopify.dev, "Order"): what
 * `orders/create` and `orders/updated` deliver. Every member may be missing or null, and none is trusted to have its
 * type.
 */
export interface ShopifyMoneySet {
  readonly shop_money?: ShopifyMoney | null;
  readonly presentment_money?: ShopifyMoney | null;
}

export interface ShopifyMoney {
  readonly amount?: unknown;
  readonly currency_code?: unknown;
}

export interface ShopifyAddress {
  readonly name?: unknown;
  readonly first_name?: unknown;
  readonly last_name?: unknown;
  readonly company?: unknown;
  readonly address1?: unknown;
  readonly address2?: unknown;
  readonly city?: unknown;
  readonly province?: unknown;
  readonly province_code?: unknown;
  readonly zip?: unknown;
  readonly country?: unknown;
  readonly country_code?: unknown;
  readonly phone?: unknown;
  readonly latitude?: unknown;
  readonly longitude?: unknown;
}

export interface ShopifyLine {
  readonly id?: unknown;
  readonly admin_graphql_api_id?: unknown;
  readonly sku?: unknown;
  readonly title?: unknown;
  readonly name?: unknown;
  readonly quantity?: unknown;
  /** What is left of `quantity` after edits and refunds. */
  readonly current_quantity?: unknown;
  readonly fulfillable_quantity?: unknown;
  readonly fulfillment_service?: unknown;
  readonly fulfillment_status?: unknown;
  readonly price?: unknown;
  readonly total_discount?: unknown;
  readonly discount_allocations?: unknown;
  readonly tax_lines?: unknown;
  readonly requires_shipping?: unknown;
  readonly gift_card?: unknown;
  readonly variant_inventory_management?: unknown;
}

export interface ShopifyShippingLine {
  readonly title?: unknown;
  readonly price?: unknown;
  readonly discounted_price?: unknown;
  readonly discount_allocations?: unknown;
  readonly tax_lines?: unknown;
  readonly is_removed?: unknown;
}

export interface ShopifyOrder {
  readonly id?: unknown;
  readonly admin_graphql_api_id?: unknown;
  readonly name?: unknown;
  readonly created_at?: unknown;
  readonly processed_at?: unknown;
  readonly updated_at?: unknown;
  readonly cancelled_at?: unknown;
  readonly test?: unknown;
  readonly email?: unknown;
  readonly contact_email?: unknown;
  readonly phone?: unknown;
  readonly customer_locale?: unknown;
  readonly note?: unknown;
  readonly po_number?: unknown;
  readonly currency?: unknown;
  readonly presentment_currency?: unknown;
  readonly financial_status?: unknown;
  readonly fulfillment_status?: unknown;
  readonly payment_gateway_names?: unknown;
  readonly payment_terms?: { readonly due_in_days?: unknown } | null;
  readonly taxes_included?: unknown;
  readonly total_price?: unknown;
  readonly total_price_set?: ShopifyMoneySet | null;
  readonly total_outstanding?: unknown;
  readonly total_tip_received?: unknown;
  readonly current_subtotal_price?: unknown;
  readonly current_total_tax?: unknown;
  readonly current_total_price?: unknown;
  readonly current_total_price_set?: ShopifyMoneySet | null;
  readonly original_total_duties_set?: ShopifyMoneySet | null;
  readonly current_total_duties_set?: ShopifyMoneySet | null;
  readonly original_total_additional_fees_set?: ShopifyMoneySet | null;
  readonly current_total_additional_fees_set?: ShopifyMoneySet | null;
  readonly customer?: {
    readonly first_name?: unknown;
    readonly last_name?: unknown;
    readonly email?: unknown;
    readonly phone?: unknown;
  } | null;
  readonly shipping_address?: ShopifyAddress | null;
  readonly billing_address?: ShopifyAddress | null;
  readonly line_items?: unknown;
  readonly shipping_lines?: unknown;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of a list that are objects; none where there is no list. */
export const recordsIn = <Item extends object>(value: unknown): Item[] =>
  Array.isArray(value) ? (value.filter(isRecord) as Item[]) : [];

/** The number at the end of `gid://shopify/Order/820982911946154508`. */
const GLOBAL_ID = /^gid:\/\/shopify\/\w+\/(\d+)$/;

/**
 * The id as text, from the global id where there is one: ids of test notifications are beyond what a JSON number
 * carries exactly.
 */
export function shopifyIdOf(item: {
  readonly id?: unknown;
  readonly admin_graphql_api_id?: unknown;
}): string | undefined {
  const [, digits] = GLOBAL_ID.exec(String(item.admin_graphql_api_id)) ?? [];
  if (digits) return digits;
  return Number.isSafeInteger(item.id) ? String(item.id) : undefined;
}
