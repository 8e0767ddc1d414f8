import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import type { Message } from '@throughline/messaging';
import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

/** Where the sweeper was faster, the delivery that is to be lost comes after its order has completed. */
const LATE_MS = 10_000;
const LOOK_MS = 50;

/** Long enough that a parcel is registered before its last scan: a scan before that is not yet known to be the order's. */
const SCAN_EVERY_MS = 500;

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

  /** The deliveries that were never there to be lost. */
  const missedOf = async (orders: readonly { readonly key: string; readonly orderId: string }[]) => {
    const until = Date.now() + LATE_MS;
    for (;;) {
      const missed = orders.filter(({ orderId }) => !dropped.has(orderId));
      if (missed.length === 0 || Date.now() > until) return missed.map(({ key }) => key);
      await pause(LOOK_MS);
    }
  };

  beforeAll(async () => {
    world = await openWorld({ deliveryFaults: { drop }, carrier: { stepDelayMs: SCAN_EVERY_MS } });
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
      const orderId = orderIdFor('web', externalId);
      lost.set(orderId, key);
      return { key, orderId, order: webOrder({ externalId }) };
    });
    await Promise.all(
      orders.map(async ({ key, orderId, order }) => {
        await person.place(order);
        await person.until(orderId, ({ status }) => status === 'completed', `completion without ${key}`);
      }),
    );
    expect(await missedOf(orders)).toEqual([]);
    await person.expectPromisesKept();
  }, 60_000);
});
