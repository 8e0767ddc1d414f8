import type { FraudSignal } from '@throughline/contracts';
import { linesToShip, sumBySku, type Order } from '@throughline/order';
import { isDisposableDomain } from './disposable-domains.js';

/** Say which rules judged: raised with every change of a signal, a score or a limit. */
export const RULE_VERSION = '2026-01';

/** From this score on a person looks at the order; below it passes. */
export const REVIEW_FROM_SCORE = 50;

/** From this score on the order is rejected without a look. */
export const REJECT_FROM_SCORE = 100;

/** More units of one SKU than a household buys: goods to be sold on. */
export const UNITS_OF_ONE_SKU_MAX = 20;

/** Order totals above these get a look, in minor units of the currency. */
const reviewLimitsMinor: Readonly<Record<string, number>> = {
  EUR: 100_000,
  USD: 100_000,
  GBP: 90_000,
  CHF: 100_000,
  SEK: 1_200_000,
  DKK: 800_000,
  PLN: 450_000,
  JPY: 160_000,
};

/** For every other currency, in its minor units. */
const REVIEW_LIMIT_MINOR_ELSEWHERE = 1_000_000;

export const reviewLimitMinor = (currency: string): number =>
  reviewLimitsMinor[currency] ?? REVIEW_LIMIT_MINOR_ELSEWHERE;

/** Looks at an order; undefined where nothing speaks against it. Evidence is in words, without personal data. */
type SignalRule = (order: Order) => FraudSignal | undefined;

export const billingCountryDiffersFromShipping: SignalRule = ({ personal }) => {
  const billing = personal?.billTo?.countryCode;
  const shipping = personal?.shipTo?.countryCode;
  if (billing === undefined || shipping === undefined || billing === shipping) return undefined;
  const evidence = 'billed in another country than shipped to';
  return { name: 'billingCountryDiffersFromShipping', score: 30, evidence };
};

export const amountAboveReviewLimit: SignalRule = ({ totals, currency }) => {
  const limitMinor = reviewLimitMinor(currency);
  if (totals.totalMinor <= limitMinor) return undefined;
  const evidence = `total of ${totals.totalMinor} above ${limitMinor}, in minor units of ${currency}`;
  return { name: 'amountAboveReviewLimit', score: 50, evidence };
};

export const disposableEmailDomain: SignalRule = ({ personal }) => {
  const domain = personal?.email?.split('@').at(-1);
  if (domain === undefined || !isDisposableDomain(domain)) return undefined;
  const evidence = 'e-mail address of a service for throw-away addresses';
  return { name: 'disposableEmailDomain', score: 60, evidence };
};

export const manyUnitsOfOneItem: SignalRule = (order) => {
  const most = sumBySku(linesToShip(order)).find(({ quantity }) => quantity > UNITS_OF_ONE_SKU_MAX);
  if (!most) return undefined;
  const evidence = `${most.quantity} units of ${most.sku}, more than ${UNITS_OF_ONE_SKU_MAX}`;
  return { name: 'manyUnitsOfOneItem', score: 30, evidence };
};

/** Every rule there is: adding one is adding a line. */
export const fraudSignals: readonly SignalRule[] = [
  billingCountryDiffersFromShipping,
  amountAboveReviewLimit,
  disposableEmailDomain,
  manyUnitsOfOneItem,
];
