import fc from 'fast-check';
import {
  AMOUNT_MINOR_MAX,
  currencyExponent,
  decimalFromMinor,
  isCurrency,
  minorFromDecimal,
  splitMinor,
} from './money.js';

const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');
const amounts = fc.integer({ min: -AMOUNT_MINOR_MAX, max: AMOUNT_MINOR_MAX });

describe('the decimals of a currency', () => {
  it('are those of ISO 4217', () => {
    const exponents = ['EUR', 'JPY', 'KWD', 'CLF'].map(currencyExponent);
    expect(exponents).toEqual([2, 0, 3, 4]);
  });

  it('do not follow what is customary in a country', () => {
    expect(['HUF', 'IDR', 'IQD'].map(currencyExponent)).toEqual([2, 2, 3]);
  });

  it('belong to currencies that there are', () => {
    expect(['EUR', 'XYZ', 'eur', ''].map(isCurrency)).toEqual([true, false, false, false]);
  });
});

describe('an amount in decimals', () => {
  it('comes back as it was, in every currency', () => {
    fc.assert(
      fc.property(amounts, currencies, (amountMinor, currency) => {
        expect(minorFromDecimal(decimalFromMinor(amountMinor, currency), currency)).toBe(amountMinor);
      }),
    );
  });

  it('is written with all decimals of its currency', () => {
    expect(decimalFromMinor(1250, 'EUR')).toBe('12.50');
    expect(decimalFromMinor(5, 'EUR')).toBe('0.05');
    expect(decimalFromMinor(-5, 'KWD')).toBe('-0.005');
    expect(decimalFromMinor(1250, 'JPY')).toBe('1250');
  });

  it.each([
    ['12.5', 'EUR', 1250],
    ['12', 'EUR', 1200],
    [' 12.50 ', 'EUR', 1250],
    ['12.500', 'EUR', 1250],
    ['12.000', 'JPY', 12],
    ['0.001', 'KWD', 1],
    ['-0.00', 'EUR', 0],
    ['-0.01', 'EUR', -1],
  ])('%p %s is read', (decimal, currency, amountMinor) => {
    expect(minorFromDecimal(decimal, currency)).toBe(amountMinor);
  });

  it.each([
    ['12.505', 'EUR'],
    ['12.5', 'JPY'],
    ['0.0001', 'KWD'],
    ['9999999999999.999', 'KWD'],
  ])('%p %s is refused rather than rounded', (decimal, currency) => {
    expect(minorFromDecimal(decimal, currency)).toBeUndefined();
  });

  it.each(['', '.5', '5.', '1e3', '1,50', '+1', '--1', '0x10', 'NaN', '12345678901234', '1.0000000', '١'])(
    '%p is none',
    (decimal) => {
      expect(minorFromDecimal(decimal, 'EUR')).toBeUndefined();
    },
  );
});

describe('splitting an amount', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });

  it('loses nothing and makes nothing', () => {
    fc.assert(
      fc.property(amounts, weights, (amountMinor, parts) => {
        const sum = splitMinor(amountMinor, parts).reduce((total, part) => total + part, 0);
        expect(sum).toBe(amountMinor);
      }),
    );
  });

  it('gives everyone their share, less than one unit off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (amountMinor, parts) => {
        const total = parts.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const shares = splitMinor(amountMinor, parts);
        shares.forEach((share, index) => {
          const exact = (amountMinor * (parts[index] ?? 0)) / total;
          expect(Math.abs(share - exact)).toBeLessThan(1);
        });
      }),
    );
  });

  it('gives the odd unit to the largest remainder, and of equal ones to the first', () => {
    expect(splitMinor(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitMinor(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(splitMinor(5, [0, 3, 0])).toEqual([0, 5, 0]);
  });

  it('splits what is given back as what was taken', () => {
    expect(splitMinor(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it('gives all of it to the first where nobody weighs anything', () => {
    expect(splitMinor(7, [0, 0])).toEqual([7, 0]);
  });

  it('stays exact where the product is beyond what a number holds', () => {
    const shares = splitMinor(AMOUNT_MINOR_MAX, [999_999_999_937, 1_000_000_000_063]);
    expect(shares).toEqual([499_999_999_969, 500_000_000_031]);
  });
});
