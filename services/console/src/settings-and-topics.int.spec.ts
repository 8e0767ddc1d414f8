import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configStream, TOPIC } from '@throughline/contracts';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { consoleService } from './console.module.js';
import { COMPONENTS_MAX, PLACES_MAX, UNITS_MAX } from './settings/settings-limits.js';
import { MESSAGES_MAX, POLL_MS_MAX } from './topics/topics.controller.js';

const PATIENCE_MS = 10_000;
const POLL_MS = 20;

const TEA = { title: 'Tea', weightGrams: 100, reason: 'new in the shop' };
const BERLIN = {
  name: 'Berlin warehouse',
  kind: 'warehouse',
  countryCode: 'DE',
  postalCode: '12099',
  city: 'Berlin',
  latitude: 52.46,
  longitude: 13.38,
  reason: 'opened',
};
const WEB = { name: 'Web shop', platform: 'generic', reason: 'opened' };

const places = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`place-${index}`, 1]));
const parts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ sku: `P${index}`, quantity: 1 }));

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

describe('changing the console', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'console-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    service = await createService(consoleService, platform);
    await service.start();
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

  const refusal = async (asked: Promise<Answer>): Promise<[number, unknown]> => {
    const { status, body } = await asked;
    return [status, body['code']];
  };

  const untilListed = async (kind: string, shown: object): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const { items } = (await call('GET', kind)).body;
      try {
        expect(items).toEqual(expect.arrayContaining([expect.objectContaining(shown)]));
        return;
      } catch (error) {
        if (Date.now() > until) throw error;
        await pause(POLL_MS);
      }
    }
  };

  describe('setting something up', () => {
    it('is a fact with who and why', async () => {
      const { status, body } = await call('PUT', 'products/TEA', TEA);
      const settings = {
        sku: 'TEA',
        title: 'Tea',
        weightGrams: 100,
        isTracked: true,
        requiresShipping: true,
      };
      expect([status, body]).toEqual([200, { outcome: 'changed', revision: 0, settings }]);
      const [event] = await platform.store.readStream(configStream('product', 'TEA'));
      expect(event).toMatchObject({
        type: 'ProductSet',
        actor: 'person:anna',
        data: { settings, reason: 'new in the shop' },
      });
    });

    it('again changes nothing, whatever the reason', async () => {
      await call('PUT', 'products/POT', TEA);
      const again = await call('PUT', 'products/POT', { ...TEA, reason: 'to be sure' });
      expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 0 });
      const other = await call('PUT', 'products/POT', { ...TEA, title: 'Pot' });
      expect(other.body).toMatchObject({ outcome: 'changed', revision: 1, settings: { title: 'Pot' } });
      expect(await platform.store.readStream(configStream('product', 'POT'))).toHaveLength(2);
    });

    it.each([
      ['locations', 'berlin', BERLIN, { locationId: 'berlin', city: 'Berlin', isActive: true }],
      ['channels', 'web', WEB, { channelId: 'web', webhookSecretName: null, reservationTtlMs: 86_400_000 }],
      ['channels', 'shop', { ...WEB, webhookSecretName: 'shop' }, { webhookSecretName: 'shop' }],
      ['products', 'CUP', TEA, { sku: 'CUP', title: 'Tea' }],
    ])('shows in the list of %s: %s', async (kind, id, body, shown) => {
      expect((await call('PUT', `${kind}/${id}`, body)).status).toBe(200);
      await untilListed(kind, shown);
    });

    const PARTS = [
      { sku: 'LEAF', quantity: 1 },
      { sku: 'BOWL', quantity: 1000 },
    ];
    const FULL_PRODUCT = {
      safetyStock: { network: 0, byLocation: { berlin: 3 }, byChannel: { web: 0 } },
      reorderPoint: 0,
      backorder: { kind: 'preorder', capUnits: 5, availableFrom: '2026-03-01T00:00:00.000Z' },
      lotTracking: 'lot',
    };
    const FULL_CHANNEL = {
      locationIds: ['berlin', 'munich'],
      excludedLocationIds: ['munich'],
      safetyStock: 4,
      lane: 9,
      shortage: 'refuse',
      refuseAfterMs: 0,
    };

    it('keeps what is given and leaves out what is not', async () => {
      await call('PUT', 'products/LEAF', TEA);
      await call('PUT', 'products/BOWL', TEA);
      const settings = async (path: string, body: object) => (await call('PUT', path, body)).body['settings'];
      expect(await settings('products/GIFT', { ...TEA, ...FULL_PRODUCT, components: PARTS })).toEqual({
        sku: 'GIFT',
        title: 'Tea',
        weightGrams: 100,
        isTracked: true,
        requiresShipping: true,
        ...FULL_PRODUCT,
        components: PARTS,
      });
      expect(await settings('channels/full', { ...WEB, ...FULL_CHANNEL })).toMatchObject(FULL_CHANNEL);
      const levels = { safetyStock: 2, feedMaxAgeMs: 60_000 };
      expect(await settings('locations/full', { ...BERLIN, ...levels })).toMatchObject(levels);
      const bare = await settings('locations/bare', { ...BERLIN, safetyStock: null });
      expect(Object.keys(bare as object)).not.toEqual(expect.arrayContaining(['safetyStock']));
    });

    it('is no change where a member is not given, is null, or is an empty list of components', async () => {
      await call('PUT', 'products/SPOON', TEA);
      const bare = { components: [], safetyStock: null, reorderPoint: null, backorder: null };
      const again = await call('PUT', 'products/SPOON', { ...TEA, ...bare });
      expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 0 });
    });

    it('reads one instant from all of its forms', async () => {
      const from = (availableFrom: string) =>
        call('PUT', 'products/NEW', { ...TEA, backorder: { kind: 'preorder', availableFrom } });
      const shown = { settings: { backorder: { availableFrom: '2026-03-01T00:00:00.000Z' } } };
      expect((await from('2026-03-01T01:00:00+01:00')).body).toMatchObject(shown);
      expect((await from('2026-03-01T00:00:00Z')).body).toMatchObject({ outcome: 'unchanged' });
    });

    it('refuses a kit that cannot be, and takes one whose parts are new', async () => {
      const kit = (sku: string, ...skus: readonly string[]) =>
        call('PUT', `products/${sku}`, {
          ...TEA,
          components: skus.map((each) => ({ sku: each, quantity: 1 })),
        });
      await call('PUT', 'products/PART', TEA);
      expect(await refusal(kit('KIT', 'PART', 'NO-SUCH'))).toEqual([422, 'unknown-component']);
      expect(await refusal(kit('KIT', 'KIT'))).toEqual([422, 'kit-contains-itself']);
      expect((await kit('KIT', 'PART')).body).toMatchObject({ outcome: 'changed' });
      expect(await refusal(kit('OUTER', 'KIT'))).toEqual([422, 'kit-of-kits']);
      expect(await refusal(kit('PART', 'KIT'))).toEqual([422, 'kit-contains-itself']);
      await call('PUT', 'products/OTHER', TEA);
      await untilListed('products', { sku: 'KIT' });
      expect(await refusal(kit('PART', 'OTHER'))).toEqual([422, 'kit-of-kits']);
    });

    it('can be looked at, with who changed it last and why', async () => {
      await call('PUT', 'products/MATCHA', TEA);
      await call('PUT', 'products/MATCHA', {
        ...TEA,
        title: 'Matcha',
        reason: 'its name',
        expectedRevision: 0,
      });
      const shown = {
        sku: 'MATCHA',
        title: 'Matcha',
        revision: 1,
        updatedBy: 'person:anna',
        reason: 'its name',
      };
      expect((await call('GET', 'products/MATCHA')).body).toMatchObject(shown);
      await untilListed('products', shown);
    });

    it('tells its whole history, the newest first, page by page', async () => {
      for (const title of ['one', 'two', 'three']) {
        await call('PUT', 'products/OOLONG', { ...TEA, title, reason: `called ${title}` });
      }
      const first = (await call('GET', 'products/OOLONG/history?limit=2')).body;
      expect(first['items']).toMatchObject([
        { revision: 2, actor: 'person:anna', reason: 'called three', settings: { title: 'three' } },
        { revision: 1, settings: { title: 'two' } },
      ]);
      const path = `products/OOLONG/history?limit=2&cursor=${String(first['nextCursor'])}`;
      const second = (await call('GET', path)).body;
      expect(second).toMatchObject({ items: [{ revision: 0, reason: 'called one' }], nextCursor: null });
    });

    it('is refused to who looked at an earlier one, and changes nothing then', async () => {
      const put = (title: string, expectedRevision: number) =>
        call('PUT', 'products/SENCHA', { ...TEA, title, expectedRevision });
      expect((await put('first', -1)).body).toMatchObject({ outcome: 'changed', revision: 0 });
      expect(await refusal(put('second', -1))).toEqual([409, 'setting-moved-on']);
      expect((await put('second', 0)).body).toMatchObject({ outcome: 'changed', revision: 1 });
      expect(await refusal(put('third', 0))).toEqual([409, 'setting-moved-on']);
      expect((await put('second', 0)).body).toMatchObject({ outcome: 'unchanged', revision: 1 });
      const [event] = (await platform.store.readStream(configStream('product', 'SENCHA'))).slice(-1);
      expect(event?.data).not.toHaveProperty('expectedRevision');
    });

    it.each(['locations', 'products', 'channels'])('is not found in %s where it never was', async (kind) => {
      expect(await refusal(call('GET', `${kind}/NOTHING`))).toEqual([404, 'setting-not-found']);
      expect(await refusal(call('GET', `${kind}/NOTHING/history`))).toEqual([404, 'setting-not-found']);
    });

    it.each(['here', 'WzBd'])('has no page at %p', async (cursor) => {
      await call('PUT', 'products/PUERH', TEA);
      const asked = call('GET', `products/PUERH/history?cursor=${cursor}`);
      expect(await refusal(asked)).toEqual([400, 'bad-cursor']);
    });

    it.each(['-tea', 'a%20b', 'a%2Fb', 'tee-%C3%BC', 'x'.repeat(65)])(
      'refuses the id %p for every kind of thing',
      async (id) => {
        expect(await refusal(call('PUT', `products/${id}`, TEA))).toEqual([422, 'bad-id']);
        expect(await refusal(call('PUT', `locations/${id}`, BERLIN))).toEqual([422, 'bad-id']);
        expect(await refusal(call('PUT', `channels/${id}`, WEB))).toEqual([422, 'bad-id']);
      },
    );

    it('takes an id of 64 characters', async () => {
      expect((await call('PUT', `products/${'x'.repeat(64)}`, TEA)).status).toBe(200);
    });

    it.each([
      ['products', { ...TEA, reason: '' }, 'reason'],
      ['products', { ...TEA, weightGrams: -1 }, 'weightGrams'],
      ['products', { ...TEA, weightGrams: 1.5 }, 'weightGrams'],
      ['products', { ...TEA, colour: 'green' }, 'colour'],
      ['locations', { ...BERLIN, kind: 'shed' }, 'kind'],
      ['locations', { ...BERLIN, latitude: 91 }, 'latitude'],
      ['locations', { ...BERLIN, countryCode: 'XX' }, 'countryCode'],
      ['channels', { ...WEB, platform: 'post' }, 'platform'],
      ['channels', { ...WEB, reservationTtlMs: 0 }, 'reservationTtlMs'],
      ['locations', { ...BERLIN, safetyStock: -1 }, 'safetyStock'],
      ['locations', { ...BERLIN, safetyStock: UNITS_MAX + 1 }, 'safetyStock'],
      ['locations', { ...BERLIN, feedMaxAgeMs: 0 }, 'feedMaxAgeMs'],
      ['products', { ...TEA, reorderPoint: 0.5 }, 'reorderPoint'],
      ['products', { ...TEA, safetyStock: [] }, 'safetyStock'],
      ['products', { ...TEA, safetyStock: { network: -1 } }, 'safetyStock.network'],
      ['products', { ...TEA, safetyStock: { byLocation: { berlin: -1 } } }, 'safetyStock.byLocation'],
      ['products', { ...TEA, safetyStock: { byLocation: { berlin: 0.5 } } }, 'safetyStock.byLocation'],
      ['products', { ...TEA, safetyStock: { byLocation: { 'a b': 1 } } }, 'safetyStock.byLocation'],
      ['products', { ...TEA, safetyStock: { byLocation: [1] } }, 'safetyStock.byLocation'],
      ['products', { ...TEA, safetyStock: { byChannel: places(PLACES_MAX + 1) } }, 'safetyStock.byChannel'],
      ['products', { ...TEA, backorder: { kind: 'later' } }, 'backorder.kind'],
      ['products', { ...TEA, backorder: { kind: 'none', capUnits: -1 } }, 'backorder.capUnits'],
      [
        'products',
        { ...TEA, backorder: { kind: 'preorder', availableFrom: '2026-03-01' } },
        'backorder.availableFrom',
      ],
      ['products', { ...TEA, lotTracking: 'some' }, 'lotTracking'],
      ['products', { ...TEA, components: parts(COMPONENTS_MAX + 1) }, 'components'],
      ['products', { ...TEA, components: [...parts(1), ...parts(1)] }, 'components'],
      ['products', { ...TEA, components: [{ sku: 'P0', quantity: 0 }] }, 'components[0].quantity'],
      ['products', { ...TEA, components: [{ sku: 'P0', quantity: 1001 }] }, 'components[0].quantity'],
      ['products', { ...TEA, components: [{ sku: 'a b', quantity: 1 }] }, 'components[0].sku'],
      ['channels', { ...WEB, locationIds: [] }, 'locationIds'],
      ['channels', { ...WEB, locationIds: ['berlin', 'berlin'] }, 'locationIds'],
      ['channels', { ...WEB, excludedLocationIds: ['a b'] }, 'excludedLocationIds'],
      [
        'channels',
        { ...WEB, excludedLocationIds: Object.keys(places(PLACES_MAX + 1)) },
        'excludedLocationIds',
      ],
      ['channels', { ...WEB, safetyStock: -1 }, 'safetyStock'],
      ['channels', { ...WEB, lane: 10 }, 'lane'],
      ['channels', { ...WEB, shortage: 'hope' }, 'shortage'],
      ['channels', { ...WEB, refuseAfterMs: -1 }, 'refuseAfterMs'],
    ])('refuses %s without sense and names the member: %j', async (kind, body, field) => {
      const answer = await call('PUT', `${kind}/BAD`, body);
      expect([answer.status, answer.body['code']]).toEqual([422, 'validation-failed']);
      expect(answer.body['problems']).toEqual([expect.objectContaining({ field })]);
    });
  });

  describe('the topics of partners', () => {
    const messages = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k${index % 3}`, value: { number: index } }));

    it('are read by cursor, in the order they were written in', async () => {
      const written = await call('POST', `topics/${TOPIC.wmsEvents}`, { messages: messages(5) });
      expect(written.status).toBe(202);
      expect(written.body['offsets']).toHaveLength(5);
      const first = await call('GET', `topics/${TOPIC.wmsEvents}?limit=3`);
      const second = await call(
        'GET',
        `topics/${TOPIC.wmsEvents}?after=${encodeURIComponent(String(first.body['cursor']))}`,
      );
      const read = [first, second].map(({ body }) => body['messages'] as { key: string; value: unknown }[]);
      expect(read.map(({ length }) => length)).toEqual([3, 2]);
      expect(read.flat().map(({ key, value }) => ({ key, value }))).toEqual(messages(5));
      expect(Object.keys(read[0]?.[0] ?? {}).sort()).toEqual(['key', 'offset', 'timestamp', 'value']);
    });

    it('take the most messages that one post may hold, and not one more', async () => {
      const most = await call('POST', `topics/${TOPIC.carrierEvents}`, { messages: messages(MESSAGES_MAX) });
      expect(most.status).toBe(202);
      const more = call('POST', `topics/${TOPIC.carrierEvents}`, { messages: messages(MESSAGES_MAX + 1) });
      expect(await refusal(more)).toEqual([422, 'validation-failed']);
    });

    it.each([
      ['none', { messages: [] }],
      ['one without a key', { messages: [{ value: 1 }] }],
      ['one with an empty key', { messages: [{ key: '', value: 1 }] }],
    ])('take no post of %s', async (_, body) => {
      expect(await refusal(call('POST', `topics/${TOPIC.wmsEvents}`, body))).toEqual([
        422,
        'validation-failed',
      ]);
    });

    it('that are ours are not written by others', async () => {
      const body = { messages: messages(1) };
      const asked = call('POST', `topics/${TOPIC.fulfillmentRequests}`, body);
      expect(await refusal(asked)).toEqual([403, 'topic-is-read-only']);
    });

    it.each(['oms.nothing.v1', 'oms.wms.events.v1.dead'])('do not include %s', async (topic) => {
      expect(await refusal(call('GET', `topics/${topic}`))).toEqual([404, 'unknown-topic']);
      const body = { messages: messages(1) };
      expect(await refusal(call('POST', `topics/${topic}`, body))).toEqual([404, 'unknown-topic']);
    });

    it.each([
      `limit=${MESSAGES_MAX + 1}`,
      'limit=0',
      `waitMs=${POLL_MS_MAX + 1}`,
      'waitMs=-1',
      `after=${'x'.repeat(257)}`,
    ])('refuse to be read with %p', async (query) => {
      const asked = call('GET', `topics/${TOPIC.wmsEvents}?${query}`);
      expect(await refusal(asked)).toEqual([422, 'validation-failed']);
    });

    it('refuse a cursor that no answer gave', async () => {
      expect(await refusal(call('GET', `topics/${TOPIC.wmsEvents}?after=here`))).toEqual([400, 'bad-cursor']);
    });
  });
});
