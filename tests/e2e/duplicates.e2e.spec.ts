import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

const COPIES = 100;

describe('the same order, more than once', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
  });

  afterEach(() => person.expectPromisesKept());
  afterAll(() => world.stop());

  const ordersCalled = async (externalId: string): Promise<number> => {
    const { body } = await person.get(`/api/v1/orders?externalId=${externalId}`);
    return (body['items'] as unknown[]).length;
  };

  it('is one order, over three entrances at once', async () => {
    const order = webOrder({ externalId: 'SAME-1' });
    const overHttp = () => person.post('/api/v1/orders', order);
    const overTopic = () =>
      person.post('/api/v1/topics/oms.channel.orders.v1', {
        messages: [{ key: 'web/SAME-1', value: order }],
      });
    const overFile = () =>
      person.post('/api/v1/orders/import', `${JSON.stringify(order)}\n`, {
        'content-type': 'application/x-ndjson',
      });
    const entrances = [overHttp, overTopic, overFile];
    const answers = await Promise.all(
      Array.from({ length: COPIES }, (_, index) => (entrances[index % entrances.length] ?? overHttp)()),
    );
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    const ids = new Set(answers.flatMap(({ body }) => body['orderId'] ?? []));
    expect(ids.size).toBe(1);
    const [orderId] = ids as Set<string>;
    await person.untilStatus(orderId ?? '', 'completed');
    expect(await ordersCalled('SAME-1')).toBe(1);
  });

  it('with other content under the same version is refused, and shown', async () => {
    const orderId = await person.place(webOrder({ externalId: 'CONFLICT-1', sourceVersion: '1' }));
    const other = webOrder({ externalId: 'CONFLICT-1', sourceVersion: '1', quantity: 9 });
    const { status, body } = await person.post('/api/v1/orders', other);
    expect([status, body['code']]).toEqual([409, 'order-conflict']);
    const { order, nextSteps } = await person.order(orderId);
    expect(order.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(nextSteps.map(({ name }) => name)).toContain('conflicting-content');
  });

  it('in a newer version is recorded, and waits for a person', async () => {
    const orderId = await person.place(
      webOrder({ externalId: 'NEWER-1', sourceVersion: '1', sku: 'TEA-RARE-25' }),
    );
    const { status, body } = await person.post(
      '/api/v1/orders',
      webOrder({ externalId: 'NEWER-1', sourceVersion: '2', sku: 'TEA-RARE-25', quantity: 3 }),
    );
    expect([status, body['orderId']]).toEqual([202, orderId]);
    const { nextSteps } = await person.until(orderId, ({ order }) => order.holds.length === 1, 'a hold');
    expect(nextSteps.map(({ name }) => name)).toContain('release-hold');
  });
});
