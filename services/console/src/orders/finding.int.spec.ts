import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { orderStream, type NewEvent, type OrderEvent, type OrderPersonal } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { consoleService } from '../console.module.js';

const PATIENCE_MS = 10_000;
const FIRST_DAY = Date.parse('2026-01-05T10:00:00.000Z');
const DAY_MS = 86_400_000;

type Item = Readonly<Record<string, unknown>>;

interface Placed {
  readonly number: string;
  readonly person: Partial<OrderPersonal>;
  readonly sku: string;
  readonly totalMinor: number;
  readonly channelId?: string;
  readonly then?: readonly OrderEvent[];
}

const ORDERS: readonly Placed[] = [
  {
    number: 'W-1001',
    person: { name: 'Ada Byron', email: 'ada@example.com' },
    sku: 'TEA-100',
    totalMinor: 3_000,
  },
  {
    ...{ number: 'W-1002', person: { name: 'Jürgen Müller' }, sku: 'CUP-2', totalMinor: 1_000 },
    then: [facts.held('h1')],
  },
  {
    ...{ number: 'W-1003', person: { name: '<script>alert(1)</script>' }, sku: 'TEA-100', totalMinor: 2_000 },
    then: [facts.cancelled()],
  },
  { number: 'P-77', channelId: 'phone', person: { name: 'Ada Lovelace' }, sku: 'TEA-250', totalMinor: 9_000 },
  {
    number: 'W-1005',
    person: { name: 'محمد علي', email: 'm.ali@example.org' },
    sku: 'CUP-2',
    totalMinor: 500,
  },
];

describe('finding orders', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let url: string;

  const get = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await service.app.inject({ method: 'GET', url: `/api/v1/${path}` });
    return { status: answer.statusCode, body: answer.json() };
  };

  const numbers = async (query: string): Promise<unknown[]> => {
    const { status, body } = await get(`orders?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return (body['items'] as Item[]).map((item) => item['orderNumber']);
  };

  const recorded = (event: OrderEvent, orderId: string): NewEvent => ({
    ...event,
    id: uuidv7(),
    schemaVersion: 1,
    occurredAt: new Date(FIRST_DAY).toISOString(),
    correlationId: orderId,
    causationId: 'test',
    actor: 'channel:web',
    producer: 'capture',
  });

  const place = async (
    { number, person, sku, totalMinor, channelId = 'web', then = [] }: Placed,
    day: number,
  ) => {
    const orderId = orderIdFor(channelId, number);
    const placedAt = new Date(FIRST_DAY + day * DAY_MS).toISOString();
    const line = facts.line({ sku, totalMinor });
    const ids = { orderId, channelId, externalId: number, orderNumber: number, placedAt };
    const placed = facts.placed([line], { ...ids });
    const events = [{ ...placed, personal: { personId: number, ...person } } as OrderEvent, ...then];
    await platform.store.append(
      orderStream(orderId),
      NO_STREAM,
      events.map((event) => recorded(event, orderId)),
    );
  };

  const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
      await pause(20);
    }
  };

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'console-finding-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent', READ_MODEL_FLUSH_MS: '20' });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    service = await createService(consoleService, platform);
    await service.start();
    url = await service.listen(0, '127.0.0.1');
    for (const [day, order] of ORDERS.entries()) await place(order, day);
    await until('all are listed', async () => (await numbers('')).length === ORDERS.length);
  });

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  it.each<[string, string, readonly string[]]>([
    ['an order number', 'q=w-1001', ['W-1001']],
    ['the beginning of a number', 'q=W-100', ['W-1005', 'W-1003', 'W-1002', 'W-1001']],
    ['a first name', 'q=ada', ['P-77', 'W-1001']],
    ['two words in any order', 'q=byron+ada', ['W-1001']],
    ['a name without its accents', 'q=muller', ['W-1002']],
    ['a name with them', `q=${encodeURIComponent('MÜLLER')}`, ['W-1002']],
    ['an e-mail address', `q=${encodeURIComponent('ada@example.com')}`, ['W-1001']],
    ['a SKU', 'q=tea-250', ['P-77']],
    ['another script', `q=${encodeURIComponent('محمد')}`, ['W-1005']],
    ['markup, as the words that it holds', `q=${encodeURIComponent('<script>')}`, ['W-1003']],
    ['what no order holds', 'q=zzz', []],
    ['nothing but signs', `q=${encodeURIComponent('"*%—')}`, []],
    ['a word that a query language knows', 'q=OR+NEAR', []],
  ])('by %s', async (_, query, found) => expect(await numbers(query)).toEqual(found));

  it.each<[string, readonly string[]]>([
    ['status=cancelled', ['W-1003']],
    ['status=cancelled,received', ['W-1005', 'P-77', 'W-1003', 'W-1002', 'W-1001']],
    ['status=cancelled,received&sort=totalMinor', ['W-1005', 'W-1002', 'W-1003', 'W-1001', 'P-77']],
    ['sku=TEA-100', ['W-1003', 'W-1001']],
    ['sku=TEA-100&q=ada', ['W-1001']],
    ['channelId=phone&q=ada', ['P-77']],
    ['waitsFor=release-hold', ['W-1002']],
    ['exception=true', ['W-1002']],
    ['placedFrom=2026-01-06T10:00:00Z&placedTo=2026-01-08T10:00:00Z', ['W-1003', 'W-1002']],
    ['sort=-totalMinor', ['P-77', 'W-1001', 'W-1003', 'W-1002', 'W-1005']],
    ['sort=placedAt', ['W-1001', 'W-1002', 'W-1003', 'P-77', 'W-1005']],
    ['locationId=berlin', []],
  ])('by %s', async (query, found) => expect(await numbers(query)).toEqual(found));

  it.each(['sort=-totalMinor', 'sort=placedAt&status=received,cancelled', 'q=1&sort=-updatedAt'])(
    'page by page gives each once: %s',
    async (query) => {
      const whole = await numbers(query);
      const paged: unknown[] = [];
      for (let cursor = ''; ;) {
        const { body } = await get(`orders?${query}&limit=1${cursor}`);
        paged.push(...(body['items'] as Item[]).map((item) => item['orderNumber']));
        if (typeof body['nextCursor'] !== 'string') break;
        cursor = `&cursor=${body['nextCursor']}`;
      }
      expect(paged).toEqual(whole);
    },
  );

  it.each([
    ['status=lost', 422, 'validation-failed'],
    ['status=', 422, 'validation-failed'],
    ['sort=colour', 422, 'validation-failed'],
    ['placedFrom=yesterday', 422, 'validation-failed'],
    ['colour=red', 422, 'validation-failed'],
    [`q=${'x'.repeat(201)}`, 422, 'validation-failed'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await get(`orders?${query}`);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('refuses a cursor of another order', async () => {
    const { body } = await get('orders?limit=1&sort=totalMinor');
    const answer = await get(`orders?limit=1&cursor=${String(body['nextCursor'])}`);
    expect([answer.status, answer.body['code']]).toEqual([400, 'bad-cursor']);
  });

  it('counts them, all and those that a filter finds', async () => {
    const all = (await get('orders/counts')).body;
    expect(all).toMatchObject({ total: 5, isCapped: false, exceptions: 1 });
    expect(all['byStatus']).toMatchObject({ received: 4, cancelled: 1, completed: 0 });
    const some = (await get('orders/counts?sku=TEA-100')).body;
    expect(some).toMatchObject({ total: 2, exceptions: 0, byStatus: { received: 1, cancelled: 1 } });
    expect((await get('orders/counts?q=zzz')).body).toMatchObject({ total: 0, exceptions: 0 });
  });

  it('exports what it finds, as text whatever it begins with', async () => {
    const response = await fetch(`${url}/api/v1/orders/export?sort=placedAt&sku=CUP-2`);
    expect(response.headers.get('content-disposition')).toContain('orders.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(head?.split(',').slice(0, 2)).toEqual(['orderNumber', 'orderId']);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['W-1002', 'W-1005']);
  });

  it('tells of a change as it happens, and lets go when the service stops', async () => {
    const response = await fetch(`${url}/api/v1/live`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const untilHeard = async (word: string) => {
      while (!heard.includes(word)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the line ended before ${word}`);
        heard += value;
      }
    };
    await untilHeard('retry:');
    await place({ number: 'W-2000', person: { name: 'Live' }, sku: 'CUP-2', totalMinor: 1 }, 9);
    await untilHeard('"orderNumber":"W-2000"');
    expect(heard).toContain('event: orders');
    const startedAt = performance.now();
    await Promise.all([service.stop(), reader.closed.catch(() => undefined)]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
