import { TOPIC } from '@throughline/contracts';
import { Gate, ORDERS_TOPIC, PAYMENTS_TOPIC, type World } from './world.js';

/** What is behind a group, asked of the transport by whoever wants to know. */
export function describeLag(world: () => World): void {
  describe('the lag of a group', () => {
    const TOPICS = [ORDERS_TOPIC, TOPIC.wmsEvents];
    const lag = () => world().transport.lagOf('conformance');

    it('is what its members have not acknowledged, per topic, and nothing once they have', async () => {
      const gate = new Gate();
      const consumer = await world().consume({ topics: TOPICS, handle: () => gate.opened });
      await world().placed('order-1', 'order-2');
      await world().said('shipment-1', 'picked', 'packed', 'shipped');
      await world().eventually(async () => {
        const { [ORDERS_TOPIC]: orders = 0, [TOPIC.wmsEvents]: parcels = 0 } = await lag();
        expect(orders).toBeGreaterThanOrEqual(2);
        expect(parcels).toBeGreaterThanOrEqual(3);
      });
      gate.release();
      await world().eventually(async () =>
        expect(await lag()).toEqual({ [ORDERS_TOPIC]: 0, [TOPIC.wmsEvents]: 0 }),
      );
      await consumer.stop();
    });

    it('grows while nobody works, and says so in another process', async () => {
      const consumer = await world().consume({ topics: TOPICS, handle: async () => undefined });
      await world().said('shipment-1', 'picked');
      await world().placed('order-1');
      await world().eventually(async () => expect(Object.values(await lag())).toEqual([0, 0]));
      await consumer.stop();
      await world().said('shipment-1', 'packed', 'shipped');
      await world().eventually(async () => expect((await lag())[TOPIC.wmsEvents]).toBe(2));
      await world().crash();
      expect((await lag())[TOPIC.wmsEvents]).toBe(2);
    });

    it('is none of a group that nobody ever joined', async () => {
      await world().happened('order-1', 'PaymentAuthorized', 'authorized');
      expect((await world().contentOf(PAYMENTS_TOPIC)).length).toBeLessThanOrEqual(1);
      expect(await world().transport.lagOf('nobody')).toEqual({});
    });
  });
}
