import { isCurrency } from '@throughline/kernel';
import { IDENTIFIER_CHARACTERS_MAX } from '../../intake/order-limits.js';
import type { OrderLineDto, ShippingDto } from '../../intake/place-order.dto.js';
import { priceOrder } from '../../intake/priced-order.js';
import type { MappingResult } from '../channel-adapter.js';
import { shopifyAddressIfUseful, shopifyCustomerOf } from './shopify-customer.js';
import { settleEdits } from './shopify-edits.js';
import { explainTotal } from './shopify-extras.js';
import { shopifyLinesOf } from './shopify-lines.js';
import { ShopifyMoneyReader } from './shopify-money.js';
import { isRecord, shopifyIdOf, type ShopifyOrder } from './shopify-order.js';
import { shopifyShippingOf } from './shopify-shipping.js';
import { isPaidBack, shopifyPaymentOf } from './shopify-tenders.js';
import { lineIn } from './shopify-text.js';

interface Goods {
  readonly lines: readonly OrderLineDto[];
  readonly shipping: ShippingDto | undefined;
  readonly totalMinor: number;
}

const isCancelled = (order: ShopifyOrder): boolean =>
  typeof order.cancelled_at === 'string' || isPaidBack(order.financial_status);

const totalOf = (
  order: ShopifyOrder,
  lines: readonly OrderLineDto[],
  shipping: ShippingDto | undefined,
): number =>
  priceOrder({
    channelId: '',
    externalId: '',
    placedAt: '',
    currency: '',
    isTaxIncluded: order.taxes_included === true,
    lines: [...lines],
    ...(shipping && { shipping }),
  }).totals.totalMinor;

/**
 * Which of Shopify's totals the lines must come to: the current one, which knows edits, where there is one. None of
 * an order that is only recorded, and none after a partial refund, which may be on no line at all.
 */
function theirTotal(order: ShopifyOrder, money: ShopifyMoneyReader) {
  if (isCancelled(order) || order.financial_status === 'partially_refunded') return undefined;
  const field = typeof order.current_total_price === 'string' ? 'current_total_price' : 'total_price';
  return { field, minor: money.read(order[field], field) };
}

function goodsOf(order: ShopifyOrder, money: ShopifyMoneyReader): Goods {
  const linesNow = shopifyLinesOf(order, isCancelled(order), money);
  const shipping = shopifyShippingOf(order, money);
  const lines = settleEdits(linesNow, order, shipping?.taxMinor ?? 0, money);
  const totalMinor = totalOf(order, lines, shipping);
  const theirs = theirTotal(order, money);
  if (!theirs || money.problems.length > 0) return { lines, shipping, totalMinor };
  const { extras, problems } = explainTotal(order, totalMinor, theirs, money);
  money.problems.push(...problems);
  return {
    lines: [...lines, ...extras],
    shipping,
    totalMinor: totalOf(order, [...lines, ...extras], shipping),
  };
}

/** What the customer saw, where it was another currency. */
function presentmentOf(order: ShopifyOrder): object {
  const {
    presentment_currency: currency,
    current_total_price_set: current,
    total_price_set: original,
  } = order;
  const amount = (current ?? original)?.presentment_money?.amount;
  if (typeof currency !== 'string' || currency === order.currency || !isCurrency(currency)) return {};
  const money = new ShopifyMoneyReader(currency);
  const totalMinor = money.read(amount, 'total_price_set.presentment_money.amount');
  return money.problems.length === 0 ? { presentment: { currency, totalMinor } } : {};
}

const flagsOf = (order: ShopifyOrder): object => ({
  ...(order.test === true && { test: true }),
  ...(isCancelled(order) && { cancelledAtChannel: true }),
  ...(order.fulfillment_status === 'fulfilled' && { alreadyFulfilled: true }),
});

const isShippedByUs = ({ requiresShipping, fulfilledByChannel }: OrderLineDto): boolean =>
  requiresShipping === true && !fulfilledByChannel;

/** Everything about a person, and nothing else. */
function peopleOf(order: ShopifyOrder, lines: readonly OrderLineDto[]): object {
  const shipTo = shopifyAddressIfUseful(order.shipping_address, lines.some(isShippedByUs));
  const billTo = shopifyAddressIfUseful(order.billing_address, false);
  return {
    customer: shopifyCustomerOf(order),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
  };
}

function mapOrder(
  order: ShopifyOrder,
  channelId: string,
  externalId: string,
  currency: string,
): MappingResult {
  const money = new ShopifyMoneyReader(currency);
  const { lines, shipping, totalMinor } = goodsOf(order, money);
  const payment = shopifyPaymentOf(order, totalMinor, money);
  const problems = [...money.problems, ...payment.problems];
  if (problems.length > 0) return { ok: false, problems };
  const orderNumber = lineIn(order.name, IDENTIFIER_CHARACTERS_MAX);
  return {
    ok: true,
    order: {
      channelId,
      externalId,
      ...(orderNumber !== undefined && { orderNumber }),
      ...(typeof order.updated_at === 'string' && { sourceVersion: order.updated_at }),
      placedAt: order.processed_at ?? order.created_at,
      currency,
      ...presentmentOf(order),
      ...peopleOf(order, lines),
      lines,
      ...(shipping && { shipping }),
      totals: { totalMinor },
      isTaxIncluded: order.taxes_included === true,
      tenders: payment.tenders,
      isPaymentPending: payment.isPaymentPending,
      ...flagsOf(order),
    },
  };
}

/**
 * One order as `orders/create` and `orders/updated` deliver it, as a canonical order. Amounts are the shop's, not
 * those that the customer saw. Pure; what the canonical order must be beyond this is checked where all orders are.
 */
export function shopifyToCanonical(payload: unknown, channelId: string): MappingResult {
  if (!isRecord(payload))
    return { ok: false, problems: [{ field: '', message: 'must be an order of Shopify' }] };
  const order: ShopifyOrder = payload;
  const externalId = shopifyIdOf(order);
  if (externalId === undefined) {
    return { ok: false, problems: [{ field: 'id', message: 'must be the id of an order of Shopify' }] };
  }
  const { currency } = order;
  if (typeof currency !== 'string' || !isCurrency(currency)) {
    return { ok: false, problems: [{ field: 'currency', message: 'must be a currency code of ISO 4217' }] };
  }
  return mapOrder(order, channelId, externalId, currency);
}
