import {
  deadLetterTopicOf,
  retryTopicOf,
  TOPIC,
  type DeadLetter,
  type RetryMessage,
} from '@throughline/contracts';
import { PoisonMessage, TransientFault } from '@throughline/kernel';
import type { Message } from '../message-transport.js';
import { Gate, keysApart, ORDERS_TOPIC, tagOf, type World } from './world.js';

const ORDERS_DEAD = deadLetterTopicOf(ORDERS_TOPIC);
const WMS_DEAD = deadLetterTopicOf(TOPIC.wmsEvents);

const letterIn = (message: Message | undefined): DeadLetter => message?.value as DeadLetter;

/** What becomes of messages whose handler throws. */
export function describeFailures(world: () => World): void {
  describe('a message whose handler fails', () => {
    it('is delivered again until it is handled', async () => {
      const outcomes: string[] = [];
      const consumer = await world().consume({
        handle: async (message) => {
          outcomes.push(tagOf(message));
          if (outcomes.length < 3) throw new Error('not yet');
        },
      });
      await world().placed('order-1');
      await world().eventually(() => expect(outcomes).toEqual(['order-1', 'order-1', 'order-1']));
      expect(consumer.statistics()).toMatchObject({ retries: 2, deadLetters: 0 });
    });

    it('is not passed by the next message of its key', async () => {
      const handled: string[] = [];
      let tries = 0;
      await world().consume({
        topics: [TOPIC.wmsEvents],
        handle: async (message) => {
          tries += 1;
          if (tries < 3) throw new Error('not yet');
          handled.push(tagOf(message));
        },
      });
      await world().said('shipment-1', 'picked', 'packed');
      await world().eventually(() => expect(handled).toEqual(['picked', 'packed']));
    });

    it('is set aside after its last attempt, with where it came from and why', async () => {
      const seen: Message[] = [];
      const consumer = await world().consume({
        handle: async (message) => {
          seen.push(message);
          throw new Error('the ledger does not add up', { cause: new Error('minus one cup') });
        },
      });
      await world().placed('order-1');
      await world().eventually(() => expect(consumer.statistics().deadLetters).toBe(1));
      const letter = letterIn((await world().contentOf(ORDERS_DEAD))[0]);
      expect(seen).toHaveLength(3);
      expect(letter).toMatchObject({
        topic: ORDERS_TOPIC,
        partition: seen[0]?.partition,
        offset: seen[0]?.offset,
        group: 'conformance',
        key: 'order-1',
        reason: 'the ledger does not add up: minus one cup',
        attempts: 3,
      });
      expect(letter.stack).toMatch(/failures/);
      expect(JSON.parse(Buffer.from(letter.valueBase64, 'base64').toString())).toEqual(seen[0]?.value);
    });

    it('is set aside at once if trying again cannot help, and its neighbours go on', async () => {
      const handled: string[] = [];
      await world().consume({
        topics: [TOPIC.wmsEvents],
        handle: async (message) => {
          handled.push(tagOf(message));
          if (tagOf(message) === 'poison') throw new PoisonMessage('no such shipment');
        },
      });
      await world().said('shipment-1', 'before', 'poison', 'after');
      await world().eventually(() => expect(handled).toEqual(['before', 'poison', 'after']));
      const letters = await world().contentOf(WMS_DEAD);
      expect(letters.map((letter) => letterIn(letter).attempts)).toEqual([1]);
    });

    it('is tried for ever while the fault is transient, and keeps nobody else waiting', async () => {
      const [stuck = '', free = ''] = keysApart(2);
      const handled: string[] = [];
      let tries = 0;
      let isAway = true;
      const consumer = await world().consume({
        handle: async (message) => {
          if (message.key === stuck) tries += 1;
          if (message.key === stuck && isAway) throw new TransientFault('the gateway is away');
          handled.push(tagOf(message));
        },
      });
      await world().placed(stuck, free);
      await world().eventually(() => expect(tries).toBeGreaterThan(5));
      expect(handled).toEqual([free]);
      isAway = false;
      await world().eventually(() => expect(handled).toEqual([free, stuck]));
      expect(consumer.statistics().deadLetters).toBe(0);
    });

    it('is acknowledged only after its dead letter is stored and told', async () => {
      const gate = new Gate();
      const told: string[] = [];
      const handled: string[] = [];
      const handle = async (message: Message): Promise<void> => {
        handled.push(tagOf(message));
        throw new PoisonMessage('no such order');
      };
      const consumer = await world().consume({
        handle,
        onDeadLetter: async (letter, id) => {
          const stored = await world().contentOf(ORDERS_DEAD);
          expect(stored.map((message) => `${ORDERS_DEAD}/${message.offset}`)).toEqual([id]);
          told.push(`${letter.reason} ${letter.key}`);
          await gate.opened;
        },
      });
      await world().placed('order-1');
      await world().eventually(() => expect(told).toEqual(['no such order order-1']));
      expect(consumer.statistics().lag[ORDERS_TOPIC]).toBeGreaterThan(0);

      await world().crash();
      await world().consume({ handle });
      await world().eventually(() => expect(handled).toEqual(['order-1', 'order-1']));
      gate.release();
    });

    it('waits until its dead letter could be told, and is stored only once', async () => {
      let tellings = 0;
      const consumer = await world().consume({
        handle: () => Promise.reject(new PoisonMessage('no such order')),
        onDeadLetter: async () => {
          tellings += 1;
          if (tellings < 3) throw new Error('the order cannot be told yet');
        },
      });
      await world().placed('order-1');
      await world().eventually(() => expect(consumer.statistics().deadLetters).toBe(1));
      expect(tellings).toBe(3);
      expect(await world().contentOf(ORDERS_DEAD)).toHaveLength(1);
    });
  });

  describe('bytes that are not JSON', () => {
    it('are set aside as they came, and their neighbours go on', async () => {
      const garbage = Buffer.from([0x7b, 0xff, 0x00, 0x22]);
      const handled: string[] = [];
      await world().consume({
        topics: [TOPIC.wmsEvents],
        handle: async (message) => void handled.push(tagOf(message)),
      });
      await world().transport.publish(TOPIC.wmsEvents, [
        { key: 'shipment-1', value: { tag: 'before' } },
        { key: 'shipment-1', value: garbage, headers: { 'content-type': 'text/plain' } },
        { key: 'shipment-1', value: { tag: 'after' } },
      ]);
      await world().eventually(() => expect(handled).toEqual(['before', 'after']));
      const [message] = await world().contentOf(WMS_DEAD);
      expect(letterIn(message)).toMatchObject({
        topic: TOPIC.wmsEvents,
        valueBase64: garbage.toString('base64'),
        headers: { 'content-type': 'text/plain' },
      });
      expect(letterIn(message).reason).toMatch(/^the value is not JSON/);
    });
  });

  describe('a dead letter that is sent back', () => {
    const topics = [TOPIC.wmsEvents, retryTopicOf('fulfillment')];

    async function sendBack(): Promise<string> {
      const [message] = await world().contentOf(WMS_DEAD);
      const deadLetterId = `${WMS_DEAD}/${message?.offset}`;
      const retry: RetryMessage = { deadLetterId, letter: letterIn(message), requestedBy: 'person:anna' };
      await world().transport.publish(retryTopicOf('fulfillment'), [{ key: 'shipment-1', value: retry }]);
      return deadLetterId;
    }

    it('is handled as the original message', async () => {
      const handled: Message[] = [];
      await world().consume({
        topics,
        handle: async (message) => {
          handled.push(message);
          if (handled.length === 1) throw new PoisonMessage('no such shipment');
        },
      });
      await world().said('shipment-1', 'shipped');
      await world().eventually(async () => expect(await world().contentOf(WMS_DEAD)).toHaveLength(1));
      const deadLetterId = await sendBack();
      await world().eventually(() => expect(handled).toHaveLength(2));
      const { topic, key, offset, value } = handled[0] as Message;
      expect(handled[1]).toMatchObject({
        topic,
        key,
        offset,
        value,
        headers: { 'retried-from': deadLetterId },
      });
    });

    it('is set aside under its own topic again if it fails again', async () => {
      await world().consume({ topics, handle: () => Promise.reject(new PoisonMessage('no such shipment')) });
      await world().said('shipment-1', 'shipped');
      await world().eventually(async () => expect(await world().contentOf(WMS_DEAD)).toHaveLength(1));
      const deadLetterId = await sendBack();
      await world().eventually(async () => expect(await world().contentOf(WMS_DEAD)).toHaveLength(2));
      const [first, second] = (await world().contentOf(WMS_DEAD)).map(letterIn);
      expect(second).toMatchObject({ topic: TOPIC.wmsEvents, offset: first?.offset, key: 'shipment-1' });
      expect(second?.valueBase64).toBe(first?.valueBase64);
      expect(second?.headers).toEqual({ 'retried-from': deadLetterId });
    });
  });
}
