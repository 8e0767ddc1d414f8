import type { FieldProblem } from '@throughline/service-kit';
import { NET_DAYS_MAX, TOKEN_CHARACTERS_MAX } from '../../intake/order-limits.js';
import type { TenderDto } from '../../intake/place-order.dto.js';
import type { ShopifyMoneyReader } from './shopify-money.js';
import type { ShopifyOrder } from './shopify-order.js';
import { lineIn } from './shopify-text.js';

export interface ShopifyPayment {
  readonly tenders: readonly TenderDto[];
  readonly isPaymentPending: boolean;
  readonly problems: readonly FieldProblem[];
}

const tender = (
  tenderId: string,
  kind: TenderDto['kind'],
  amountMinor: number,
  reference?: string,
): TenderDto[] =>
  amountMinor > 0 ? [{ tenderId, kind, amountMinor, ...(reference !== undefined && { reference }) }] : [];

const gatewaysOf = ({ payment_gateway_names: names }: ShopifyOrder): string | undefined =>
  Array.isArray(names)
    ? lineIn(names.filter((name) => typeof name === 'string').join(', '), TOKEN_CHARACTERS_MAX)
    : undefined;

/** "Due on receipt" and the like have no days. */
function netDaysOf({ payment_terms: terms }: ShopifyOrder): number {
  const days = terms?.due_in_days;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= NET_DAYS_MAX ? days : 0;
}

/** What is not paid yet: an invoice on the order's terms, or missing until somebody pays. */
function unpaid(
  order: ShopifyOrder,
  amountMinor: number,
): Pick<ShopifyPayment, 'tenders' | 'isPaymentPending'> {
  if (!order.payment_terms) return { tenders: [], isPaymentPending: true };
  const reference = lineIn(order.po_number, TOKEN_CHARACTERS_MAX);
  const netDays = netDaysOf(order);
  const invoices = tender('shopify-terms', 'invoice', amountMinor, reference).map((one) => ({
    ...one,
    netDays,
  }));
  return { tenders: invoices, isPaymentPending: false };
}

function partlyPaid(order: ShopifyOrder, totalMinor: number, money: ShopifyMoneyReader): ShopifyPayment {
  const openMinor = money.read(order.total_outstanding, 'total_outstanding');
  const paid = tender('shopify-paid', 'channel-paid', totalMinor - openMinor, gatewaysOf(order));
  const rest = unpaid(order, openMinor);
  return { tenders: [...paid, ...rest.tenders], isPaymentPending: rest.isPaymentPending, problems: [] };
}

const settled = (
  kind: 'channel-paid' | 'channel-authorized',
  order: ShopifyOrder,
  totalMinor: number,
): ShopifyPayment => {
  const tenderId = kind === 'channel-paid' ? 'shopify-paid' : 'shopify-authorized';
  return {
    tenders: tender(tenderId, kind, totalMinor, gatewaysOf(order)),
    isPaymentPending: false,
    problems: [],
  };
};

/** A status of an order that nothing is owed for any more. */
export const isPaidBack = (status: unknown): boolean => status === 'voided' || status === 'refunded';

/** What became of the money at Shopify, which took it, holds it or awaits it; we never charge it again. */
export function shopifyPaymentOf(
  order: ShopifyOrder,
  totalMinor: number,
  money: ShopifyMoneyReader,
): ShopifyPayment {
  switch (order.financial_status) {
    // What was refunded of an order that goes on was taken off its lines, or is between customer and channel.
    case 'paid':
    case 'partially_refunded':
      return settled('channel-paid', order, totalMinor);
    case 'authorized':
      return settled('channel-authorized', order, totalMinor);
    case 'partially_paid':
      return partlyPaid(order, totalMinor, money);
    case 'pending':
    case 'expired':
      return { ...unpaid(order, totalMinor), problems: [] };
    case 'voided':
    case 'refunded':
      return { tenders: [], isPaymentPending: true, problems: [] };
    default:
      return {
        tenders: [],
        isPaymentPending: true,
        problems: [{ field: 'financial_status', message: 'is none that is known' }],
      };
  }
}
