import { setTimeout as pause } from 'node:timers/promises';
import { isException, nextSteps } from '@throughline/order';
import { brokenPromises } from '@throughline/testing';
import { STACK_SERVICES } from '../../infra/local/stack.mjs';
import { Shopper } from '../crash/shopper.js';
import { webOrder } from '../e2e/world/orders.js';
import { Person } from '../e2e/world/person.js';
import { eventually } from './eventually.js';
import { leadingRelay, openKillWorld, type KillWorld } from './kill-world.js';

const KILLS = Number(process.env['KILLS'] ?? 12);
const IN_FLIGHT = 200;
const RUN_MS_MAX = 15 * 60_000;
const RECOVERY_MS_MAX = 90_000;
const REST_MS_MAX = 60_000;
const LOOK_MS = 100;
/** How often each of the shoppers looks at its order: 200 of them share the machine with all that they look at. */
const SHOPPER_LOOK_MS = 5_000;

/** Of a shipment that a warehouse has not been told of. */
const BEFORE_RELEASE: readonly string[] = ['planned', 'allocated', 'dropped'];

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

/** Every service once, in any order, then some of them again. */
function victims(): string[] {
  const shuffled = STACK_SERVICES.map((name) => ({ name, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
  return Array.from({ length: KILLS }, (_, kill) => shuffled[kill % shuffled.length] ?? 'capture');
}

describe('processes, broker and database that are killed with orders in flight', () => {
  let world: KillWorld;
  let person: Person;
  const recoveries: { readonly what: string; readonly tookMs: number }[] = [];

  beforeAll(async () => {
    world = await openKillWorld();
    person = new Person({ url: world.stack.url } as never, REST_MS_MAX);
  }, 180_000);

  afterAll(() => world.stop(), 120_000);

  /** Its id, also where it had been taken before and only the answer was lost; undefined where it is not taken. */
  const placed = async (order: object): Promise<string | undefined> =>
    (await person.post('/api/v1/orders', order)).body['orderId'] as string | undefined;

  const isReleased = async (orderId: string): Promise<boolean> => {
    const { order } = await person.order(orderId);
    return order.shipments.some(({ status }) => !BEFORE_RELEASE.includes(status));
  };

  /** From now until an order that is placed now has its shipment released. */
  const recover = async (what: string): Promise<void> => {
    const startedAt = performance.now();
    const probe = webOrder({ externalId: `PROBE-${recoveries.length}`, quantity: 1 });
    let orderId: string | undefined;
    while (performance.now() - startedAt < RECOVERY_MS_MAX) {
      try {
        orderId ??= await placed(probe);
        if (orderId !== undefined && (await isReleased(orderId))) {
          recoveries.push({ what, tookMs: Math.round(performance.now() - startedAt) });
          return;
        }
      } catch {
        // What takes the order, or shows it, is down just now.
      }
      await pause(LOOK_MS);
    }
    throw new Error(`${RECOVERY_MS_MAX} ms after ${what} an order did not reach the warehouse`);
  };

  const killServices = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      await world.stack.killOne(name);
      world.stack.start(name, 1);
      await recover(`${name} killed`);
    }
  };

  const restartAndKill = async (server: 'broker' | 'database'): Promise<void> => {
    await world[server].restart();
    await recover(`${server} restarted`);
    await world[server].kill();
    await world[server].restart();
    await recover(`${server} killed`);
  };

  const scaleAndBack = async (): Promise<void> => {
    const { stack } = world;
    await stack.scale('relay', 2);
    await stack.scale('inventory', 3);
    await stack.ready();
    await recover('relay at two, inventory at three');
    const leader = await eventually(async () => {
      const instance = await leadingRelay(world);
      if (instance === undefined) throw new Error('no relay leads');
      return instance;
    });
    await stack.killOne('relay', leader);
    await recover('leading relay killed');
    stack.start('relay', leader);
    await stack.scale('inventory', 1);
    await stack.scale('relay', 1);
    await recover('both at one');
  };

  const disturb = async (): Promise<void> => {
    const names = victims();
    const half = Math.ceil(KILLS / 2);
    await killServices(names.slice(0, half));
    await restartAndKill('broker');
    await restartAndKill('database');
    await scaleAndBack();
    await killServices(names.slice(half));
  };

  /** Every order by its status; each has ended with nothing owed, or stands in the exception queue. */
  const countAtRest = async (orderIds: ReadonlySet<string>): Promise<Map<string, number>> => {
    const counts = new Map<string, number>();
    for (const orderId of orderIds) {
      const { order, status } = await person.untilSettled(orderId);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const steps = nextSteps(order);
      const isAtRest = steps.length === 0 || isException(steps);
      expect({ orderId, isAtRest, steps: isAtRest ? [] : steps }).toMatchObject({ isAtRest: true });
    }
    return counts;
  };

  it(
    'lose no acknowledged order, and do nothing twice',
    async () => {
      const startedAt = performance.now();
      let isOver = false;
      const shoppers = Array.from(
        { length: IN_FLIGHT },
        (_, index) => new Shopper(world.stack.url, `kill-${index}`, SHOPPER_LOOK_MS),
      );
      const shopping = Promise.all(shoppers.map((shopper) => shopper.shop(() => isOver)));
      await disturb().finally(() => {
        isOver = true;
        process.stdout.write(recoveries.map(({ what, tookMs }) => `${what}: ${tookMs} ms\n`).join(''));
      });
      await shopping;
      await world.stack.ready();

      const acknowledged = new Set(shoppers.flatMap((shopper) => [...shopper.acknowledged]));
      expect(shoppers.flatMap(({ refusals }) => refusals)).toEqual([]);
      const counts = await countAtRest(acknowledged);
      await eventually(async () => {
        const events = await person.everyEvent();
        expect(brokenPromises({ events, gateway: world.partners.gateway.books().orders })).toEqual([]);
        const placed = new Set(
          events.filter(({ type }) => type === 'OrderPlaced').map(({ correlationId }) => correlationId),
        );
        expect([...acknowledged].filter((orderId) => !placed.has(orderId))).toEqual([]);
      });
      const timesMs = recoveries.map(({ tookMs }) => tookMs);
      process.stdout.write(
        `${KILLS} kills of services, broker and database each restarted and killed, relays and inventory scaled, ` +
          `in ${Math.round((performance.now() - startedAt) / 1_000)} s: ${acknowledged.size} orders acknowledged, ` +
          `${[...counts].map(([status, count]) => `${count} ${status}`).join(', ')}; ` +
          `recovery p50 ${percentile(timesMs, 0.5)} ms, max ${Math.max(...timesMs)} ms\n`,
      );
    },
    RUN_MS_MAX,
  );
});
