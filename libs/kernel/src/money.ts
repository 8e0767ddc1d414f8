/** Money is an integer in the currency's minor units (ISO 4217): 1234 with EUR is 12.34 euros. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Largest amount of one order, in minor units: far below 2^53, so that sums stay exact. */
export const AMOUNT_MINOR_MAX = 1_000_000_000_000;

/** The active ISO 4217 codes that this ICU knows. */
const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const isCurrency = (code: string): boolean => knownCurrencies.has(code);

/**
 * The currencies of ISO 4217 without two decimals. Not asked of ICU: that follows what is
 * customary (HUF and IDR without decimals), and a newer one would read the amounts of old facts differently.
 */
const exponents: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, Number(exponent)] as const)),
);

const EXPONENT_OF_MOST = 2;

/** How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export const currencyExponent = (currency: string): number => exponents.get(currency) ?? EXPONENT_OF_MOST;

const DECIMAL = /^(-?)(\d{1,13})(?:\.(\d{1,6}))?$/;

/**
 * "12.5" with EUR → 1250. Digits past the currency's exponent are accepted only if they are zero.
 * Returns undefined where the text is not such a decimal: nothing is ever rounded in silence.
 */
export function minorFromDecimal(decimal: string, currency: string): number | undefined {
  const match = DECIMAL.exec(decimal.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const exponent = currencyExponent(currency);
  if (/[^0]/.test(fraction.slice(exponent))) return undefined;
  const minor = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** 1250 with EUR → "12.50". */
export function decimalFromMinor(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = Math.abs(amountMinor)
    .toString()
    .padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Parts of `amountMinor` in proportion to `weights`, by largest remainder: the parts always sum to the whole. */
export function splitMinor(amountMinor: number, weights: readonly number[]): number[] {
  // What is given back is split as what was taken.
  if (amountMinor < 0) return splitMinor(-amountMinor, weights).map((part) => 0 - part);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map((_, index) => (index === 0 ? amountMinor : 0));
  const exact = weights.map((weight) => (BigInt(amountMinor) * BigInt(weight)) / BigInt(total));
  const parts = exact.map(Number);
  const left = amountMinor - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (BigInt(amountMinor) * BigInt(weight)) % BigInt(total) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
