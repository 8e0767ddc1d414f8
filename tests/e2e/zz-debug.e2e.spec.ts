import type { StoredEvent } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import type { Message } from '@throughline/messaging';
import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

const deliveryOf = (group: string, { value }: Message): { orderId: string; key: string } => {
  const { type, correlationId = '' } = value as Partial<StoredEvent>;
  return { orderId: correlationId, key: `${group} ${type}` };
};

describe('a delivery that is lost', () => {
  let world: World;
  let person: Person;
  const seen = new Map<string, Set<string>>();
  /** By order: the delivery that never comes. */
  const lost = new Map<string, string>();
  const dropped = new Set<string>();

  const drop = (group: string, message: Message): boolean => {
    const { orderId, key } = deliveryOf(group, message);
    const own = seen.get(orderId) ?? new Set();
    seen.set(orderId, own.add(key));
    if (lost.get(orderId) !== key) return false;
    dropped.add(orderId);
    return true;
  };

  beforeAll(async () => {
    world = await openWorld({ dropDelivery: drop, carrier: { stepDelayMs: 50 } });
    person = new Person(world);
  });

  afterAll(() => world.stop());

  it('is made good, whichever it is', async () => {
    const undisturbed = await person.place(webOrder({ externalId: 'UNDISTURBED' }));
    await person.untilStatus(undisturbed, 'completed');
    const deliveries = [...(seen.get(undisturbed) ?? [])];
    expect(deliveries.length).toBeGreaterThan(15);

    const orders = deliveries.map((key, index) => {
      const externalId = `LOST-${index}`;
      lost.set(orderIdFor('web', externalId), key);
      return { key, order: webOrder({ externalId }) };
    });
    await Promise.all(
      orders.map(async ({ key, order }) => {
        const orderId = await person.place(order);
        await person.until(orderId, ({ status }) => status === 'completed', `completion without ${key}`);
      }),
    );
    const missed = orders.filter(
      ({ order }) => !dropped.has(orderIdFor('web', order['externalId'] as string)),
    );
    expect(missed.map(({ key }) => key)).toEqual([]);
    await person.expectPromisesKept();
  }, 60_000);
});
