import { TOKEN } from '@throughline/partners';
import { facts } from '@throughline/testing';
import { PaymentWorld } from './payment-world.js';

const suspicious = facts.placed([facts.line({ unitPriceMinor: 100_001 })]);

interface Review {
  readonly orderId: string;
  readonly score: number;
}

describe('reviewing suspicious orders over HTTP', () => {
  let world: PaymentWorld;

  beforeEach(async () => {
    world = await PaymentWorld.open();
  });

  afterEach(() => world.close());

  const inReview = async (): Promise<string> => {
    const orderId = await world.placeReserved(TOKEN.approve, suspicious);
    await world.until(orderId, 'FraudScreened');
    while (!(await listed()).includes(orderId));
    return orderId;
  };

  const listed = async (query = ''): Promise<string[]> => {
    const { body } = await world.ask('GET', `/api/v1/reviews${query}`);
    return (body['items'] as Review[]).map(({ orderId }) => orderId);
  };

  const decide = (orderId: string, decision: 'approve' | 'reject', body: object = { reason: 'asked them' }) =>
    world.ask('POST', `/api/v1/reviews/${orderId}/${decision}`, body);

  it('shows what speaks against an order, and lets it go on when it is approved', async () => {
    const orderId = await inReview();
    const { body } = await world.ask('GET', '/api/v1/reviews');
    expect(body).toEqual({
      items: [
        {
          orderId,
          orderNumber: '1001',
          channelId: 'web',
          totalMinor: 100_001,
          currency: 'EUR',
          score: 50,
          signals: [expect.objectContaining({ name: 'amountAboveReviewLimit' })],
          since: expect.stringMatching(/Z$/) as unknown,
          ageMs: expect.any(Number) as unknown,
        },
      ],
      nextCursor: null,
    });
    expect(world.booked(orderId)).toBeUndefined();
    expect(await decide(orderId, 'approve')).toEqual({
      status: 200,
      body: { orderId, outcome: 'accepted', status: 'reserved' },
    });
    await world.until(orderId, 'PaymentAuthorized');
    expect((await world.until(orderId, 'FraudReviewApproved')).actor).toBe('person:anna');
    expect(await listed()).toEqual([]);
    expect((await decide(orderId, 'approve')).body).toMatchObject({ outcome: 'ignored' });
  });

  it('ends an order that is rejected, and asks nobody for money', async () => {
    const orderId = await inReview();
    expect((await decide(orderId, 'reject')).body).toEqual({
      orderId,
      outcome: 'accepted',
      status: 'rejected',
    });
    expect(await decide(orderId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'order-has-ended' },
    });
    expect(await listed()).toEqual([]);
    expect(world.booked(orderId)).toBeUndefined();
  });

  it('forgets an order that was cancelled meanwhile', async () => {
    const orderId = await inReview();
    await world.tell(orderId, facts.cancelled());
    while ((await listed()).length > 0);
    expect((await decide(orderId, 'approve')).status).toBe(409);
  });

  it('lists page by page, the longest waiting first, also after a restart', async () => {
    const orderIds = [await inReview(), await inReview(), await inReview()];
    await world.stopPayment();
    await world.startPayment();
    const first = await world.ask('GET', '/api/v1/reviews?limit=2');
    expect((first.body['items'] as Review[]).map(({ orderId }) => orderId)).toEqual(orderIds.slice(0, 2));
    const cursor = String(first.body['nextCursor']);
    expect(await listed(`?limit=2&cursor=${cursor}`)).toEqual(orderIds.slice(2));
    expect((await world.ask('GET', '/api/v1/reviews?cursor=nonsense')).status).toBe(400);
  });

  it('refuses a decision about an order that it does not know, or without a reason', async () => {
    expect((await decide('no-such-order', 'approve')).status).toBe(404);
    expect((await decide('no-such-order', 'reject')).status).toBe(404);
    for (const body of [{}, { reason: ' ' }, { reason: 'x'.repeat(501) }, { reason: 7 }]) {
      expect((await decide('any', 'approve', body)).status).toBe(422);
    }
    const harmless = await world.placeReserved(TOKEN.approve);
    await world.until(harmless, 'PaymentAuthorized');
    expect(await decide(harmless, 'reject')).toMatchObject({ status: 409, body: { code: 'not-in-review' } });
  });
});
