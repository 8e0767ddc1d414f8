import { shopifySignatureOf } from './shopify-signature.js';
import { shopifyAdapter } from './shopify.adapter.js';

const SECRET = 'shpss_0123456789abcdef';
const body = Buffer.from('{"id":5678901234501}');
const signature = shopifySignatureOf(body, SECRET);

describe("Shopify's webhooks", () => {
  it.each([['x-shopify-hmac-sha256'], ['shopify-hmac-sha256']])('are signed by the header %s', (header) => {
    expect(shopifyAdapter.isSigned(body, { [header]: signature }, SECRET)).toBe(true);
  });

  it('are signed with HMAC-SHA256, as test case 2 of RFC 4231 has it, in base64', () => {
    const hmac = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(shopifySignatureOf('what do ya want for nothing?', 'Jefe')).toBe(
      Buffer.from(hmac, 'hex').toString('base64'),
    );
  });

  it.each<[string, Record<string, string | string[]>]>([
    ['there is no signature', {}],
    ['it is empty', { 'x-shopify-hmac-sha256': '' }],
    ['it is of another body', { 'x-shopify-hmac-sha256': shopifySignatureOf('{}', SECRET) }],
    ['it is of another secret', { 'x-shopify-hmac-sha256': shopifySignatureOf(body, 'other') }],
    ['it is shorter', { 'x-shopify-hmac-sha256': signature.slice(0, -4) }],
    ['it is in hex', { 'x-shopify-hmac-sha256': Buffer.from(signature, 'base64').toString('hex') }],
    ['there are several', { 'x-shopify-hmac-sha256': [signature, signature] }],
  ])('are not signed where %s', (_, headers) => {
    expect(shopifyAdapter.isSigned(body, headers, SECRET)).toBe(false);
  });

  it.each([
    ['orders/create', true],
    ['orders/updated', true],
    ['orders/delete', false],
    ['refunds/create', false],
    [undefined, false],
  ])('of the topic %s carry an order as a whole: %s', (topic, carries) => {
    expect(shopifyAdapter.carriesOrder(topic === undefined ? {} : { 'x-shopify-topic': topic })).toBe(
      carries,
    );
  });

  it.each<[unknown, string | null]>([
    [{ id: 7 }, '7'],
    [{ id: 7, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' }, '820982911946154508'],
    [{ id: '7' }, null],
    [null, null],
    [[], null],
  ])('say whose order they carry: %j is %s', (payload, externalId) => {
    expect(shopifyAdapter.externalIdOf(payload)).toBe(externalId);
  });
});
