import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { consoleService } from '@throughline/console';
import { orderIdFor } from '@throughline/kernel';
import { openPostgres } from '@throughline/postgres';
import { findRebuilds, openPostgresReadStore, requestRebuild } from '@throughline/read-store';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { startDatabase, type Database } from '../../infra/postgres/database.mjs';
import { Past, SKUS } from './past.js';

const PATIENCE_MS = 20_000;
const PAGE = 7;

const LISTS = [
  'orders',
  'orders?status=cancelled',
  'orders?channelId=phone',
  'orders?externalId=N17',
  'orders?exception=true',
  'orders?exception=false&channelId=web',
  'orders?status=cancelled,received,covered',
  'orders?sort=placedAt',
  'orders?sort=-updatedAt',
  'orders?sort=totalMinor&status=cancelled,received',
  'orders?q=n',
  'orders?q=TEA+n1&sort=updatedAt',
  'orders?q=n1&status=received,cancelled,reserved',
  'orders?waitsFor=release-hold',
  'orders?placedFrom=2026-01-01T00:00:00Z&placedTo=2036-01-01T00:00:00Z&sort=-totalMinor',
  'exceptions',
  'exceptions?name=step-failed',
  'locations',
  'products',
  'stock',
  'stock?q=tee',
  'stock?state=out',
  'stock?locationId=z%C3%BCrich',
  'stock/TEA/ledger',
];

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await pause(20);
  }
};

/** One platform and its past; two consoles on it, whose rows lie in SQLite and in PostgreSQL. */
describe('the console on PostgreSQL', () => {
  const directory = mkdtempSync(join(tmpdir(), 'console-lists-'));
  let database: Database;
  let platform: Platform;
  let past: Past;
  let onSqlite: RunningService;
  let onPostgres: RunningService;
  let closeReadStore: () => Promise<void>;

  beforeAll(async () => {
    database = await startDatabase();
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent', READ_MODEL_FLUSH_MS: '20' });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    const postgres = openPostgres({ url: database.url, schema: 'console' });
    const readStore = await openPostgresReadStore({ postgres, electionMs: 50 });
    closeReadStore = () => readStore.close();
    onSqlite = await createService(consoleService, platform);
    onPostgres = await createService(consoleService, {
      ...platform,
      readStoreFor: () => Promise.resolve(readStore),
    });
    await Promise.all([onSqlite.start(), onPostgres.start()]);
    past = new Past(platform.store);
    await past.firstHalf();
    await past.secondHalf();
    await until('both have written', async () => (await listed(onSqlite)) === (await listed(onPostgres)));
  });

  afterAll(async () => {
    await Promise.all([onSqlite.stop(), onPostgres.stop()]);
    await closeReadStore();
    await platform.close();
    await database.stop();
    rmSync(directory, { recursive: true });
  });

  const get = async (service: RunningService, path: string): Promise<Answer> => {
    const answer = await service.app.inject({ method: 'GET', url: `/api/v1/${path}` });
    return { status: answer.statusCode, body: answer.json() };
  };

  const pages = async (service: RunningService, path: string): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    const query = `${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}`;
    for (let cursor = ''; ;) {
      const { status, body } = await get(service, query + cursor);
      expect(status).toBe(200);
      found.push(body['items']);
      if (typeof body['nextCursor'] !== 'string') return found;
      cursor = `&cursor=${body['nextCursor']}`;
    }
  };

  const listed = async (service: RunningService): Promise<string> => {
    const found = [await pages(service, 'orders'), await pages(service, 'exceptions')];
    return JSON.stringify(found);
  };

  it.each(LISTS)('gives %s page by page as it does on SQLite', async (path) => {
    const isPaged = /^(orders|exceptions)/.test(path);
    const read = isPaged ? pages : async (service: RunningService) => [(await get(service, path)).body];
    const found = await read(onSqlite, path);
    expect(found.flat()).not.toEqual([]);
    expect(await read(onPostgres, path)).toEqual(found);
  });

  it.each(['', '?q=n1', '?channelId=phone', '?exception=true'])(
    'counts orders%s as on SQLite',
    async (query) => {
      const { body } = await get(onSqlite, `orders/counts${query}`);
      expect(body['total']).toBeGreaterThan(0);
      expect((await get(onPostgres, `orders/counts${query}`)).body).toEqual(body);
    },
  );

  it('finds by SKU what it finds on SQLite', async () => {
    const [sku] = SKUS;
    const found = await pages(onSqlite, `orders?sku=${sku}`);
    expect(found.flat()).not.toEqual([]);
    expect(await pages(onPostgres, `orders?sku=${sku}`)).toEqual(found);
  });

  it('gives the same while its list is built anew, as somebody else asked, and after', async () => {
    const visitor = await openPostgresReadStore({
      postgres: openPostgres({ url: database.url, schema: 'console' }),
      isCandidate: false,
    });
    expect(visitor.leadership.isLeader).toBe(false);
    await requestRebuild(visitor.db, 'console_orders');
    const expected = await listed(onSqlite);
    await until('it is built', async () => {
      expect(await listed(onPostgres)).toBe(expected);
      return (await findRebuilds(visitor.db)).every(({ isOpen }) => !isOpen);
    });
    expect(await listed(onPostgres)).toBe(expected);
    expect(await findRebuilds(visitor.db)).toMatchObject([{ name: 'console_orders', isOpen: false }]);
    await visitor.close();
  });

  it('asks to try again while its database is away, tells what needs none, and goes on after', async () => {
    const some = orderIdFor('web', '17');
    await database.kill();
    expect(await get(onPostgres, 'orders')).toMatchObject({ status: 503, body: { code: 'try-again-later' } });
    expect((await get(onPostgres, `orders/${some}`)).status).toBe(200);
    expect((await get(onPostgres, 'locations')).status).toBe(200);
    await past.more();
    await database.restart();
    await until('the lists are whole', async () => (await get(onPostgres, 'orders')).status === 200);
    await until(
      'the lists are the same',
      async () => (await listed(onSqlite)) === (await listed(onPostgres)),
    );
    await until('it is ready', async () => (await onPostgres.readiness()).isReady);
  });
});
