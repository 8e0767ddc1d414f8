import type { Address, OrderPersonal, OrderPlaced } from '@throughline/contracts';
import { foldOrder, type Order } from '@throughline/order';
import { facts } from '@throughline/testing';
import {
  amountAboveReviewLimit,
  billingCountryDiffersFromShipping,
  disposableEmailDomain,
  fraudSignals,
  manyUnitsOfOneItem,
  reviewLimitMinor,
} from './fraud-signals.js';

const { line, placed } = facts;

const orderOf = (event: OrderPlaced): Order => foldOrder([event])!;

const livingIn = (countryCode: string): Address => ({ line1: 'A 1', city: 'B', countryCode });

const withPerson = (personal: Partial<OrderPersonal>): Order =>
  orderOf({ ...placed(), personal: { personId: 'p1', ...personal } });

const namesFor = (order: Order): string[] => fraudSignals.flatMap((signal) => signal(order)?.name ?? []);

describe('what speaks against an order', () => {
  it('nothing, as a rule', () => expect(namesFor(orderOf(placed()))).toEqual([]));

  it('nothing, where nothing is known of the person', () => {
    const { personal: _, ...anonymous } = placed();
    expect(namesFor(orderOf(anonymous))).toEqual([]);
  });

  it('a billing country other than the one shipped to', () => {
    const billed = (countryCode: string) =>
      withPerson({ billTo: livingIn(countryCode), shipTo: livingIn('DE') });
    expect(namesFor(billed('FR'))).toEqual(['billingCountryDiffersFromShipping']);
    expect(billingCountryDiffersFromShipping(billed('DE'))).toBeUndefined();
    expect(billingCountryDiffersFromShipping(withPerson({ shipTo: livingIn('DE') }))).toBeUndefined();
    expect(billingCountryDiffersFromShipping(withPerson({ billTo: livingIn('DE') }))).toBeUndefined();
  });

  it.each(['EUR', 'JPY', 'KWD'])('a total above the limit in %s, and not at it', (currency) => {
    const costing = (unitPriceMinor: number) => orderOf(placed([line({ unitPriceMinor })], { currency }));
    expect(amountAboveReviewLimit(costing(reviewLimitMinor(currency)))).toBeUndefined();
    expect(amountAboveReviewLimit(costing(reviewLimitMinor(currency) + 1))?.score).toBe(50);
  });

  it('an address of a service for throw-away addresses, whatever its case or subdomain', () => {
    expect(namesFor(withPerson({ email: 'x@Mailinator.com' }))).toEqual(['disposableEmailDomain']);
    expect(namesFor(withPerson({ email: 'x@eu.yopmail.com' }))).toEqual(['disposableEmailDomain']);
    expect(disposableEmailDomain(withPerson({ email: 'x@notmailinator.com' }))).toBeUndefined();
    expect(disposableEmailDomain(withPerson({ email: 'ada@example.com' }))).toBeUndefined();
  });

  it('21 units of one item, over all lines, and not 20', () => {
    const ordering = (...quantities: number[]) =>
      orderOf(placed(quantities.map((quantity, index) => line({ lineId: String(index), quantity }))));
    expect(manyUnitsOfOneItem(ordering(20))).toBeUndefined();
    expect(namesFor(ordering(20, 1))).toEqual(['manyUnitsOfOneItem']);
  });

  it('20 units of one item in kits, and not the kits once more', () => {
    const kits = (quantity: number) => [
      line({ sku: 'GIFT', quantity: 21, handling: 'kit' }),
      line({ lineId: '1.1', kitLineId: '1', quantity }),
    ];
    expect(namesFor(orderOf(placed(kits(20))))).toEqual([]);
    expect(namesFor(orderOf(placed(kits(21))))).toEqual(['manyUnitsOfOneItem']);
  });

  it('is told without a word about the person', () => {
    const suspicious = orderOf({
      ...placed([line({ quantity: 21, unitPriceMinor: 99_999 })]),
      personal: {
        personId: 'p1',
        name: 'Ada Byron',
        email: 'ada@mailinator.com',
        billTo: livingIn('FR'),
        shipTo: livingIn('DE'),
      },
    });
    expect(namesFor(suspicious)).toHaveLength(fraudSignals.length);
    const told = JSON.stringify(fraudSignals.map((signal) => signal(suspicious)));
    for (const secret of ['Ada', 'ada@', 'mailinator', 'FR', 'DE"']) expect(told).not.toContain(secret);
  });
});
