import { TOPIC } from '@throughline/contracts';
import type { Consumer, Message } from '../message-transport.js';
import { Gate, keysApart, ORDERS_TOPIC, pause, tagOf, type World } from './world.js';

const orderIds = (count: number): string[] => Array.from({ length: count }, (_, n) => `order-${n}`);

/** Nothing is lost when members come, go and die. */
export function describeRestarts(world: () => World): void {
  describe('a crash', () => {
    it('skips nothing that was in flight, though later messages were done', async () => {
      const [stuck = '', ...others] = keysApart(8);
      const never = new Gate();
      const before: string[] = [];
      await world().consume({
        handle: async (message) => {
          if (message.key === stuck) await never.opened;
          before.push(tagOf(message));
        },
      });
      await world().placed(stuck);
      await world().placed(...others);
      await world().eventually(() => expect([...before].sort()).toEqual([...others].sort()));
      await pause(50);
      await world().crash();

      const after: string[] = [];
      await world().consume({ handle: async (message) => void after.push(tagOf(message)) });
      await world().eventually(() => expect(after).toContain(stuck));
      never.release();
    });

    it('loses no message that was published', async () => {
      const offsets = await world().transport.publish(TOPIC.wmsEvents, [
        { key: 's1', value: { tag: 'picked' } },
      ]);
      await world().crash();
      const messages = await world().contentOf(TOPIC.wmsEvents);
      expect(messages.map(({ offset }) => offset)).toEqual(offsets);
      expect(messages.map(tagOf)).toEqual(['picked']);
    });

    it('repeats at most what was not acknowledged in time', async () => {
      const earlier: string[] = [];
      const before = await world().consume({ handle: async (message) => void earlier.push(tagOf(message)) });
      await world().placed('order-1', 'order-2');
      await world().eventually(() => expect([...earlier].sort()).toEqual(['order-1', 'order-2']));
      await before.stop();
      await world().crash();

      const after: string[] = [];
      await world().consume({ handle: async (message) => void after.push(tagOf(message)) });
      await world().placed('order-3');
      await world().eventually(() => expect(after).toEqual(['order-3']));
    });
  });

  describe('stopping', () => {
    it('lets the messages in flight end, takes no more, and loses none', async () => {
      const gate = new Gate();
      const begun: string[] = [];
      const ended: string[] = [];
      const handle = async (message: Message): Promise<void> => {
        begun.push(tagOf(message));
        await gate.opened;
        ended.push(tagOf(message));
      };
      const ids = keysApart(10);
      const consumer = await world().consume({ inFlightMax: 4, handle });
      await world().placed(...ids);
      await world().eventually(() => expect(begun).toHaveLength(4));
      let isStopped = false;
      const stopped = consumer.stop().then(() => (isStopped = true));
      await pause(20);
      expect(isStopped).toBe(false);
      gate.release();
      await stopped;
      expect([...ended].sort()).toEqual([...begun].sort());
      expect(begun).toHaveLength(4);

      await world().consume({ handle });
      await world().eventually(() => expect([...new Set(ended)].sort()).toEqual([...ids].sort()));
    });

    it('does not wait for a message that is to be tried again', async () => {
      let tries = 0;
      const consumer = await world().consume({
        retry: { attemptsMax: 5, backoffMs: 60_000, backoffMsMax: 60_000 },
        handle: async () => {
          tries += 1;
          throw new Error('not yet');
        },
      });
      await world().placed('order-1');
      await world().eventually(() => expect(consumer.statistics().paused).toBe(1));
      await consumer.stop();

      const handled: string[] = [];
      await world().consume({ handle: async (message) => void handled.push(tagOf(message)) });
      await world().eventually(() => expect(handled).toEqual(['order-1']));
      expect(tries).toBe(1);
    });
  });

  describe('two members of a group', () => {
    /** Fails if a key is ever handled by two at once. */
    function shared() {
      const running = new Set<string>();
      const handledBy = new Map<string, string[]>();
      const problems: string[] = [];
      const member = (name: string) => ({
        inFlightMax: 3,
        handle: async (message: Message): Promise<void> => {
          const key = message.key ?? '';
          if (running.has(key)) problems.push(`${key} is handled twice at once`);
          running.add(key);
          await pause(2);
          running.delete(key);
          handledBy.set(tagOf(message), [...(handledBy.get(tagOf(message)) ?? []), name]);
        },
      });
      return { member, handledBy, problems };
    }

    const ownersOf = (key: string, members: readonly Consumer[]): number =>
      members.filter((member) => member.owns(ORDERS_TOPIC, key)).length;

    it('share the keys, and each key has one owner', async () => {
      const { member, handledBy, problems } = shared();
      const members = [await world().consume(member('anna')), await world().consume(member('ben'))];
      const ids = orderIds(60);
      await world().eventually(() =>
        expect(ids.map((id) => ownersOf(id, members))).toEqual(ids.map(() => 1)),
      );
      await world().placed(...ids);
      await world().eventually(() => expect(handledBy.size).toBe(60));
      expect(new Set([...handledBy.values()].flat())).toEqual(new Set(['anna', 'ben']));
      expect(problems).toEqual([]);
    });

    it('take over what waits for a member that stops', async () => {
      const { member, handledBy, problems } = shared();
      const anna = await world().consume(member('anna'));
      await world().consume(member('ben'));
      await world().placed(...orderIds(80));
      await world().eventually(() => expect(new Set([...handledBy.values()].flat()).size).toBe(2));
      await anna.stop();
      await world().eventually(() => expect(handledBy.size).toBe(80));
      expect(problems).toEqual([]);
    });

    it('hand over to each other without a loss, and never handle one key at once', async () => {
      const { member, handledBy, problems } = shared();
      const ids = orderIds(40);
      const anna = await world().consume(member('anna'));
      for (const id of ids) await world().placed(id);
      const ben = await world().consume(member('ben'));
      for (const id of ids) await world().happened(id, 'OrderHeld', `${id} held`);
      await anna.stop();
      for (const id of ids) await world().happened(id, 'OrderHoldReleased', `${id} released`);
      await world().eventually(() => expect(handledBy.size).toBe(120));
      expect(problems).toEqual([]);
      const last = ids.map((id) => handledBy.get(`${id} released`));
      expect(last.flat()).not.toContain('anna');
      expect(ids.map((id) => ownersOf(id, [ben]))).toEqual(ids.map(() => 1));
      expect(ids.map((id) => ownersOf(id, [anna]))).toEqual(ids.map(() => 0));
    });
  });
}
