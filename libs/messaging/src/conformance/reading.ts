import { TOPIC } from '@throughline/contracts';
import { MESSAGE_BYTES_MAX } from '../message-transport.js';
import { ORDERS_TOPIC, pause, tagOf, type World } from './world.js';

/** Publishing, and reading by cursor. */
export function describeReading(world: () => World): void {
  describe('publishing', () => {
    it('gives increasing offsets, in the order of the messages', async () => {
      const outgoing = ['a', 'b', 'c'].map((tag) => ({
        key: 'shipment-1',
        value: { tag },
        headers: { tag },
      }));
      const offsets = await world().transport.publish(TOPIC.wmsEvents, outgoing);
      const messages = await world().contentOf(TOPIC.wmsEvents);
      expect(messages.map(({ offset, value, headers }) => ({ offset, value, headers }))).toEqual(
        outgoing.map(({ value, headers }, at) => ({ offset: offsets[at], value, headers })),
      );
      expect([...offsets].sort((a, b) => Number(a) - Number(b))).toEqual(offsets);
    });

    it.each([
      ['a topic that shows the event store', ORDERS_TOPIC, 'topic-is-read-only'],
      ['a topic that is mapped from it', TOPIC.fulfillmentRequests, 'topic-is-read-only'],
      ['a topic that nobody declared', 'oms.no.such.topic', 'unknown-topic'],
    ])('is refused to %s', async (_, topic, code) => {
      const publishing = world().transport.publish(topic, [{ key: 'k', value: {} }]);
      await expect(publishing).rejects.toMatchObject({ name: 'RequestRefused', code });
    });

    it('takes a message up to the limit and refuses one byte more, with all that came along', async () => {
      const key = 'shipment-1';
      const largest = Buffer.alloc(MESSAGE_BYTES_MAX - key.length, ' ');
      const tooLarge = Buffer.alloc(MESSAGE_BYTES_MAX - key.length + 1, ' ');
      const { transport } = world();
      await expect(transport.publish(TOPIC.wmsEvents, [{ key, value: largest }])).resolves.toHaveLength(1);
      const refused = transport.publish(TOPIC.wmsEvents, [
        { key, value: {} },
        { key, value: tooLarge },
      ]);
      await expect(refused).rejects.toMatchObject({ code: 'message-too-large' });
      expect(await world().contentOf(TOPIC.wmsEvents)).toHaveLength(1);
    });
  });

  describe('reading by cursor', () => {
    it('goes on where the last answer ended, without a gap or a repeat', async () => {
      const { transport } = world();
      for (const id of ['o1', 'o2', 'o3', 'o4', 'o5']) await world().placed(id);
      const first = await transport.read(ORDERS_TOPIC, { limit: 2, waitMs: 0 });
      const second = await transport.read(ORDERS_TOPIC, { limit: 2, waitMs: 0, after: first.cursor });
      const third = await transport.read(ORDERS_TOPIC, { limit: 2, waitMs: 0, after: second.cursor });
      const fourth = await transport.read(ORDERS_TOPIC, { limit: 2, waitMs: 0, after: third.cursor });
      const read = [first, second, third, fourth].map(({ messages }) => messages.map(tagOf));
      expect(read.flat().sort()).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
      await world().placed('o6');
      const last = await transport.read(ORDERS_TOPIC, { limit: 2, waitMs: 2_000, after: fourth.cursor });
      expect(last.messages.map(tagOf)).toEqual(['o6']);
    });

    it.each([ORDERS_TOPIC, TOPIC.wmsEvents])('waits for the first message of %s', async (topic) => {
      const reading = world().transport.read(topic, { limit: 10, waitMs: 60_000 });
      await pause(20);
      await (topic === ORDERS_TOPIC ? world().placed('first') : world().said('shipment-1', 'first'));
      expect((await reading).messages.map(tagOf)).toEqual(['first']);
    });

    it('waits for the first message of a mapped topic, whatever else happens', async () => {
      const reading = world().transport.read(TOPIC.fulfillmentRequests, { limit: 10, waitMs: 60_000 });
      await world().placed('order-1');
      await world().happened('order-1', 'ShipmentReleased', 'released', { data: { reference: 'S1-1' } });
      expect((await reading).messages.map(({ key }) => key)).toEqual(['S1-1']);
    });

    it('answers without a message once the wait is over, with a cursor to go on from', async () => {
      const { transport } = world();
      const empty = await transport.read(ORDERS_TOPIC, { limit: 10, waitMs: 30 });
      expect(empty.messages).toEqual([]);
      await world().placed('order-1');
      const next = await transport.read(ORDERS_TOPIC, { limit: 10, waitMs: 2_000, after: empty.cursor });
      expect(next.messages.map(tagOf)).toEqual(['order-1']);
    });

    it('ends at once when it is aborted', async () => {
      const abort = new AbortController();
      const reading = world().transport.read(ORDERS_TOPIC, {
        limit: 10,
        waitMs: 60_000,
        signal: abort.signal,
      });
      await pause(10);
      abort.abort(new Error('the partner hung up'));
      await expect(reading).rejects.toThrow('the partner hung up');
    });

    it('shows bytes that are not JSON as bytes', async () => {
      await world().transport.publish(TOPIC.wmsEvents, [{ key: 'shipment-1', value: Buffer.from('{oops') }]);
      const [message] = await world().contentOf(TOPIC.wmsEvents);
      expect(message?.value).toBeUndefined();
      expect(Buffer.from(message?.bytes ?? []).toString()).toBe('{oops');
    });

    it('refuses a topic that nobody declared, and a cursor that no answer gave', async () => {
      const { transport } = world();
      const options = { limit: 1, waitMs: 0 };
      await expect(transport.read('oms.no.such.topic', options)).rejects.toMatchObject({
        code: 'unknown-topic',
      });
      const reading = transport.read(ORDERS_TOPIC, { ...options, after: "1' OR 1=1" });
      await expect(reading).rejects.toMatchObject({ name: 'RequestRefused', code: 'bad-cursor' });
    });
  });

  describe('consuming', () => {
    it.each([
      ['a topic that nobody declared', { topics: ['oms.no.such.topic'] }, 'unknown-topic'],
      ['a topic of dead letters', { topics: [`${ORDERS_TOPIC}.dead`] }, 'topic-is-not-consumed'],
      ['nothing', { topics: [] }, 'bad-consumer'],
      ['no key at a time', { inFlightMax: 0 }, 'bad-consumer'],
    ])('%s is refused', async (_, options, code) => {
      const consuming = world().consume({ ...options, handle: async () => undefined });
      await expect(consuming).rejects.toMatchObject({ name: 'RequestRefused', code });
    });
  });
}
