import { topics } from '@throughline/contracts';
import { openWorld } from './world/open-world.js';
import { shopifyOrder, webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

const TEN_MEGABYTES = 10 * 1024 * 1024;

describe('bad input', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
  });

  /** No crash, no lost neighbour. */
  afterEach(async () => {
    const orderId = await person.place(webOrder());
    await person.untilStatus(orderId, 'completed');
    await person.expectPromisesKept();
  });

  afterAll(() => world.stop());

  const [line] = webOrder()['lines'] as readonly [object];

  it.each<[string, unknown, number, string]>([
    ['malformed JSON', '{"channelId": "web",', 400, 'malformed-json'],
    ['a list for an object', [], 422, 'validation-failed'],
    ['a wrong type', { ...webOrder(), externalId: 7 }, 422, 'validation-failed'],
    ['a negative quantity', webOrder({ lines: [{ ...line, quantity: -1 }] }), 422, 'validation-failed'],
    ['a fractional quantity', webOrder({ lines: [{ ...line, quantity: 1.5 }] }), 422, 'validation-failed'],
    ['no lines', webOrder({ lines: [] }), 422, 'validation-failed'],
    ['an unknown currency', { ...webOrder(), currency: 'XYZ' }, 422, 'validation-failed'],
    ['an unknown member', { ...webOrder(), colour: 'red' }, 422, 'validation-failed'],
    [
      'tenders beyond the total',
      webOrder({ tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 9_999_999, token: 't' }] }),
      422,
      'validation-failed',
    ],
    ['an unknown channel', { ...webOrder(), channelId: 'nowhere' }, 422, 'unknown-channel'],
    [
      'a body of ten megabytes',
      JSON.stringify({ ...webOrder(), note: 'x'.repeat(TEN_MEGABYTES) }),
      413,
      'body-too-large',
    ],
  ])('%s is told clearly', async (_what, body, status, code) => {
    const answer = await person.post('/api/v1/orders', body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('a webhook with a wrong signature is refused, and nothing is stored', async () => {
    const answer = await person.shopifyWebhook(shopifyOrder(666), 'not-the-secret');
    expect(answer.status).toBe(401);
    const { body } = await person.get('/api/v1/orders?externalId=666');
    expect(body['items']).toEqual([]);
  });

  it('rows of a file are refused one by one, with their numbers', async () => {
    const rows = [
      JSON.stringify(webOrder({ externalId: 'ROW-1' })),
      'garbage',
      JSON.stringify({ ...webOrder(), currency: 'XYZ' }),
      '',
    ];
    const { status, body } = await person.post('/api/v1/orders/import', rows.join('\n'), {
      'content-type': 'application/x-ndjson',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ placed: 1, refused: 2 });
    expect((body['errors'] as { row: number }[]).map(({ row }) => row)).toEqual([2, 3]);
  });

  it.each(topics.filter(({ kind }) => kind === 'inbound').map(({ name }) => name))(
    'garbage on %s is a recorded refusal or a dead letter',
    async (topic) => {
      const before = await outcomes();
      const garbage = [null, 7, 'text', [], {}, { reference: 'S-nonsense' }];
      const messages = garbage.map((value, index) => ({ key: `garbage-${index}`, value }));
      expect((await person.post(`/api/v1/topics/${topic}`, { messages })).status).toBe(202);
      for (let tries = 0; tries < 200 && (await outcomes()) < before + garbage.length; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(await outcomes()).toBe(before + garbage.length);
    },
  );

  /** Dead letters and recorded refusals so far. */
  const outcomes = async (): Promise<number> => {
    const letters = await person.get('/api/v1/dead-letters');
    const refusals = await person.get('/api/v1/topics/oms.intake.events.v1?limit=500');
    return (letters.body['items'] as unknown[]).length + (refusals.body['messages'] as unknown[]).length;
  };

  it.each([
    '/api/v1/orders/nonsense',
    '/api/v1/orders/00000000-0000-8000-8000-000000000000',
    '/api/v1/nowhere',
  ])('GET %s is a problem, not a crash', async (path) => {
    const { status, body } = await person.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(typeof body['code']).toBe('string');
  });
});
