import { TOPIC } from '@throughline/contracts';
import { Gate, keysApart, ORDERS_TOPIC, pause, PAYMENTS_TOPIC, tagOf, type World } from './world.js';

/** Order per key, and no order beyond it. */
export function describeOrdering(world: () => World): void {
  describe('order', () => {
    it('is kept for the messages of a key', async () => {
      const handled: string[] = [];
      await world().consume({
        topics: [TOPIC.wmsEvents],
        handle: async (message) => {
          await pause(Math.random() * 4);
          handled.push(tagOf(message));
        },
      });
      const tags = Array.from({ length: 30 }, (_, n) => `said-${n}`);
      await world().said('shipment-1', ...tags);
      await world().eventually(() => expect(handled).toEqual(tags));
    });

    it('is kept for the facts of an order, one at a time', async () => {
      const handled: string[] = [];
      let running = 0;
      await world().consume({
        handle: async (message) => {
          running += 1;
          expect(running).toBe(1);
          await pause(1);
          handled.push(tagOf(message));
          running -= 1;
        },
      });
      const tags = Array.from({ length: 20 }, (_, n) => `held-${n}`);
      for (const tag of tags) await world().happened('order-1', 'OrderHeld', tag);
      await world().eventually(() => expect(handled).toEqual(tags));
    });

    it('does not make keys wait for each other', async () => {
      const [slow = '', quick = ''] = keysApart(2);
      const gate = new Gate();
      const handled: string[] = [];
      await world().consume({
        handle: async (message) => {
          if (message.key === slow) await gate.opened;
          handled.push(tagOf(message));
        },
      });
      await world().placed(slow, quick);
      await world().eventually(() => expect(handled).toEqual([quick]));
      gate.release();
      await world().eventually(() => expect(handled).toEqual([quick, slow]));
    });

    it('lets no more keys run at once than the consumer allows', async () => {
      const keys = keysApart(6);
      let running = 0;
      let most = 0;
      let ended = 0;
      await world().consume({
        inFlightMax: 3,
        handle: async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(10);
          running -= 1;
          ended += 1;
        },
      });
      await world().placed(...keys);
      await world().eventually(() => expect(ended).toBe(6));
      expect(most).toBe(3);
    });
  });

  describe('a topic', () => {
    it('is read from its beginning by a new group', async () => {
      await world().placed('order-1');
      const handled: string[] = [];
      await world().consume({
        group: 'newcomer',
        handle: async (message) => void handled.push(tagOf(message)),
      });
      await world().eventually(() => expect(handled).toEqual(['order-1']));
    });

    it('is read from its beginning by a group that added it later', async () => {
      await world().placed('order-1');
      await world().happened('order-1', 'PaymentAuthorized', 'paid-1');
      const earlier: string[] = [];
      const before = await world().consume({ handle: async (message) => void earlier.push(tagOf(message)) });
      await world().eventually(() => expect(earlier).toEqual(['order-1']));
      await before.stop();

      const handled: string[] = [];
      const topics = [ORDERS_TOPIC, PAYMENTS_TOPIC];
      await world().consume({ topics, handle: async (message) => void handled.push(tagOf(message)) });
      await world().placed('order-2');
      await world().eventually(() => expect([...handled].sort()).toEqual(['order-2', 'paid-1']));
    });

    it('is handed to every group', async () => {
      const handled: string[] = [];
      for (const group of ['first', 'second']) {
        await world().consume({
          group,
          handle: async (message) => void handled.push(`${group} ${tagOf(message)}`),
        });
      }
      await world().placed('order-1');
      await world().eventually(() =>
        expect([...handled].sort()).toEqual(['first order-1', 'second order-1']),
      );
    });

    it('gives only the event types that the consumer wants', async () => {
      const handled: string[] = [];
      await world().consume({
        types: new Set(['OrderHeld']),
        handle: async (message) => void handled.push(tagOf(message)),
      });
      await world().placed('order-1');
      await world().happened('order-1', 'OrderHeld', 'held-1');
      await world().happened('order-1', 'OrderHoldReleased', 'released-1');
      await world().happened('order-1', 'OrderHeld', 'held-2');
      await world().eventually(() => expect(handled).toEqual(['held-1', 'held-2']));
    });

    it('of relayed events carries the stored event under its key', async () => {
      await world().placed('order-1');
      const [message] = await world().contentOf(ORDERS_TOPIC);
      expect(message).toMatchObject({
        topic: ORDERS_TOPIC,
        key: 'order-1',
        value: { type: 'OrderPlaced', stream: 'order-order-1', revision: 0, correlationId: 'order-1' },
      });
    });

    it('that is mapped carries what partners are shown, and nothing else', async () => {
      const data = { reference: 'S1-1', orderNumber: '1071', locationId: 'berlin', lines: [] };
      const personal = { personId: 'p1', email: 'ada@example.com' };
      const handled: unknown[] = [];
      await world().consume({
        topics: [TOPIC.fulfillmentRequests],
        types: new Set(),
        handle: async ({ key, value }) => void handled.push({ key, value }),
      });
      await world().placed('order-1');
      await world().happened('order-1', 'ShipmentReleased', 'released', { data, personal });
      const value = expect.objectContaining({
        reference: 'S1-1',
        locationId: 'berlin',
        email: 'ada@example.com',
      });
      await world().eventually(() => expect(handled).toEqual([{ key: 'S1-1', value }]));
      expect(handled[0]).not.toHaveProperty('value.personId');
      expect(handled[0]).not.toHaveProperty('value.stream');
    });
  });
}
