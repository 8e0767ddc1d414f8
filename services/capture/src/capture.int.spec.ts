import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import {
  configStream,
  deadLetterTopicOf,
  orderStream,
  payloadStream,
  TOPIC,
  topicNamed,
  type ConfigEvent,
  type IntakeRefused,
  type OrderEvent,
  type SkuQuantity,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, TransientFault, uuidv7 } from '@throughline/kernel';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { captureService } from './capture.module.js';
import { shopifySignatureOf } from './channels/shopify/shopify-signature.js';
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX } from './import/order-import.js';
import { OrderIntake } from './intake/order-intake.js';

const SECRET = 'shpss_secret';
const NDJSON = 'application/x-ndjson';
const JSON_TYPE = 'application/json';
const ATTEMPTS_MAX = 500;

const example = topicNamed(TOPIC.channelOrders).example as Record<string, unknown>;

const settings: readonly ConfigEvent[] = [
  ...(['web', 'generic'] as const).map((channelId): ConfigEvent => ({
    type: 'ChannelSet',
    data: {
      settings: {
        channelId,
        name: channelId,
        platform: 'generic',
        webhookSecretName: null,
        reservationTtlMs: 86_400_000,
      },
      reason: 'test',
    },
  })),
  ...(['shop', 'shop-without-secret'] as const).map((channelId): ConfigEvent => ({
    type: 'ChannelSet',
    data: {
      settings: {
        channelId,
        name: channelId,
        platform: 'shopify',
        webhookSecretName: `${channelId}-key`,
        reservationTtlMs: 86_400_000,
      },
      reason: 'test',
    },
  })),
  ...['TEA-EARL-100', 'TEA-SENCHA-50', 'POT-1L'].map((sku): ConfigEvent => ({
    type: 'ProductSet',
    data: {
      settings: { sku, title: sku, weightGrams: 100, isTracked: true, requiresShipping: true },
      reason: 'test',
    },
  })),
];

const settingId = ({ data }: ConfigEvent): string => Object.values(data.settings)[0] as string;

describe('taking orders in', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let url: string;
  let orders = 0;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'capture-'));
    const config = configFrom({
      DATA_DIR: directory,
      LOG_LEVEL: 'silent',
      RETRY_BACKOFF_MS: '5',
      WEBHOOK_SECRETS: `shop-key=${SECRET}`,
    });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    for (const event of settings) await set(event);
    await setKit('GIFT', [
      { sku: 'TEA-EARL-100', quantity: 3 },
      { sku: 'POT-1L', quantity: 1 },
    ]);
    service = await createService(captureService, platform);
    await service.start();
    url = await service.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  const set = (event: ConfigEvent, expected: number = NO_STREAM) =>
    platform.store.append(configStream(event.type, settingId(event)), expected, [
      {
        ...event,
        id: uuidv7(),
        schemaVersion: 1,
        occurredAt: '2026-01-01T00:00:00.000Z',
        correlationId: settingId(event),
        causationId: 'test',
        actor: 'person:test',
        producer: 'console',
      },
    ]);

  const setKit = (sku: string, components: readonly SkuQuantity[], expected: number = NO_STREAM) =>
    set(
      {
        type: 'ProductSet',
        data: {
          settings: { sku, title: sku, weightGrams: 0, isTracked: true, requiresShipping: true, components },
          reason: 'test',
        },
      },
      expected,
    );

  const send = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, ...headers },
      body: body as never,
    });
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, answer };
  };

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, JSON.stringify(body), headers);

  const newOrder = (changes: object = {}) => ({
    ...example,
    externalId: `n${++orders}`,
    sourceVersion: '1',
    ...changes,
  });

  const idOf = ({ channelId = 'web', externalId }: Record<string, unknown>): string =>
    orderIdFor(channelId as string, externalId as string);

  const ledger = async (orderId: string): Promise<readonly (StoredEvent & OrderEvent)[]> =>
    (await platform.store.readStream(orderStream(orderId))) as readonly (StoredEvent & OrderEvent)[];

  const factsOf = async (orderId: string): Promise<string[]> =>
    (await ledger(orderId)).map(({ type }) => type);

  const refusals = async (): Promise<(StoredEvent & IntakeRefused)[]> => {
    const { events } = await platform.store.readAll({
      after: 0,
      limit: 100_000,
      types: new Set(['IntakeRefused']),
    });
    return events as (StoredEvent & IntakeRefused)[];
  };

  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const found = await look();
      if (found !== undefined) return found;
      await after(10);
    }
    throw new Error('it never came to that');
  };

  /** Messages of the channels' topic that wait for capture. */
  const lag = async (): Promise<number> => {
    const series = new RegExp(
      `^throughline_consumer_lag{service="capture",topic="${TOPIC.channelOrders}"} (\\d+)$`,
      'm',
    );
    return Number(series.exec(await platform.metrics.text())?.[1]);
  };

  const publish = (value: unknown) => platform.transport.publish(TOPIC.channelOrders, [{ key: 'k', value }]);

  const fixture = (name: string): Record<string, unknown> =>
    JSON.parse(
      readFileSync(new URL(`./channels/shopify/fixtures/${name}.json`, import.meta.url), 'utf8'),
    ) as Record<string, unknown>;

  const webhook = (
    payload: unknown,
    { topic = 'orders/create', secret = SECRET, path = 'shopify/shop' } = {},
  ) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return send(`webhooks/${path}`, body, {
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': shopifySignatureOf(body, secret),
    });
  };

  describe('over HTTP', () => {
    it('places an order that is durable before the answer, with its payload before it', async () => {
      const order = newOrder();
      const { status, answer } = await post('orders', order);
      expect([status, answer]).toEqual([202, { orderId: idOf(order), outcome: 'placed' }]);
      const [placed] = await ledger(idOf(order));
      const [payload] = await platform.store.readStream(payloadStream(idOf(order)));
      expect(placed).toMatchObject({ type: 'OrderPlaced', actor: 'channel:web', producer: 'capture' });
      expect(placed?.data).toMatchObject({ payload: { eventId: payload?.id } });
      expect(payload?.position).toBeLessThan(placed?.position ?? 0);
      expect(payload).toMatchObject({
        data: { source: 'http', contentType: JSON_TYPE },
        personal: { body: JSON.stringify(order) },
      });
    });

    it('keeps the body byte for byte', async () => {
      const order = newOrder();
      const body = `${JSON.stringify(order, null, 3)}\n`;
      await send('orders', body);
      const [payload] = await platform.store.readStream(payloadStream(idOf(order)));
      expect(payload?.personal).toMatchObject({ body });
    });

    it('says who brought it, where somebody says so', async () => {
      const order = newOrder();
      await post('orders', order, { 'x-actor': 'anna' });
      expect((await ledger(idOf(order)))[0]?.actor).toBe('person:anna');
    });

    it('knows a repeat, however its members are ordered', async () => {
      const order = newOrder();
      await post('orders', order);
      const { status, answer } = await post('orders', Object.fromEntries(Object.entries(order).reverse()));
      expect([status, answer]).toEqual([200, { orderId: idOf(order), outcome: 'repeated' }]);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced']);
      expect(await platform.store.readStream(payloadStream(idOf(order)))).toHaveLength(1);
    });

    it('refuses other content under a known version, visibly, and again without another fact', async () => {
      const order = newOrder();
      await post('orders', order);
      const other = { ...order, customer: { email: 'eve@example.com' } };
      for (const attempt of [1, 2]) {
        const { status, answer } = await post('orders', other);
        expect([attempt, status, answer['code']]).toEqual([attempt, 409, 'order-conflict']);
      }
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced', 'OrderConflictRefused']);
    });

    it('records a newer state and holds the order, and lets an older one go by', async () => {
      const order = newOrder({ sourceVersion: '5' });
      await post('orders', order);
      const newer = await post('orders', {
        ...order,
        sourceVersion: '6',
        customer: { email: 'new@example.com' },
      });
      expect([newer.status, newer.answer['outcome']]).toEqual([202, 'snapshot-recorded']);
      const older = await post('orders', {
        ...order,
        sourceVersion: '4',
        customer: { email: 'old@example.com' },
      });
      expect([older.status, older.answer['outcome']]).toEqual([200, 'late']);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced', 'OrderSnapshotReceived', 'OrderHeld']);
      expect(await platform.store.readStream(payloadStream(idOf(order)))).toHaveLength(2);
    });

    it('holds an order with a line that nobody can ship', async () => {
      const order = newOrder({ lines: [{ ...(example['lines'] as [object])[0], sku: 'NO-SUCH' }] });
      await post('orders', order);
      const [placed, held] = await ledger(idOf(order));
      expect(placed?.data).toMatchObject({ lines: [{ handling: 'unmapped', sku: 'NO-SUCH' }] });
      expect(held).toMatchObject({ type: 'OrderHeld', data: { kind: 'unmapped-line' } });
    });

    it('takes a kit apart, and knows a repeat of it by what was sent, whatever the kit is by then', async () => {
      const [line] = example['lines'] as [object];
      const order = newOrder({ lines: [{ ...line, sku: 'GIFT' }] });
      expect((await post('orders', order)).status).toBe(202);
      const [placed] = await ledger(idOf(order));
      expect(placed?.data).toMatchObject({
        lines: [
          { lineId: '1', sku: 'GIFT', handling: 'kit' },
          { lineId: '1.1', kitLineId: '1', sku: 'TEA-EARL-100', quantity: 6, handling: 'ship' },
          { lineId: '1.2', kitLineId: '1', sku: 'POT-1L', quantity: 2, handling: 'ship' },
        ],
      });

      await setKit('GIFT', [{ sku: 'TEA-SENCHA-50', quantity: 1 }], 0);
      const other = newOrder({ lines: [{ ...line, sku: 'GIFT' }] });
      await until(async () => {
        const { externalId } = newOrder();
        const probe = { ...other, externalId };
        await post('orders', probe);
        const lines = ((await ledger(idOf(probe)))[0]?.data as { lines?: readonly unknown[] }).lines;
        return lines?.length === 2 ? lines : undefined;
      });
      const again = await post('orders', order);
      expect([again.status, again.answer['outcome']]).toEqual([200, 'repeated']);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced']);
    });

    it('keeps the hold of the checkout with the order: part of its content, and not of its identity', async () => {
      const order = newOrder({ checkoutHoldId: 'Hold-1' });
      const { answer } = await post('orders', order);
      expect(answer).toEqual({ orderId: idOf(order), outcome: 'placed' });
      expect((await ledger(idOf(order)))[0]?.data).toMatchObject({ checkoutHoldId: 'Hold-1' });
      expect((await post('orders', order)).answer['outcome']).toBe('repeated');
      expect((await post('orders', { ...order, checkoutHoldId: 'Hold-2' })).status).toBe(409);
    });

    it('takes a card number out of a note, everywhere, and holds the order', async () => {
      const order = newOrder({ customer: { email: 'ada@example.com', note: 'use 4111 1111 1111 1111' } });
      await post('orders', order);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced', 'OrderHeld']);
      const stored = [
        ...(await ledger(idOf(order))),
        ...(await platform.store.readStream(payloadStream(idOf(order)))),
      ];
      expect(JSON.stringify(stored)).not.toContain('1111 1111');
    });

    it('refuses a bad field by its name, and stores nothing', async () => {
      const order = newOrder({ currency: 'XQX' });
      const { status, answer } = await post('orders', order);
      expect(status).toBe(422);
      expect(answer).toMatchObject({ code: 'validation-failed', problems: [{ field: 'currency' }] });
      expect(await ledger(idOf(order))).toEqual([]);
    });

    it('refuses an unknown channel by a code of its own', async () => {
      expect(await post('orders', newOrder({ channelId: 'fax' }))).toMatchObject({
        status: 422,
        answer: { code: 'unknown-channel' },
      });
    });

    it.each([['{"channelId":'], [''], ['"text']])('refuses the malformed JSON %s', async (body) => {
      expect(await send('orders', body)).toMatchObject({ status: 400, answer: { code: 'malformed-json' } });
    });

    it('refuses a request without a body', async () => {
      const response = await fetch(`${url}/api/v1/orders`, { method: 'POST' });
      expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed-json' }]);
    });

    it('refuses bytes that are no UTF-8', async () => {
      const body = Buffer.concat([Buffer.from('{"channelId":"'), Buffer.from([0xff]), Buffer.from('"}')]);
      expect(await send('orders', body)).toMatchObject({ status: 400, answer: { code: 'malformed-json' } });
    });

    it('refuses a body of 10 MB', async () => {
      const order = newOrder({ customer: { note: 'x'.repeat(10 * 1_048_576) } });
      expect(await post('orders', order)).toMatchObject({ status: 413, answer: { code: 'body-too-large' } });
    });
  });

  describe('through all doors at once', () => {
    it('makes one order of a hundred deliveries through three of them', async () => {
      const order = newOrder();
      const line = JSON.stringify(order);
      const http = Array.from({ length: 34 }, () => post('orders', order));
      const files = Array.from({ length: 3 }, () =>
        send('orders/import', Array<string>(11).fill(line).join('\n'), { 'content-type': NDJSON }),
      );
      const topic = Array.from({ length: 33 }, () => publish(order));
      const answers = await Promise.all([...http, ...files]);
      await Promise.all(topic);
      await until(async () => ((await lag()) === 0 ? true : undefined));
      const placedOverHttp = answers.filter(({ status }) => status === 202).length;
      const placedInFiles = answers.slice(34).reduce((sum, { answer }) => sum + Number(answer['placed']), 0);
      expect(placedOverHttp + placedInFiles).toBeLessThanOrEqual(1);
      expect(answers.every(({ status }) => status === 200 || status === 202)).toBe(true);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced']);
      expect(await platform.store.readStream(payloadStream(idOf(order)))).toHaveLength(1);
    });

    it('refuses one of two contents that arrive at the same time', async () => {
      const order = newOrder();
      const answers = await Promise.all([
        post('orders', order),
        post('orders', { ...order, customer: { email: 'eve@example.com' } }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced', 'OrderConflictRefused']);
    });
  });

  describe('over the topic', () => {
    it('places what a channel adapter published', async () => {
      const order = newOrder();
      await publish(order);
      const [placed] = await until(async () => {
        const events = await ledger(idOf(order));
        return events.length > 0 ? events : undefined;
      });
      expect(placed?.causationId).toMatch(/\/\d+\/\d+$/);
      expect(placed?.actor).toBe('channel:web');
    });

    it('records why an order could not be taken, once however often it comes', async () => {
      const bad = newOrder({ lines: [] });
      const before = (await refusals()).length;
      for (let delivery = 0; delivery < 3; delivery += 1) await publish(bad);
      await publish({ hello: 'world' });
      const found = await until(async () => {
        const recorded = (await refusals()).slice(before);
        return recorded.length >= 2 ? recorded : undefined;
      });
      expect(found).toHaveLength(2);
      expect(found[0]).toMatchObject({
        correlationId: idOf(bad),
        data: {
          channelId: 'web',
          source: 'topic',
          code: 'validation-failed',
          problems: [{ field: 'lines' }],
        },
        personal: { body: JSON.stringify(bad) },
      });
      expect(found[1]?.data).toMatchObject({ channelId: null, externalId: null });
    });

    it('sets garbage aside, and loses no neighbour', async () => {
      const dead = async () =>
        (await platform.transport.read(deadLetterTopicOf(TOPIC.channelOrders), { limit: 100, waitMs: 0 }))
          .messages;
      const before = (await dead()).length;
      const neighbour = newOrder();
      await publish(Buffer.from([0xff, 0x00, 0x7b]));
      await publish(neighbour);
      await until(async () => ((await ledger(idOf(neighbour))).length > 0 ? true : undefined));
      await until(async () => ((await dead()).length === before + 1 ? true : undefined));
    });

    it('tries again what failed for a fault of ours', async () => {
      const order = newOrder();
      const intake = service.app.get(OrderIntake);
      const place = intake.place.bind(intake);
      let faults = 2;
      intake.place = (...args) =>
        faults-- > 0 ? Promise.reject(new TransientFault('the store is away')) : place(...args);
      await publish(order);
      await until(async () => ((await ledger(idOf(order))).length > 0 ? true : undefined));
      intake.place = place;
      expect(faults).toBe(-1);
    });
  });

  describe('by webhook', () => {
    const shopOrder = (name: string, changes: object = {}): Record<string, unknown> => {
      const id = 9_000_000_000_000 + ++orders;
      return { ...fixture(name), id, admin_graphql_api_id: `gid://shopify/Order/${id}`, ...changes };
    };
    const shopOrderId = ({ id }: Record<string, unknown>): string => orderIdFor('shop', String(id));

    it("takes Shopify's order, and keeps its own body", async () => {
      const order = shopOrder('paid-discount-and-tax');
      const { status, answer } = await webhook(order);
      expect([status, answer]).toEqual([200, { outcome: 'placed', orderId: shopOrderId(order) }]);
      const [placed] = await ledger(shopOrderId(order));
      expect(placed).toMatchObject({
        actor: 'channel:shop',
        data: { orderNumber: '#1071', totals: { totalMinor: 6859 }, tenders: [{ kind: 'channel-paid' }] },
      });
      const [payload] = await platform.store.readStream(payloadStream(shopOrderId(order)));
      expect(payload?.personal).toMatchObject({ body: JSON.stringify(order) });
    });

    it('takes an update as a newer state', async () => {
      const order = shopOrder('authorized');
      await webhook(order);
      const updated = { ...order, note: 'ring twice', updated_at: '2026-01-05T12:00:00+01:00' };
      const { answer } = await webhook(updated, { topic: 'orders/updated' });
      expect(answer['outcome']).toBe('snapshot-recorded');
      expect(await factsOf(shopOrderId(order))).toEqual([
        'OrderPlaced',
        'OrderSnapshotReceived',
        'OrderHeld',
      ]);
    });

    it.each([
      ['another secret', { secret: 'other' }],
      ['a channel that has no secret', { path: 'shopify/shop-without-secret' }],
    ])('refuses the signature of %s, and stores nothing', async (_, options) => {
      const head = await platform.store.head();
      expect(await webhook(shopOrder('authorized'), options)).toMatchObject({
        status: 401,
        answer: { code: 'bad-signature' },
      });
      expect(await platform.store.head()).toBe(head);
    });

    it('refuses a body that was changed on its way', async () => {
      const body = JSON.stringify(shopOrder('authorized'));
      const headers = {
        'x-shopify-topic': 'orders/create',
        'x-shopify-hmac-sha256': shopifySignatureOf(body, SECRET),
      };
      expect((await send('webhooks/shopify/shop', `${body} `, headers)).status).toBe(401);
    });

    it.each([
      ['a platform that we do not know', 'etsy/shop', 'unknown-platform'],
      ['a channel that is not set up', 'shopify/none', 'unknown-channel'],
      ['a channel of another platform', 'shopify/web', 'unknown-channel'],
    ])('refuses %s', async (_, path, code) => {
      expect(await webhook({}, { path })).toMatchObject({ status: 404, answer: { code } });
    });

    it('acknowledges a topic that carries no order, and leaves it', async () => {
      const head = await platform.store.head();
      const { status, answer } = await webhook({ id: 1 }, { topic: 'app/uninstalled' });
      expect([status, answer['outcome']]).toEqual([200, 'ignored']);
      expect(await platform.store.head()).toBe(head);
    });

    it.each<[string, object, string]>([
      ['that cannot be mapped', { currency: 'EURO' }, 'currency'],
      ['that is no order after all', { line_items: [], current_total_price: '4.90' }, 'lines'],
    ])('records a signed order %s, and acknowledges it', async (_, changes, field) => {
      const order = shopOrder('authorized', changes);
      const { status, answer } = await webhook(order);
      expect([status, answer['outcome']]).toEqual([200, 'refused']);
      expect((await refusals()).at(-1)).toMatchObject({
        data: {
          intakeId: answer['intakeId'],
          channelId: 'shop',
          externalId: String(order['id']),
          source: 'webhook',
          problems: [{ field }],
        },
        personal: { body: JSON.stringify(order) },
      });
    });

    it("answers within Shopify's limit, whatever takes long behind it", async () => {
      const intake = service.app.get(OrderIntake);
      const place = intake.place.bind(intake);
      intake.place = () => new Promise(() => undefined);
      const answer = await webhook(shopOrder('authorized'));
      intake.place = place;
      expect(answer).toMatchObject({ status: 503, answer: { code: 'try-again-later' } });
    });

    it('acknowledges other content under a known version, which the order shows', async () => {
      const order = shopOrder('authorized');
      await webhook(order);
      const { status, answer } = await webhook({ ...order, note: 'x' });
      expect([status, answer['outcome']]).toEqual([200, 'conflict']);
    });
  });

  describe('from a file', () => {
    const load = (lines: readonly unknown[], headers: Record<string, string> = {}) =>
      send(
        'orders/import',
        lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
        {
          'content-type': NDJSON,
          ...headers,
        },
      );

    const open = (headers: Record<string, string> = {}) =>
      request(`${url}/api/v1/orders/import`, {
        method: 'POST',
        headers: { 'content-type': NDJSON, ...headers },
      });

    it('places each row, tells of each bad one, and may be sent twice', async () => {
      const [first, second, late] = [newOrder(), newOrder(), newOrder({ sourceVersion: '3' })];
      const rows = [
        first,
        '{"channelId":',
        { ...second, lines: [] },
        '',
        second,
        { ...first, customer: { email: 'eve@example.com' } },
        late,
        { ...late, sourceVersion: '4', customer: { email: 'new@example.com' } },
        newOrder({ channelId: 'fax' }),
      ];
      const errors = [
        { row: 2, code: 'malformed-json' },
        { row: 3, code: 'validation-failed', problems: [{ field: 'lines' }] },
        { row: 6, code: 'order-conflict' },
        { row: 9, code: 'unknown-channel' },
      ];
      expect(await load(rows, { 'x-actor': 'anna' })).toMatchObject({
        status: 200,
        answer: { rows: 8, placed: 3, repeated: 0, snapshots: 1, refused: 4, failed: 0, errors },
      });
      expect(await load(rows)).toMatchObject({
        answer: { rows: 8, placed: 0, repeated: 4, snapshots: 0, refused: 4, failed: 0, errors },
      });
      expect(await factsOf(idOf(late))).toEqual(['OrderPlaced', 'OrderSnapshotReceived', 'OrderHeld']);
      expect((await ledger(idOf(first)))[0]?.actor).toBe('person:anna');
    });

    it('is larger than any other body may be, and one row of it is not', async () => {
      const rows = Array.from({ length: 300 }, () => newOrder({ customer: { note: 'x'.repeat(4_500) } }));
      const answer = await load([...rows, 'y'.repeat(1_048_577)]);
      expect(answer).toMatchObject({
        status: 200,
        answer: { rows: 301, placed: 300, refused: 1, errors: [{ row: 301, code: 'line-too-long' }] },
      });
    });

    const tooLarge = { status: 413, answer: { code: 'import-too-large' } };

    it('is refused where it turns out too large', async () => {
      const chunks = new ReadableStream({
        start: (controller) => {
          controller.enqueue(Buffer.alloc(IMPORT_BYTES_MAX + 1, '\n'.repeat(1_000).padStart(1_048_576)));
          controller.close();
        },
      });
      const response = await fetch(`${url}/api/v1/orders/import`, {
        method: 'POST',
        headers: { 'content-type': NDJSON },
        body: chunks,
        duplex: 'half',
      });
      expect({ status: response.status, answer: await response.json() }).toMatchObject(tooLarge);
    });

    it('is refused unread where it says itself that it is too large', async () => {
      const upload = open({ 'content-length': String(IMPORT_BYTES_MAX + 1) });
      upload.flushHeaders();
      const [response] = (await once(upload, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(413);
      upload.destroy();
    });

    it('is refused where it has too many rows, and the rows before are placed', async () => {
      const order = newOrder();
      expect(await load([order, '\n'.repeat(IMPORT_ROWS_MAX)])).toMatchObject(tooLarge);
      expect(await factsOf(idOf(order))).toEqual(['OrderPlaced']);
    });

    it('keeps the rows that came before the line went dead', async () => {
      const order = newOrder();
      const upload = open();
      upload.on('error', () => undefined);
      upload.write(`${JSON.stringify(order)}\n{"channelId":`);
      await until(async () => ((await ledger(idOf(order))).length > 0 ? true : undefined));
      upload.destroy();
      expect((await post('orders', order)).answer['outcome']).toBe('repeated');
    });

    it('is refused in another format', async () => {
      expect(await post('orders/import', [newOrder()])).toMatchObject({
        status: 415,
        answer: { code: 'unsupported-media-type' },
      });
    });

    it('tells of rows that failed for a fault of ours, and goes on', async () => {
      const intake = service.app.get(OrderIntake);
      const place = intake.place.bind(intake);
      const bad = newOrder();
      intake.place = (order, ...rest) =>
        (order as { externalId: string }).externalId === bad.externalId
          ? Promise.reject(new TransientFault('the store is away'))
          : place(order, ...rest);
      const answer = await load([bad, newOrder()]);
      intake.place = place;
      expect(answer).toMatchObject({
        status: 200,
        answer: { rows: 2, placed: 1, failed: 1, errors: [{ row: 1, code: 'try-again-later' }] },
      });
    });
  });

  describe('by hand', () => {
    const placed = async (): Promise<string> => {
      const order = newOrder();
      await post('orders', order);
      return idOf(order);
    };

    it('holds, releases and cancels, each with who and why', async () => {
      const orderId = await placed();
      const reason = { reason: 'customer called' };
      const anna = { 'x-actor': 'anna' };
      expect(await post(`orders/${orderId}/hold`, reason, anna)).toEqual({
        status: 200,
        answer: { orderId, outcome: 'accepted', status: 'received' },
      });
      expect((await post(`orders/${orderId}/hold`, reason, anna)).answer['outcome']).toBe('ignored');
      expect((await post(`orders/${orderId}/release`, reason, anna)).answer['outcome']).toBe('accepted');
      expect(await post(`orders/${orderId}/cancel`, reason, anna)).toMatchObject({
        status: 200,
        answer: { outcome: 'accepted', status: 'cancelled' },
      });
      expect((await post(`orders/${orderId}/cancel`, reason)).answer).toMatchObject({ outcome: 'ignored' });
      const events = await ledger(orderId);
      expect(events.map(({ type }) => type)).toEqual([
        'OrderPlaced',
        'OrderHeld',
        'OrderHoldReleased',
        'OrderCancelled',
      ]);
      expect(new Set(events.slice(1).map(({ actor }) => actor))).toEqual(new Set(['person:anna']));
      expect(events[3]?.data).toMatchObject({ reason: 'customer called' });
    });

    it('releases the one of two holds that is named', async () => {
      const orderId = await placed();
      for (const reason of ['first', 'second']) await post(`orders/${orderId}/hold`, { reason });
      const [, , second] = await ledger(orderId);
      const { holdId } = second?.data as { holdId: string };
      expect(await post(`orders/${orderId}/release`, { reason: 'x' })).toMatchObject({
        status: 409,
        answer: { code: 'hold-id-required' },
      });
      await post(`orders/${orderId}/release`, { reason: 'x', holdId });
      expect((await ledger(orderId)).at(-1)).toMatchObject({ type: 'OrderHoldReleased', data: { holdId } });
    });

    it('resolves what an exception offers', async () => {
      const order = newOrder();
      await post('orders', order);
      await post('orders', { ...order, customer: { email: 'eve@example.com' } });
      const path = `orders/${idOf(order)}/exceptions/${encodeURIComponent('conflicting-content')}/resolve`;
      const answer = { resolution: 'dismiss', reason: 'known' };
      expect(await post(path, { ...answer, resolution: 'retry' })).toMatchObject({
        status: 409,
        answer: { code: 'resolution-not-offered' },
      });
      expect(await post(path, answer)).toMatchObject({ status: 200, answer: { outcome: 'accepted' } });
      expect(await post(path, answer)).toMatchObject({ status: 409, answer: { code: 'exception-not-open' } });
    });

    it.each(['hold', 'release', 'cancel'])('knows no order to %s by an id that is none', async (action) => {
      expect(await post(`orders/none/${action}`, { reason: 'x' })).toMatchObject({
        status: 404,
        answer: { code: 'order-not-found' },
      });
    });

    it.each<[string, object]>([
      ['hold', {}],
      ['cancel', { reason: '' }],
      ['cancel', { reason: 'x'.repeat(501) }],
      ['release', { reason: 'x', holdId: 7 }],
      ['exceptions/x/resolve', { reason: 'x', resolution: 'forget' }],
      ['hold', { reason: 'x', until: 'tomorrow' }],
    ])('needs a reason and no more than it knows: %s %j', async (action, body) => {
      expect((await post(`orders/${await placed()}/${action}`, body)).status).toBe(422);
    });

    it('lets one of a hundred cancellations end the order', async () => {
      const orderId = await placed();
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => post(`orders/${orderId}/cancel`, { reason: 'all at once' })),
      );
      expect(answers.filter(({ answer }) => answer['outcome'] === 'accepted')).toHaveLength(1);
      expect(await factsOf(orderId)).toEqual(['OrderPlaced', 'OrderCancelled']);
    });
  });

  it('counts what came in by which door, and what became of it', async () => {
    const text = await platform.metrics.text();
    for (const [entrance, outcome] of [
      ['http', 'placed'],
      ['topic', 'refused'],
      ['webhook', 'bad-signature'],
      ['webhook', 'ignored'],
      ['file', 'snapshot-recorded'],
    ]) {
      expect(text).toContain(
        `throughline_intakes_total{service="capture",entrance="${entrance}",outcome="${outcome}"}`,
      );
    }
  });
});
