import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrderEvent, StoredEvent } from '@throughline/contracts';
import { foldOrder } from '@throughline/order';
import { openWorld } from './world/open-world.js';
import { shopifyOrder, webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

describe("an order's way from channel to doorstep", () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
  });

  afterEach(() => person.expectPromisesKept());
  afterAll(() => world.stop());

  const typesOf = async (orderId: string): Promise<string[]> =>
    (await person.events(orderId)).map(({ type }) => type);

  const mailsOf = async (orderId: string): Promise<number> => {
    const files = await readdir(world.outboxDir).catch(() => []);
    const texts = await Promise.all(files.map((file) => readFile(join(world.outboxDir, file), 'utf8')));
    return texts.join('').split(`<${orderId}.`).length - 1;
  };

  it('is reserved, screened, authorized, routed, allocated, released, shipped, captured, delivered and completed', async () => {
    const orderId = await person.place(webOrder());
    const { order } = await person.untilStatus(orderId, 'completed');
    const types = await typesOf(orderId);
    const road = [
      'OrderPlaced',
      'StockReserved',
      'FraudScreened',
      'PaymentAuthorizationRequested',
      'PaymentAuthorized',
      'OrderRouted',
      'StockAllocated',
      'ShipmentReleased',
      'ShipmentAcknowledged',
      'ShipmentPicked',
      'ShipmentPacked',
      'ShipmentShipped',
      'ShipmentDelivered',
      'OrderCompleted',
    ];
    expect(types.filter((type) => road.includes(type))).toEqual(road);
    expect(types).toEqual(expect.arrayContaining(['PaymentCaptured', 'StockIssued']));
    expect(order.tenders.flatMap(({ captures }) => captures)).toEqual([
      expect.objectContaining({ amountMinor: 2500, status: 'captured' }),
    ]);
    expect(world.gateway.books().orders.find((book) => book.orderId === orderId)).toMatchObject({
      capturedMinor: 2500,
    });
  });

  it('goes the same way when the channel was paid, and is never charged', async () => {
    const { status, body } = await person.shopifyWebhook(shopifyOrder(1071));
    expect(status).toBe(200);
    const orderId = body['orderId'] as string;
    await person.untilStatus(orderId, 'completed');
    const types = await typesOf(orderId);
    expect(types).toEqual(
      expect.arrayContaining(['PaymentSettledByChannel', 'ShipmentShipped', 'ShipmentDelivered']),
    );
    expect(types.filter((type) => /Authoriz|Capture/.test(type))).toEqual([]);
    expect(world.gateway.books().orders.some((book) => book.orderId === orderId)).toBe(false);
  });

  it('waits while its stock is short, and goes on when stock is received', async () => {
    const orderId = await person.place(webOrder({ sku: 'TEA-RARE-25', quantity: 3 }));
    const { nextSteps } = await person.untilStatus(orderId, 'backordered');
    expect(nextSteps.map(({ name }) => name)).toEqual(['await-stock']);
    const receipt = { sku: 'TEA-RARE-25', locationId: 'hamburg', quantity: 3, reference: 'delivery-1' };
    expect((await person.post('/api/v1/stock/receipts', receipt)).status).toBeLessThan(300);
    const { order } = await person.untilStatus(orderId, 'completed');
    expect(order.shipments.map(({ locationId }) => locationId)).toEqual(['hamburg']);
  });

  it('tells the customer at each milestone, once', async () => {
    const orderId = await person.place(webOrder());
    await person.untilStatus(orderId, 'completed');
    for (let tries = 0; tries < 100 && (await mailsOf(orderId)) < 3; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await mailsOf(orderId)).toBe(3);
  });

  it('is told the same by its page and by its events', async () => {
    const orderId = await person.place(webOrder());
    await person.untilStatus(orderId, 'completed');
    const events = await person.events(orderId);
    const { order, revision } = await person.order(orderId);
    expect(order).toEqual(foldOrder(events as (StoredEvent & OrderEvent)[]));
    expect(revision).toBe(events.length - 1);
    const [first] = events;
    const then = await person.get(`/api/v1/orders/${orderId}?asOf=${first?.recordedAt}`);
    expect(then.body).toMatchObject({ orderId });
  });
});
