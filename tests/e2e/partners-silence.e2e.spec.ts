import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

describe('a warehouse that does not answer', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld({
      environment: { SHIPMENT_ACK_TIMEOUT_MS: '200', WAREHOUSE_SILENCE_MS: '500', CARRIER_SILENCE_MS: '500' },
    });
    person = new Person(world);
  });

  beforeEach(() => {
    world.warehouse.setFaults({ ignoreNext: 0, isSilent: false, isRepeating: false });
    world.carrier.setFaults({ isSilent: false, isDisorderly: false });
  });

  afterEach(() => person.expectPromisesKept());
  afterAll(() => world.stop());

  it('is asked again, and ships once', async () => {
    world.warehouse.setFaults({ ignoreNext: 1 });
    const orderId = await person.place(webOrder());
    await person.untilStatus(orderId, 'completed');
    const types = (await person.events(orderId)).map(({ type }) => type);
    expect(types).toContain('ShipmentReleaseRepeated');
    expect(types.filter((type) => type === 'ShipmentShipped')).toHaveLength(1);
  });

  it('becomes an exception in the end, and the late answer still counts', async () => {
    world.warehouse.setFaults({ ignoreNext: 1_000 });
    const orderId = await person.place(webOrder());
    const { nextSteps } = await person.until(
      orderId,
      (answer) => answer.nextSteps.some(({ name }) => name === 'step-failed'),
      'an exception',
    );
    world.warehouse.setFaults({ ignoreNext: 0 });
    const failed = nextSteps.find(({ name }) => name === 'step-failed');
    const step = encodeURIComponent(failed?.subject ?? '');
    const resolved = await person.post(`/api/v1/orders/${orderId}/exceptions/${step}/resolve`, {
      resolution: 'retry',
      reason: 'they are back',
    });
    expect(resolved.status).toBeLessThan(300);
    await person.untilStatus(orderId, 'completed');
  });

  it('repeats itself and disorders its scans, and nothing happens twice', async () => {
    world.warehouse.setFaults({ isRepeating: true });
    world.carrier.setFaults({ isDisorderly: true });
    const orderId = await person.place(webOrder());
    await person.untilStatus(orderId, 'completed');
    const types = (await person.events(orderId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'ShipmentDelivered')).toHaveLength(1);
  });

  it('finds less than the books say: the rest comes from elsewhere, or waits', async () => {
    const orderId = await person.place(webOrder({ sku: 'TEA-SHORTPICK-50', quantity: 2 }));
    const { order } = await person.until(
      orderId,
      ({ order: found }) =>
        found.shipments.some(({ status }) => status === 'delivered') && found.reservation.status !== 'wanted',
      'what was found to be delivered',
    );
    expect(order.shipments[0]?.lines).toEqual([expect.objectContaining({ quantity: 1 })]);
  });
});
