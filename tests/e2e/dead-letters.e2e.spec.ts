import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

describe('a message of an order that cannot be handled', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld({ warehouse: { isSilent: true } });
    person = new Person(world);
  });

  afterEach(() => person.expectPromisesKept());
  afterAll(() => world.stop());

  it('stands in the exception queue until it is dismissed, and leads back to its order', async () => {
    const orderId = await person.place(webOrder());
    const { order } = await person.untilStatus(orderId, 'in-warehouse');
    const reference = order.shipments[0]?.reference;
    const nonsense = { eventId: 'e1', type: 'shipped', reference, at: 'yesterday' };
    await person.post('/api/v1/topics/oms.wms.events.v1', { messages: [{ key: 'k', value: nonsense }] });
    const { nextSteps } = await person.until(
      orderId,
      (answer) => answer.nextSteps.some(({ name }) => name === 'dead-letter'),
      'a dead letter',
    );
    const letter = nextSteps.find(({ name }) => name === 'dead-letter');
    const { body } = await person.get('/api/v1/dead-letters');
    const [found] = body['items'] as readonly { id: string; letter: { reason: string } }[];
    expect(found?.letter.reason).toContain('at');

    const step = encodeURIComponent(letter?.subject ?? '');
    const resolved = await person.post(`/api/v1/orders/${orderId}/exceptions/${step}/resolve`, {
      resolution: 'dismiss',
      reason: 'the warehouse sent it again',
    });
    expect(resolved.status).toBeLessThan(300);
    expect((await person.order(orderId)).nextSteps.map(({ name }) => name)).not.toContain('dead-letter');
  });

  it('is handed to the same service again when it is replayed', async () => {
    const { body } = await person.get('/api/v1/dead-letters');
    const [letter] = body['items'] as readonly { id: string; replays: number }[];
    const replayed = await person.post(`/api/v1/dead-letters/${encodeURIComponent(letter?.id ?? '')}/replay`);
    expect([replayed.status, replayed.body['group']]).toEqual([202, 'throughline-fulfillment']);
    for (let tries = 0; tries < 100; tries += 1) {
      const again = (await person.get('/api/v1/dead-letters')).body['items'] as readonly {
        replays: number;
      }[];
      if (again.length === 2) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { items } = (await person.get('/api/v1/dead-letters')).body as { items: { replays: number }[] };
    expect(items.map(({ replays }) => replays).sort()).toEqual([0, 1]);
  });

  it('that is not there cannot be replayed', async () => {
    const { status, body } = await person.post('/api/v1/dead-letters/oms.wms.events.v1.dead%2F999/replay');
    expect([status, body['code']]).toEqual([404, 'dead-letter-not-found']);
  });
});
