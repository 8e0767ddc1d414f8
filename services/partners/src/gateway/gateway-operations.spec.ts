import { GatewayBooks } from './gateway-books.js';
import { authorize, capture, heldMinor, voidRest, type Outcome } from './gateway-operations.js';
import { magicTokens, TOKEN } from './magic-tokens.js';

const NOW = '2026-01-05T10:00:00.000Z';
const REFERENCE = 'auth_1';

const request = (token: string, amountMinor = 100) => ({
  idempotencyKey: 'k1',
  orderId: 'o1',
  tenderId: 'card',
  amountMinor,
  currency: 'EUR',
  token,
});

/** Books that hold one authorization of 100, and ways to go on from there. */
const authorizedWith = (token: string = TOKEN.approve) => {
  const books = new GatewayBooks();
  let entries = 0;
  const book = (outcome: Outcome): Outcome => {
    entries += 1;
    books.apply({
      at: NOW,
      operation: 'authorize',
      idempotencyKey: `k${entries}`,
      fingerprint: '',
      ...outcome,
    });
    return outcome;
  };
  const authorization = () => books.authorization(REFERENCE)!;
  book(authorize(request(token), REFERENCE, NOW));
  return {
    books,
    authorization,
    capture: (amountMinor: number) => book(capture(authorization(), amountMinor, 'cap_1')).answer,
    voidRest: () => book(voidRest(authorization())).answer,
  };
};

describe('authorizing at the sandbox', () => {
  it.each([
    [TOKEN.approve, 201, { status: 'authorized', reference: REFERENCE, amountMinor: 100 }],
    [TOKEN.slow, 201, { status: 'authorized' }],
    [TOKEN.timeoutAfterSuccess, 201, { status: 'authorized' }],
    [TOKEN.captureFails, 201, { status: 'authorized' }],
    [TOKEN.decline, 402, { status: 'declined', code: 'card_declined', isSoft: false }],
    [TOKEN.declineSoft, 402, { status: 'declined', code: 'insufficient_funds', isSoft: true }],
    ['tok_unheard_of', 402, { status: 'declined', code: 'invalid_token', isSoft: false }],
  ])('%s is answered with %i', (token, httpStatus, body) => {
    const { answer } = authorize(request(token), REFERENCE, NOW);
    expect(answer).toEqual({ httpStatus, body: expect.objectContaining(body) as unknown });
  });

  it('holds the money for seven days', () => {
    const { answer } = authorize(request(TOKEN.approve), REFERENCE, NOW);
    expect(answer.body['expiresAt']).toBe('2026-01-12T10:00:00.000Z');
  });

  it('tells the meaning of every magic token', () => {
    expect(magicTokens.map(({ token }) => token)).toEqual(Object.values(TOKEN));
  });
});

describe('capturing at the sandbox', () => {
  it('takes what is held to the last cent, and not one more', () => {
    const gateway = authorizedWith();
    expect(gateway.capture(60).httpStatus).toBe(201);
    expect(gateway.capture(41)).toEqual({
      httpStatus: 422,
      body: { status: 'refused', code: 'amount_exceeds_authorization' },
    });
    expect(gateway.capture(40).httpStatus).toBe(201);
    expect(heldMinor(gateway.authorization())).toBe(0);
  });

  it('refuses the first capture of tok_capture_fails and takes the next', () => {
    const gateway = authorizedWith(TOKEN.captureFails);
    expect(gateway.capture(100).body['code']).toBe('processor_refused');
    expect(gateway.capture(100).httpStatus).toBe(201);
  });

  it('refuses a capture of what was voided', () => {
    const gateway = authorizedWith();
    gateway.voidRest();
    expect(gateway.capture(1).body['code']).toBe('authorization_voided');
  });
});

describe('voiding at the sandbox', () => {
  it('gives back what was not captured, once', () => {
    const gateway = authorizedWith();
    gateway.capture(60);
    expect(gateway.voidRest()).toEqual({ httpStatus: 201, body: { status: 'voided', amountMinor: 40 } });
    expect(gateway.voidRest().body['code']).toBe('already_voided');
  });

  it('is refused after the full amount was captured', () => {
    const gateway = authorizedWith();
    gateway.capture(100);
    expect(gateway.voidRest().body['code']).toBe('nothing_left_to_void');
  });
});

describe("the sandbox's books", () => {
  it('add up per order and per currency', () => {
    const gateway = authorizedWith();
    gateway.capture(60);
    gateway.voidRest();
    const sums = {
      currency: 'EUR',
      authorizedMinor: 100,
      capturedMinor: 60,
      voidedMinor: 40,
      authorizations: 1,
      declines: 0,
      captures: 1,
      voids: 1,
    };
    expect(gateway.books.page(0, 10)).toEqual({
      orders: [{ orderId: 'o1', ...sums }],
      totals: [sums],
      nextCursor: null,
    });
  });
});
