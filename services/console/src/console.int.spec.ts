import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { caseStream, orderStream, type NewEvent, type OrderEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import {
  configFrom,
  createLogger,
  createService,
  encodeCursor,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { consoleService } from './console.module.js';

const PATIENCE_MS = 10_000;
const POLL_MS = 20;
const FIRST_DAY = Date.parse('2026-01-05T10:00:00.000Z');
const DAY_MS = 86_400_000;

const NO_ORDER = orderIdFor('web', 'none');
const dayAfter = (days: number): string => new Date(FIRST_DAY + days * DAY_MS).toISOString();

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

type Item = Readonly<Record<string, unknown>>;

const itemsOf = ({ body }: Answer): readonly Item[] => body['items'] as readonly Item[];

describe('the console', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let now = new Date(FIRST_DAY);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'console-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
    platform = await openEmbeddedPlatform(config, {
      clock: { now: () => now },
      logger: createLogger(config),
    });
    service = await createService(consoleService, platform);
    await service.start();
    await openOrders();
  });

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  const call = async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object): Promise<Answer> => {
    const url = `/api/v1/${path}`;
    const headers = { 'x-actor': 'anna' };
    const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };

  const get = (path: string): Promise<Answer> => call('GET', path);

  const refusal = async (asked: Promise<Answer>): Promise<[number, unknown]> => {
    const { status, body } = await asked;
    return [status, body['code']];
  };

  const recorded = (event: OrderEvent, orderId: string): NewEvent => ({
    ...event,
    id: uuidv7(),
    schemaVersion: 1,
    occurredAt: now.toISOString(),
    correlationId: orderId,
    causationId: 'test',
    actor: 'channel:web',
    producer: 'capture',
  });

  const record = async (orderId: string, after: number, ...events: readonly OrderEvent[]) => {
    await platform.store.append(
      orderStream(orderId),
      after,
      events.map((event) => recorded(event, orderId)),
    );
  };

  const place = async (channelId: string, externalId: string, placedAt: string, ...rest: OrderEvent[]) => {
    const orderId = orderIdFor(channelId, externalId);
    const ids = { orderId, channelId, externalId, orderNumber: externalId };
    const placed = facts.placed(undefined, { ...ids, placedAt });
    await record(orderId, NO_STREAM, placed, ...rest);
    return orderId;
  };

  /** Five in the web shop, two of them placed at one instant; one on the phone; two of the six are held. */
  const openOrders = async (): Promise<void> => {
    await place('web', '1', dayAfter(0), facts.held('h1'), facts.held('h2'));
    now = new Date(dayAfter(1));
    await place('web', '2', dayAfter(1), facts.held('h1'));
    await place('web', '3', dayAfter(1));
    await place('web', '4', dayAfter(3));
    await place('phone', '5', dayAfter(2));
    const changed = await place('web', '6', dayAfter(4));
    now = new Date(dayAfter(5));
    await record(changed, 0, facts.cancelled());
    await untilListed(6);
  };

  /** Lists are rows that follow the ledger within moments. */
  const untilListed = async (count: number): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const items = itemsOf(await get('orders'));
      if (items.length === count && items[0]?.['status'] === 'cancelled') return;
      if (Date.now() > until) throw new Error(`${items.length} of ${count} orders in the list`);
      await pause(POLL_MS);
    }
  };

  it('tells the metrics how old the oldest order is that came to no end', async () => {
    const text = await platform.metrics.text();
    const series = text.split('\n').filter((line) => line.startsWith('throughline_oldest_unfinished_order'));
    const days = (now.getTime() - FIRST_DAY) / 1_000;
    expect(series).toEqual([`throughline_oldest_unfinished_order_seconds{status="received"} ${days}`]);
  });

  /** All items, page by page: the same as without pages, none twice. */
  const inPages = async (path: string, limit: number): Promise<readonly (readonly Item[])[]> => {
    const pages: (readonly Item[])[] = [];
    for (let cursor = ''; ;) {
      const page = await get(`${path}limit=${limit}${cursor}`);
      pages.push(itemsOf(page));
      const next = page.body['nextCursor'];
      if (typeof next !== 'string') return pages;
      cursor = `&cursor=${next}`;
    }
  };

  const numbersOf = (items: readonly Item[]): unknown[] => items.map((item) => item['externalId']);

  describe('listing orders', () => {
    it('shows what each is and what it waits for', async () => {
      const [order] = itemsOf(await get('orders?externalId=2'));
      expect(order).toEqual({
        orderId: orderIdFor('web', '2'),
        orderNumber: '2',
        channelId: 'web',
        externalId: '2',
        status: 'received',
        isException: true,
        isHeld: true,
        waitsFor: 'release-hold:h1',
        waitsForName: 'release-hold',
        waitsKind: 'decision',
        waitsUntil: null,
        waitsReason: 'a look first',
        placedAt: dayAfter(1),
        updatedAt: dayAfter(1),
        totalMinor: 1000,
        currency: 'EUR',
        customerName: 'Ada Byron',
        countryCode: 'DE',
        unitCount: 1,
        locationIds: [],
        revision: 1,
      });
    });

    it('goes from the newest to the oldest, page by page, with none missing and none twice', async () => {
      const pages = await inPages('orders?', 2);
      expect(pages.map(({ length }) => length)).toEqual([2, 2, 2]);
      const numbers = numbersOf(pages.flat());
      expect(numbers.slice(0, 3)).toEqual(['6', '4', '5']);
      expect(numbers.slice(3, 5).sort()).toEqual(['2', '3']);
      expect(numbers[5]).toBe('1');
    });

    it('keeps a filter from page to page', async () => {
      const pages = await inPages('orders?channelId=web&status=received&', 3);
      expect(pages.map(({ length }) => length)).toEqual([3, 1]);
      expect(numbersOf(pages.flat()).sort()).toEqual(['1', '2', '3', '4']);
    });

    it('knows those that wait for a person from those that do not', async () => {
      expect(numbersOf(itemsOf(await get('orders?exception=true')))).toEqual(['2', '1']);
      expect(numbersOf(itemsOf(await get('orders?exception=false'))).sort()).toEqual(['3', '4', '5', '6']);
    });

    it.each(['limit=0', 'limit=201', 'limit=many', 'exception=maybe', `status=${'x'.repeat(129)}`])(
      'refuses %p',
      async (query) => {
        expect(await refusal(get(`orders?${query}`))).toEqual([422, 'validation-failed']);
      },
    );

    it('refuses a cursor that no page gave', async () => {
      expect(await refusal(get('orders?cursor=here'))).toEqual([400, 'bad-cursor']);
    });
  });

  describe('looking at one order', () => {
    const orderId = orderIdFor('web', '6');

    it('gives its state at the last revision, and what happens next', async () => {
      const { status, body } = await get(`orders/${orderId}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ orderId, status: 'cancelled', revision: 1 });
      expect((await get(`orders/${orderIdFor('web', '2')}`)).body['nextSteps']).toEqual(
        expect.arrayContaining([expect.objectContaining({ name: 'release-hold', subject: 'h1' })]),
      );
    });

    it.each([
      ['the instant itself', dayAfter(1)],
      ['another time zone', '2026-01-06T12:00:00.000%2B02:00'],
      ['a day, from its midnight', '2026-01-07'],
    ])('gives it as it was: %s', async (_, asOf) => {
      const { body } = await get(`orders/${orderId}?asOf=${asOf}`);
      expect(body).toMatchObject({ orderId, status: 'received', revision: 0 });
    });

    it('finds nothing before it was placed', async () => {
      const asked = get(`orders/${orderId}?asOf=${new Date(FIRST_DAY).toISOString()}`);
      expect(await refusal(asked)).toEqual([404, 'order-not-found']);
    });

    it.each(['yesterday', '2026-02-30', '2026-W10-1', ''])('refuses %p as an instant', async (asOf) => {
      expect(await refusal(get(`orders/${orderId}?asOf=${asOf}`))).toEqual([422, 'validation-failed']);
    });

    it('finds none that never was, and takes only ids', async () => {
      expect(await refusal(get(`orders/${NO_ORDER}`))).toEqual([404, 'order-not-found']);
      expect(await refusal(get('orders/1001'))).toEqual([400, 'bad-request']);
    });
  });

  describe('reading the ledger of an order', () => {
    const orderId = orderIdFor('web', '1');

    it('gives every fact in order, page by page', async () => {
      const pages = await inPages(`orders/${orderId}/events?`, 2);
      expect(pages.map((page) => page.map((event) => event['type']))).toEqual([
        ['OrderPlaced', 'OrderHeld'],
        ['OrderHeld'],
      ]);
      expect(pages.flat()[0]).toMatchObject({ revision: 0, actor: 'channel:web', correlationId: orderId });
    });

    it('ends a full last page without a next one', async () => {
      const { body } = await get(`orders/${orderId}/events?limit=3`);
      expect(body['nextCursor']).toBeNull();
    });

    it('finds none of an order that never was', async () => {
      expect(await refusal(get(`orders/${NO_ORDER}/events`))).toEqual([404, 'order-not-found']);
    });

    it.each([
      ['of the list of orders', encodeCursor([dayAfter(1), orderId])],
      ['before the beginning', encodeCursor([-2])],
      ['between two facts', encodeCursor([0.5])],
      ['of nowhere', encodeCursor([])],
    ])('refuses a cursor %s', async (_, cursor) => {
      expect(await refusal(get(`orders/${orderId}/events?cursor=${cursor}`))).toEqual([400, 'bad-cursor']);
    });
  });

  describe('the exception queue', () => {
    it('begins with what has waited longest, page by page', async () => {
      const pages = await inPages('exceptions?', 2);
      expect(pages.map(({ length }) => length)).toEqual([2, 1]);
      expect(pages.flat().map((row) => [row['orderNumber'], row['step']])).toEqual([
        ['1', 'release-hold:h1'],
        ['1', 'release-hold:h2'],
        ['2', 'release-hold:h1'],
      ]);
    });

    it('says what a person can do, and why', async () => {
      const [first] = itemsOf(await get('exceptions?limit=1'));
      expect(first).toEqual({
        orderId: orderIdFor('web', '1'),
        orderNumber: '1',
        channelId: 'web',
        step: 'release-hold:h1',
        name: 'release-hold',
        reason: 'a look first',
        since: dayAfter(0),
        actions: ['release', 'cancel'],
        status: 'received',
        customerName: 'Ada Byron',
        totalMinor: 1000,
        currency: 'EUR',
        owner: null,
        notes: 0,
      });
    });

    it('is counted, by kind and by who sees to it', async () => {
      const counts = { total: 3, byName: { 'release-hold': 3 }, unowned: 3, oldestSince: dayAfter(0) };
      expect((await get('exceptions/counts')).body).toEqual(counts);
    });

    it('is found by words of its order', async () => {
      expect(itemsOf(await get('exceptions?q=byron'))).toHaveLength(3);
      expect(itemsOf(await get('exceptions?q=nobody'))).toEqual([]);
      expect(itemsOf(await get('exceptions?q=%2A'))).toEqual([]);
    });

    it('has an owner and notes, and is found by its owner', async () => {
      const orderId = orderIdFor('web', '2');
      const path = `orders/${orderId}/case`;
      expect((await get(path)).body).toEqual({ orderId, owner: null, notes: [], history: [] });
      expect((await call('PUT', `${path}/owner`, { owner: 'ben' })).body['outcome']).toBe('changed');
      expect((await call('PUT', `${path}/owner`, { owner: 'ben' })).body['outcome']).toBe('unchanged');
      const note = `${path}/notes/${crypto.randomUUID()}`;
      for (const outcome of ['changed', 'unchanged']) {
        expect((await call('PUT', note, { text: 'called, no answer' })).body['outcome']).toBe(outcome);
      }
      const { body } = await get(path);
      expect(body).toMatchObject({
        owner: 'ben',
        notes: [{ actor: 'person:anna', text: 'called, no answer' }],
      });
      const until = Date.now() + PATIENCE_MS;
      const owned = () => get('exceptions?owner=ben');
      while (itemsOf(await owned()).length === 0 && Date.now() < until) await pause(POLL_MS);
      expect(itemsOf(await owned())).toMatchObject([{ orderId, owner: 'ben', notes: 1 }]);
      expect(itemsOf(await get('exceptions?owner=none'))).toHaveLength(2);
      expect(await refusal(call('PUT', `orders/${NO_ORDER}/case/owner`, { owner: 'ben' }))).toEqual([
        404,
        'order-not-found',
      ]);
    });

    it('keeps what a note says beside the person, where it can be erased', async () => {
      const [note] = (await platform.store.readStream(caseStream(orderIdFor('web', '2')))).slice(-1);
      expect(JSON.stringify(note?.data)).not.toContain('called');
      expect(note?.personal).toMatchObject({ personId: 'p1', text: 'called, no answer' });
    });

    it('can be asked for one kind', async () => {
      expect(itemsOf(await get('exceptions?name=release-hold'))).toHaveLength(3);
      expect(itemsOf(await get('exceptions?name=review-fraud'))).toEqual([]);
    });

    it('refuses a cursor that no page gave', async () => {
      expect(await refusal(get('exceptions?cursor=e30'))).toEqual([400, 'bad-cursor']);
    });
  });

  it('shows no dead letters where none were set aside', async () => {
    expect(await get('dead-letters')).toEqual({ status: 200, body: { items: [] } });
    const asked = call('POST', 'dead-letters/oms.wms.events.v1.dead%2F1/replay');
    expect(await refusal(asked)).toEqual([404, 'dead-letter-not-found']);
  });
});
