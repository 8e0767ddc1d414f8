import { TOPIC } from '@throughline/contracts';
import { openWorld } from '../e2e/world/open-world.js';
import { shopifyOrder, webOrder } from '../e2e/world/orders.js';
import { Person } from '../e2e/world/person.js';
import type { World } from '../e2e/world/world.js';
import { availabilityIsAskedFor, channelsAreTold } from './availability-requests.js';
import { Caller } from './caller.js';
import { Description } from './description.js';
import { partsOfBodies, wholeBodies } from './edge-bodies.js';
import { edgesOf } from './edges.js';
import { eventually, expectCode } from './expectations.js';
import { checkoutsHoldUnits, holdsAreRefused, holdsExpire } from './hold-requests.js';
import { productsAreMade } from './product-requests.js';
import { recordExamples } from './record-examples.js';
import { refusalsOf } from './refusals.js';
import { missingIn } from './shown.js';
import { shopifyHeaders } from './shopify-headers.js';
import * as stock from './stock-requests.js';

const REASON = { reason: 'the customer called' };
const HOLDS_OPEN_MAX = 16;
/** Lines that one console holds open: services/console/src/live. */
const READERS_MAX = 500;
const NOTES_MAX = 500;
const VIEWS_MAX = 200;
const LARGE_AMOUNT_MINOR = 60_000_00;
const OUT_OF_STOCK = 'TEA-RARE-25';

type Json = Record<string, unknown>;

/** `webOrder`, with its parts. */
interface AnyOrder extends Json {
  readonly lines: [Json];
  readonly tenders: [Json];
  readonly customer: Json;
  readonly shipTo: Json;
}

describe('the running system answers as its document says', () => {
  const description = new Description();
  let world: World;
  let person: Person;
  let caller: Caller;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
    caller = new Caller(world.url, description);
  });

  afterAll(() => world.stop());

  const placed = async (wanted: Parameters<typeof webOrder>[0] = {}): Promise<string> =>
    (await caller.post('/api/v1/orders', webOrder(wanted))).body['orderId'] as string;

  const waiting = async (): Promise<string> => {
    const orderId = await placed({ sku: OUT_OF_STOCK });
    await person.untilStatus(orderId, 'backordered');
    return orderId;
  };

  const inReview = async (): Promise<string> => {
    const orderId = await placed({ quantity: 1, unitPriceMinor: LARGE_AMOUNT_MINOR });
    await person.untilStatus(orderId, 'in-review');
    return orderId;
  };

  const followedByAsManyAsMay = async (): Promise<void> => {
    expect(await caller.hear('/api/v1/live')).toContain('retry: ');
    const hangUp = new AbortController();
    const { signal } = hangUp;
    const follow = () => fetch(`${world.url}/api/v1/live`, { signal });
    const lines = await Promise.all(Array.from({ length: READERS_MAX }, follow));
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
    expectCode(await caller.get('/api/v1/live'), 503, 'too-many-readers');
    hangUp.abort();
  };

  it('when orders are placed', async () => {
    const order = webOrder({ externalId: 'API-1', sourceVersion: '2' });
    const first = await caller.post('/api/v1/orders', order);
    expect([first.status, first.body['outcome']]).toEqual([202, 'placed']);
    const again = await caller.post('/api/v1/orders', order);
    expect([again.status, again.body]).toEqual([200, { ...first.body, outcome: 'repeated' }]);
    const changed = webOrder({ externalId: 'API-1', sourceVersion: '2', quantity: 3 });
    expectCode(await caller.post('/api/v1/orders', changed), 409, 'order-conflict');
    const newer = { ...changed, sourceVersion: '3' };
    expect((await caller.post('/api/v1/orders', newer)).body['outcome']).toBe('snapshot-recorded');
    const older = { ...webOrder({ externalId: 'API-1', quantity: 4 }), sourceVersion: '1' };
    expect((await caller.post('/api/v1/orders', older)).body['outcome']).toBe('late');
    const elsewhere = { ...webOrder(), channelId: 'nowhere' };
    expectCode(await caller.post('/api/v1/orders', elsewhere), 422, 'unknown-channel');
  });

  it('when every member of an order is given, or null', async () => {
    const [line] = webOrder()['lines'] as readonly [object];
    const full = {
      ...webOrder({ tenders: [{ tenderId: 'i', kind: 'invoice', amountMinor: 2500, netDays: 30 }] }),
      ...{ orderNumber: '#1', sourceVersion: null, presentment: { currency: 'USD', totalMinor: 2900 } },
      customer: { name: 'Ada', email: 'ada@example.com', phone: '+49 30 1', locale: 'de-DE', note: 'a\nb' },
      billTo: { line1: 'Hauptstr. 1', city: 'Berlin', countryCode: 'XK', line2: null, phone: null },
      lines: [{ ...line, discountMinor: 0, taxMinor: null, requiresShipping: true, isTracked: true }],
      shipping: { method: 'express', amountMinor: 0 },
      totals: { totalMinor: 2500, taxMinor: null },
      ...{ isTaxIncluded: true, isPaymentPending: false, test: true, alreadyFulfilled: null },
    };
    expect((await caller.post('/api/v1/orders', full)).status).toBe(202);
  });

  it('when a file is imported', async () => {
    const file = { 'content-type': 'application/x-ndjson' };
    await caller.post('/api/v1/orders/import', JSON.stringify(webOrder()), file);
    const rows = [JSON.stringify(webOrder()), 'garbage', JSON.stringify({ ...webOrder(), currency: 'XYZ' })];
    const { body } = await caller.post('/api/v1/orders/import', rows.join('\n'), file);
    expect(body).toMatchObject({ rows: 3, placed: 1, refused: 2 });
    const endless = '\n'.repeat(100_001);
    expectCode(await caller.post('/api/v1/orders/import', endless, file), 413, 'import-too-large');
  });

  it('when a platform calls', async () => {
    const signed = (body: object, secret?: string) => shopifyHeaders(JSON.stringify(body), secret);
    const call = (path: string, order: object, headers: Record<string, string>) =>
      caller.post(`/api/v1/webhooks/${path}`, JSON.stringify(order), headers);
    const order = shopifyOrder(501);
    expect((await call('shopify/shop', order, signed(order))).body['outcome']).toBe('placed');
    const broken = { ...order, id: 502, line_items: 'none' };
    expect((await call('shopify/shop', broken, signed(broken))).body['outcome']).toBe('refused');
    const refund = { ...signed(order), 'x-shopify-topic': 'refunds/create' };
    expect((await call('shopify/shop', order, refund)).body['outcome']).toBe('ignored');
    expectCode(await call('shopify/shop', order, signed(order, 'wrong')), 401, 'bad-signature');
    expectCode(await call('shopify/other', order, signed(order)), 404, 'unknown-channel');
    expectCode(await call('other/shop', order, signed(order)), 404, 'unknown-platform');
  });

  it('when orders are looked at', async () => {
    const orderId = await placed();
    await person.untilStatus(orderId, 'completed');
    const review = await inReview();
    const path = `/api/v1/orders/${orderId}`;
    await caller.get(path);
    await caller.get('/api/v1/orders/counts?q=ada');
    await caller.get('/api/v1/orders/export');
    await followedByAsManyAsMay();
    expect((await caller.get(`/api/v1/orders/${review}`)).body['status']).toBe('in-review');
    expectCode(await caller.get(`${path}?asOf=2020-01-01`), 404, 'order-not-found');
    expectCode(await caller.get(`${path}?asOf=yesterday`), 422, 'validation-failed');
    expectCode(await caller.get('/api/v1/orders/7'), 400, 'bad-request');
    const { body } = await caller.get(`${path}/events?limit=1`);
    await caller.get(`${path}/events?cursor=${body['nextCursor'] as string}`);
    expectCode(await caller.get(`/api/v1/orders/${crypto.randomUUID()}/events`), 404, 'order-not-found');
    const list = await caller.get('/api/v1/orders?limit=1&channelId=web&exception=false');
    expect(list.body['items']).toHaveLength(1);
    await caller.get(`/api/v1/orders?cursor=${list.body['nextCursor'] as string}`);
  });

  it('when somebody looks behind an order', async () => {
    const orderId = await placed();
    await person.untilStatus(orderId, 'completed');
    const path = `/api/v1/orders/${orderId}`;
    await eventually(async () => {
      const messages = (await person.get(`${path}/messages`)).body['items'] as readonly object[];
      return messages.length > 1;
    });
    for (const part of ['messages', 'payloads', 'parcels']) {
      const { body } = await caller.get(`${path}/${part}`);
      expect([part, (body['items'] as readonly object[]).length > 0]).toEqual([part, true]);
      const unknown = `/api/v1/orders/${crypto.randomUUID()}/${part}`;
      expectCode(await caller.get(unknown), 404, 'order-not-found');
    }
    const { body } = await caller.get(`${path}/parcels`);
    expect(body['items']).toMatchObject([
      { scans: expect.arrayContaining([{ status: 'delivered' }].map(expect.objectContaining)) },
    ]);
    await caller.get('/api/v1/lifecycle');
    expect((await caller.get('/api/v1/overview?hours=2')).body['hourly']).toHaveLength(2);
  });

  it('when somebody sees to an order', async () => {
    const orderId = await waiting();
    const path = `/api/v1/orders/${orderId}/case`;
    const note = () => `${path}/notes/${crypto.randomUUID()}`;
    await caller.put(`${path}/owner`, { owner: 'anna', reason: 'my customer' });
    await caller.put(`${path}/owner`, { owner: null });
    await caller.put(note(), { text: 'called' });
    await caller.get(path);
    const unknown = `/api/v1/orders/${crypto.randomUUID()}/case`;
    expectCode(await caller.get(unknown), 404, 'order-not-found');
    expectCode(await caller.put(`${unknown}/owner`, { owner: 'anna' }), 404, 'order-not-found');
    expectCode(
      await caller.put(`${unknown}/notes/${crypto.randomUUID()}`, { text: 'x' }),
      404,
      'order-not-found',
    );
    for (let notes = 1; notes < NOTES_MAX; notes += 1) await person.call('PUT', note(), { text: 'again' });
    expectCode(await caller.put(note(), { text: 'one more' }), 409, 'too-many-notes');
  });

  it('when views are saved', async () => {
    const view = { name: 'Late', page: 'orders', query: 'status=shipped', columns: ['status'] };
    const path = () => `/api/v1/views/${crypto.randomUUID()}`;
    const first = path();
    expect((await caller.put(first, view)).body['outcome']).toBe('changed');
    expect((await caller.put(first, view)).body['outcome']).toBe('unchanged');
    for (let views = 1; views < VIEWS_MAX; views += 1) await person.call('PUT', path(), view);
    await eventually(async () => (await person.call('PUT', path(), view)).status === 409);
    expectCode(await caller.put(path(), view), 409, 'too-many-views');
    expect((await caller.ask({ method: 'DELETE', path: first })).body['outcome']).toBe('changed');
    expect((await caller.ask({ method: 'DELETE', path: first })).body['outcome']).toBe('unchanged');
    await caller.get('/api/v1/views');
  });

  it('when a person steps in', async () => {
    const orderId = await waiting();
    const act = (what: string, body: object) => caller.post(`/api/v1/orders/${orderId}/${what}`, body);
    expect((await act('hold', REASON)).body).toMatchObject({ outcome: 'accepted', status: 'backordered' });
    expect((await act('hold', REASON)).body['outcome']).toBe('ignored');
    for (let holds = 1; holds < HOLDS_OPEN_MAX; holds += 1) await act('hold', { reason: `reason ${holds}` });
    expectCode(await act('hold', { reason: 'one more' }), 409, 'too-many-holds');
    expectCode(await act('release', { ...REASON, holdId: null }), 409, 'hold-id-required');
    expect((await act('release', { ...REASON, holdId: 'none' })).body['outcome']).toBe('ignored');
    const resolve = { resolution: 'retry', reason: 'it is better now' };
    expectCode(await act('exceptions/nothing/resolve', resolve), 409, 'exception-not-open');
    expectCode(await act('exceptions/release-hold/resolve', resolve), 409, 'exception-not-open');
    expect((await act('cancel', REASON)).body).toMatchObject({ outcome: 'accepted', status: 'cancelled' });
    expectCode(await act('hold', REASON), 409, 'order-already-ended');
    expectCode(await act('release', REASON), 409, 'order-already-ended');
    const unknown = `/api/v1/orders/${crypto.randomUUID()}`;
    for (const what of ['hold', 'release', 'cancel']) {
      expectCode(await caller.post(`${unknown}/${what}`, REASON), 404, 'order-not-found');
    }
    expectCode(await caller.post(`${unknown}/exceptions/x/resolve`, resolve), 404, 'order-not-found');
  });

  it('when a cancellation comes too late', async () => {
    const done = await placed();
    await person.untilStatus(done, 'completed');
    expectCode(await caller.post(`/api/v1/orders/${done}/cancel`, REASON), 409, 'order-already-ended');
    world.warehouse.setFaults({ isSilent: true });
    const packed = await placed();
    await person.untilStatus(packed, 'in-warehouse');
    world.warehouse.setFaults({ isSilent: false });
    expectCode(await caller.post(`/api/v1/orders/${packed}/cancel`, REASON), 409, 'already-released');
  });

  it('when an exception is settled', async () => {
    const orderId = await placed({ token: 'tok_decline' });
    await person.untilStatus(orderId, 'payment-declined');
    await person.until(orderId, ({ nextSteps }) => nextSteps.some(({ kind }) => kind === 'decision'));
    const { nextSteps } = await person.order(orderId);
    const step = nextSteps.find(({ kind }) => kind === 'decision')?.key ?? '';
    const path = `/api/v1/orders/${orderId}/exceptions/${encodeURIComponent(step)}/resolve`;
    await eventually(async () => {
      const { body } = await person.get('/api/v1/exceptions?name=payment-declined');
      return (body['items'] as object[]).length > 0;
    });
    await caller.get('/api/v1/exceptions/counts');
    await caller.get('/api/v1/exceptions?name=payment-declined');
    const dismiss = { resolution: 'dismiss', reason: 'it is as it is' };
    expectCode(await caller.post(path, dismiss), 409, 'resolution-not-offered');
    const retry = { resolution: 'retry', reason: 'the customer gave another card' };
    expect((await caller.post(path, retry)).body['outcome']).toBe('accepted');
  });

  it('when reviews are decided about', async () => {
    const [good, bad] = [await inReview(), await inReview()];
    await eventually(async () => {
      const { body } = await person.get('/api/v1/reviews');
      return (body['items'] as object[]).length > 1;
    });
    const { body } = await caller.get('/api/v1/reviews?limit=1');
    await caller.get(`/api/v1/reviews?cursor=${body['nextCursor'] as string}`);
    const decide = (id: string, what: string) => caller.post(`/api/v1/reviews/${id}/${what}`, REASON);
    expect((await decide(good, 'approve')).body['outcome']).toBe('accepted');
    expect((await decide(bad, 'reject')).body).toMatchObject({ outcome: 'accepted', status: 'rejected' });
    const simple = await waiting();
    for (const what of ['approve', 'reject']) {
      expectCode(await decide(simple, what), 409, 'not-in-review');
      expectCode(await decide(crypto.randomUUID(), what), 404, 'order-not-found');
    }
    expectCode(await decide(bad, 'approve'), 409, 'order-has-ended');
    await caller.post(`/api/v1/orders/${simple}/cancel`, REASON);
    expectCode(await decide(simple, 'reject'), 409, 'order-has-ended');
  });

  it('when products are made', () => productsAreMade(caller, person));

  it('when stock moves', () => stock.stockMoves(caller));

  it('when lots move', () => stock.lotsMove(caller));

  it('when more is on its way than can be', () => stock.tooMuchIsOnItsWay(caller));

  it('when a file of movements is imported', () => stock.stockIsImported(caller));

  it('when stock is looked at', () => stock.stockIsLookedAt(caller));

  it('when orders wait for stock', async () => {
    await Promise.all([waiting(), waiting()]);
    await stock.queueIsLookedAt(caller, OUT_OF_STOCK);
  });

  it('when somebody asks what can be sold', () => availabilityIsAskedFor(caller));

  it('when channels were told what can be sold', () => channelsAreTold(caller, person));

  it('when checkouts hold units', () => checkoutsHoldUnits(caller));

  it('when checkouts hold what cannot be held', () => holdsAreRefused(caller));

  it('when the time of a hold is up', () => holdsExpire(caller));

  it('when settings are read and changed', async () => {
    for (const [what, id] of [
      ['locations', 'locationId'],
      ['products', 'sku'],
      ['channels', 'channelId'],
    ] as const) {
      const { body } = await caller.get(`/api/v1/${what}`);
      const [current] = body['items'] as [Record<string, unknown>];
      const { [id]: name, revision, updatedAt, updatedBy, ...settings } = current;
      const changed = { ...settings, reason: 'a better description' };
      const put = (path: string, more: object = {}) =>
        caller.put(`/api/v1/${what}/${path}`, { ...changed, ...more });
      expect((await put(String(name))).body['outcome']).toBe('unchanged');
      expect((await put('another')).body['outcome']).toBe('changed');
      const later = { expectedRevision: Number(revision) + 1, [id === 'sku' ? 'title' : 'name']: 'other' };
      expectCode(await put(String(name), later), 409, 'setting-moved-on');
      expectCode(await put('not%20so'), 422, 'bad-id');
      const path = `/api/v1/${what}/${String(name)}`;
      expect((await caller.get(path)).body).toMatchObject({ revision, updatedAt, updatedBy });
      expect((await caller.get(`${path}/history`)).body['items']).toHaveLength(Number(revision) + 1);
      expectCode(await caller.get(`/api/v1/${what}/nothing`), 404, 'setting-not-found');
      expectCode(await caller.get(`/api/v1/${what}/nothing/history`), 404, 'setting-not-found');
    }
  });

  it('when topics are read and written', async () => {
    const topic = `/api/v1/topics/${TOPIC.channelOrders}`;
    const messages = [{ key: 'web/T-1', value: webOrder({ externalId: 'T-1' }) }];
    expect((await caller.post(topic, { messages })).body['offsets']).toHaveLength(1);
    const { body } = await caller.get(`${topic}?limit=1`);
    await caller.get(`${topic}?after=${encodeURIComponent(String(body['cursor']))}&waitMs=10`);
    expectCode(await caller.get(`${topic}?after=rubbish`), 400, 'bad-cursor');
    expectCode(await caller.get('/api/v1/topics/nothing'), 404, 'unknown-topic');
    expectCode(await caller.post('/api/v1/topics/nothing', { messages }), 404, 'unknown-topic');
    const relay = '/api/v1/topics/oms.order.events.v1';
    await caller.get(relay);
    expectCode(await caller.post(relay, { messages }), 403, 'topic-is-read-only');
    const large = [{ key: 'k', value: 'x'.repeat(1_000_000) }];
    expectCode(await caller.post(topic, { messages: large }), 413, 'message-too-large');
    expectCode(await caller.post(topic, { messages: [{ key: 'k' }] }), 422, 'value-is-not-json');
  });

  it('when a message was set aside', async () => {
    const nonsense = { eventId: 'e1', type: 'shipped', reference: 'none', at: 'yesterday' };
    await caller.post('/api/v1/topics/oms.wms.events.v1', { messages: [{ key: 'k', value: nonsense }] });
    await eventually(async () => {
      const { body } = await person.get('/api/v1/dead-letters');
      return (body['items'] as object[]).length > 0;
    });
    const { body } = await caller.get('/api/v1/dead-letters');
    const [{ id }] = body['items'] as [{ id: string }];
    expect((await caller.post(`/api/v1/dead-letters/${encodeURIComponent(id)}/replay`)).status).toBe(202);
    expectCode(await caller.post('/api/v1/dead-letters/none/replay'), 404, 'dead-letter-not-found');
    const path = `/api/v1/dead-letters/${encodeURIComponent(id)}`;
    expect((await caller.get(path)).body).toMatchObject({ id, replays: 1, lastReplayedBy: 'person:anna' });
    expectCode(await caller.get('/api/v1/dead-letters/none'), 404, 'dead-letter-not-found');
  });

  it('when somebody reads the documentation', async () => {
    const page = await caller.get('/docs');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    const text = page.body as unknown as string;
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect([file, (await caller.get(file)).status]).toEqual([file, 200]);
    expectCode(await caller.get('/docs/index.js'), 404, 'not-found');
    expect((await caller.get('/docs/openapi.json')).body).toEqual(description.document);
  });

  it('when a request is refused for its shape', async () => {
    for (const { status, code, ...asked } of refusalsOf(description)) {
      const heard = await caller.ask(asked);
      expect([asked.method, asked.path.slice(0, 100), heard.status, heard.body['code']]).toEqual([
        ...[asked.method, asked.path.slice(0, 100), status, code],
      ]);
    }
  });

  it.each([...wholeBodies, ...partsOfBodies])(
    'where a $schema is just within its limits, or just beyond them',
    async ({ schema, method, path, value, bodyWith = (whole) => whole }) => {
      const { properties } = description.document.components.schemas[schema] as { properties: Json };
      for (const { what, body } of edgesOf(properties, value)) {
        const isDescribed =
          description.problems({ $ref: `#/components/schemas/${schema}` }, body).length === 0;
        const { status, body: answer } = await caller.ask({ method, path, body: bodyWith(body) });
        const isTaken = status !== 422 || answer['code'] !== 'validation-failed';
        expect([what, isTaken]).toEqual([what, isDescribed]);
      }
    },
  );

  it.each<[string, (order: AnyOrder) => Json, (part: Json) => Json]>([
    ['PlaceOrderInput', (order) => order, (order) => order],
    [
      'OrderLineInput',
      ({ lines: [line] }) => line,
      (line) => ({ ...webOrder({ lines: [line] }), test: true }),
    ],
    [
      'TenderInput',
      ({ tenders: [tender] }) => tender,
      (tender) => ({ ...webOrder({ tenders: [tender] }), test: true }),
    ],
    ['CustomerInput', (order) => order.customer, (customer) => ({ ...webOrder(), customer, test: true })],
    ['AddressInput', (order) => order.shipTo, (shipTo) => ({ ...webOrder(), shipTo, test: true })],
  ])('where an order is beyond what %s takes', async (name, partOf, orderWith) => {
    const { properties } = description.document.components.schemas[name] as { properties: object };
    const order = { ...webOrder(), test: true } as unknown as AnyOrder;
    for (const edge of edgesOf(properties as Record<string, unknown>, partOf(order))) {
      const described = description.problems({ $ref: `#/components/schemas/${name}` }, edge.body);
      const { status } = await caller.post('/api/v1/orders', orderWith(edge.body));
      if (described.length > 0) expect([edge.what, status]).toEqual([edge.what, 422]);
    }
  });

  it('and nothing is described that was not shown here', () =>
    expect(missingIn(caller.samples, description)).toEqual([]));

  it('with answers that the document takes its examples from', () => recordExamples(caller.samples));
});
