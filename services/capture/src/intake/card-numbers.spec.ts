import {
  findCardNumbers,
  mayHoldCardNumbers,
  REMOVED_CARD_NUMBER,
  withoutCardNumbers,
} from './card-numbers.js';

describe('card numbers', () => {
  it.each([
    ['Visa', '4111 1111 1111 1111'],
    ['Visa of 19 digits', '4000000000000000006'],
    ['Mastercard', '5555-5555-5555-4444'],
    ['Mastercard, 2-series', '2223003122003222'],
    ['American Express', '3782 822463 10005'],
    ['Discover', '6011111111111117'],
    ['Diners Club', '30569309025904'],
    ['JCB', '3530111333300000'],
    ['UnionPay', '6200000000000005'],
  ])('are found: %s', (_, number) => {
    expect(findCardNumbers(`card ${number}, thanks`)).toEqual([number]);
  });

  it.each([
    ['one digit off', '4111 1111 1111 1112'],
    ['no issuer has the prefix', '1111 1111 1111 1117'],
    ['too short for its issuer', '411111111111111'],
    ['part of a longer number', '411111111111111100000'],
    ['a phone number', '+4915123456789'],
    ['a phone number that adds up', '+4111111111111111'],
    ['a German phone number without plus', '4915123456786'],
    ['a GTIN', '04012345678901'],
    ['an SSCC', '340434161094042557'],
  ])('are not what is no card number: %s', (_, text) => {
    expect(findCardNumbers(text)).toEqual([]);
  });

  it('are taken out of what people write, and of nothing else', () => {
    const number = '4111111111111111';
    const order = {
      externalId: number,
      customer: { note: `use ${number}` },
      lines: [{ title: number, id: 4111111111111111 }],
    };
    expect(withoutCardNumbers(order)).toEqual({
      value: {
        externalId: number,
        customer: { note: `use ${REMOVED_CARD_NUMBER}` },
        lines: [{ title: REMOVED_CARD_NUMBER, id: 4111111111111111 }],
      },
      cardNumbersRemoved: 2,
    });
  });

  it('are all that is taken out of what people write', () => {
    const order = { note: 'my order 4111 1111 1111 1112, serial 12345678901234' };
    expect(withoutCardNumbers(order)).toEqual({ value: order, cardNumbersRemoved: 0 });
  });

  it('are taken out of every text where nobody knows which is which', () => {
    expect(withoutCardNumbers({ token: '4111111111111111' }, 'all')).toEqual({
      value: { token: REMOVED_CARD_NUMBER },
      cardNumbersRemoved: 1,
    });
  });

  it('are looked for however deep a payload is nested', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(withoutCardNumbers(deep).cardNumbersRemoved).toBe(0);
  });

  it('are not even looked for in a text without a long run of digits', () => {
    expect(mayHoldCardNumbers('{"externalId":"1071","total":"1234567890123"}')).toBe(false);
    expect(mayHoldCardNumbers('{"note":"4111 1111 1111 1111"}')).toBe(true);
  });
});
