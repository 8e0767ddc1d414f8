import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@throughline/contracts';
import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

const PATIENCE_MS = 15_000;
const POLL_MS = 50;
const SKU = 'TEA-EARLGREY-100';

type Json = Readonly<Record<string, unknown>>;

describe('once an order has gone its way', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
    const orderId = await person.place(webOrder({ sku: SKU, quantity: 2 }));
    await person.untilStatus(orderId, 'completed');
  });

  afterAll(() => world.stop());

  const read = async (path: string): Promise<Json> => {
    const { status, body } = await person.get(`/api/v1/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };

  const rows = async (path: string, member = 'items'): Promise<readonly Json[]> =>
    (await read(path))[member] as readonly Json[];

  const eventually = async (check: () => Promise<void>): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        await check();
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        await pause(POLL_MS);
      }
    }
  };

  it('the overview tells of it, of everybody who took part, and that nothing waits any more', () =>
    eventually(async () => {
      const { hourly, stages, partners, consumers, byStatus, deadLetters } = await read('overview?hours=2');
      const sum = (name: string) =>
        (hourly as readonly Json[]).reduce((total, hour) => total + Number(hour[name]), 0);
      expect(['placed', 'released', 'shipped', 'completed', 'cancelled'].map(sum)).toEqual([1, 1, 1, 1, 0]);
      expect((stages as readonly Json[]).map(({ stage, count }) => [stage, count])).toEqual([
        ['placed-to-reserved', 1],
        ['reserved-to-covered', 1],
        ['covered-to-released', 1],
        ['released-to-shipped', 1],
        ['shipped-to-delivered', 1],
        ['placed-to-completed', 1],
      ]);
      expect((partners as readonly Json[]).map(({ partner, failed }) => [partner, failed])).toEqual([
        ...[
          ['channels', 0],
          ['payment-gateway', 0],
          ['warehouse', 0],
        ],
        ...[
          ['carrier', 0],
          ['email', 0],
        ],
      ]);
      expect([(byStatus as Json)['completed'], deadLetters]).toEqual([1, 0]);
      const heard = consumers as readonly Json[];
      // The console follows the store itself.
      const others = SERVICES.filter((service) => service !== 'console');
      expect(new Set(heard.map(({ service }) => service))).toEqual(new Set(others));
      expect(heard.filter(({ lag }) => lag !== 0)).toEqual([]);
    }));

  it('stock is told alike by those who keep it and those who show it', async () => {
    const kept = await read(`stock/${SKU}`);
    const { onHand, allocated, reserved, queued, available } = kept;
    await eventually(async () => {
      const listed = (await rows(`stock?q=${SKU}`)).find(({ sku }) => sku === SKU);
      expect(listed).toMatchObject({ onHand, allocated, reserved, queued, available });
    });
    const [last, ...before] = await rows(`stock/${SKU}/ledger`);
    expect(last).toMatchObject({
      ...{ type: 'AllocationIssued', quantity: -2, revision: kept['revision'] },
      ...{ onHandAfter: onHand, allocatedAfter: allocated, reservedAfter: reserved, queuedAfter: queued },
    });
    expect(before.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ReservationAllocated', 'ReservationPlaced', 'StockReceived']),
    );
  });

  it('a setting is changed by who has seen it as it is', async () => {
    const { sku, revision, updatedAt, updatedBy, ...settings } = await read(`products/${SKU}`);
    const put = (title: string) =>
      person.call('PUT', `/api/v1/products/${String(sku)}`, {
        ...{ ...settings, title, reason: 'a better name', expectedRevision: revision },
      });
    expect((await put('Earl Grey, first harvest')).status).toBe(200);
    expect(await put('Earl Grey, best')).toMatchObject({ status: 409, body: { code: 'setting-moved-on' } });
    const [now, first] = await rows(`products/${SKU}/history`);
    expect(now).toMatchObject({ reason: 'a better name', actor: 'person:tester' });
    expect(first).toMatchObject({ revision, at: updatedAt, actor: updatedBy });
    await eventually(async () => {
      const listed = (await rows(`stock?q=${SKU}`)).find((item) => item['sku'] === SKU);
      expect(listed).toMatchObject({ title: 'Earl Grey, first harvest' });
    });
  });
});
