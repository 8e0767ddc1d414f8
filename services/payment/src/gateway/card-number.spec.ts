import { looksLikeCardNumber } from './card-number.js';

describe('telling a card number from a token', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '378282246310005',
    '5555555555554444',
    '2223003122003222',
    'card=6011111111111117;exp=12/30',
  ])('knows %s for a card number', (text) => expect(looksLikeCardNumber(text)).toBe(true));

  it.each([
    'tok_approve',
    '4111111111111112',
    '1111111111111117',
    '411111111111',
    'pi_3MtwBwLkdIwHu7ix28a3tqPa',
  ])('takes %s for a token', (text) => expect(looksLikeCardNumber(text)).toBe(false));
});
