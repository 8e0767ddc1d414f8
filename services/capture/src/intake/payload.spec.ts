import { REMOVED_CARD_NUMBER } from './card-numbers.js';
import { readPayload, refusedBodyOf } from './payload.js';

const CARD = '4111 1111 1111 1111';

describe('what a channel sent', () => {
  it('is kept byte for byte', () => {
    const body = '{ "a" : 1.50,\n"b":"ü" }';
    expect(readPayload(Buffer.from(body))).toEqual({
      body,
      contentType: 'application/json',
      value: { a: 1.5, b: 'ü' },
      isJson: true,
      cardNumbersRemoved: 0,
    });
  });

  it('is kept byte for byte with long numbers that are no card numbers', () => {
    const body = '{ "id": 36000000000000, "gid":"gid://shopify/Order/5678901234501", "note": "no" }';
    expect(readPayload(body)).toMatchObject({ body, cardNumbersRemoved: 0 });
  });

  it.each([['{"a":'], [''], ['hello']])('may be no JSON: %s', (body) => {
    expect(readPayload(body)).toMatchObject({ body, isJson: false, value: undefined });
  });

  it('is no JSON where its bytes are no UTF-8', () => {
    expect(readPayload(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ isJson: false });
  });

  it('may begin with the mark that some programs write before a file', () => {
    expect(readPayload(Buffer.from('\uFEFF{"a":1}'))).toMatchObject({ isJson: true, value: { a: 1 } });
  });

  it('is kept without a card number that somebody wrote into a note', () => {
    const payload = readPayload(JSON.stringify({ id: 7, note: `charge ${CARD}` }));
    expect(payload.cardNumbersRemoved).toBe(1);
    expect(payload.value).toEqual({ id: 7, note: `charge ${REMOVED_CARD_NUMBER}` });
    expect(payload.body).toBe(JSON.stringify(payload.value));
  });
});

describe('what is kept of a refused order', () => {
  it.each([
    ['in any member', JSON.stringify({ token: CARD })],
    ['in something that is no JSON', `token=${CARD}`],
  ])('has no card number %s', (_, body) => {
    expect(refusedBodyOf(readPayload(body))).not.toContain('1111');
  });

  it('is what came, byte for byte, where there is none', () => {
    for (const body of ['{ "a" : 1 }', 'hello', '{ "id" : 36000000000000 }']) {
      expect(refusedBodyOf(readPayload(body))).toBe(body);
    }
  });
});
