import { FROM_START, NO_STREAM, type AllSlice } from '../event-store.js';
import {
  collector,
  facts,
  fill,
  harnessForEach,
  idsOf,
  pause,
  until,
  type CreateHarness,
} from './fixtures.js';

export const describeFaultyHandlers = (createHarness: CreateHarness): void =>
  describe('a batch whose handling throws', () => {
    const harness = harnessForEach(createHarness);

    it('is given again until it passes, and nothing behind it before', async () => {
      const { store } = harness();
      const stored = await fill(store, 'order-1', 6);
      const given: string[][] = [];
      const retries: unknown[] = [];
      const handle = async ({ events }: AllSlice): Promise<void> => {
        given.push(idsOf(events));
        if (given.length === 2 || given.length === 3) throw new Error(`away ${given.length}`);
      };
      const onRetry = (error: unknown, attempt: number): unknown => retries.push([String(error), attempt]);
      const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 2, onRetry }, handle);
      await until('all were given', () => given.length >= 5);
      await subscription.stop();
      const [first, second, third] = [stored.slice(0, 2), stored.slice(2, 4), stored.slice(4)].map(idsOf);
      expect(given).toEqual([first, second, second, second, third]);
      expect(retries).toEqual([
        ['Error: away 2', 1],
        ['Error: away 3', 2],
      ]);
    });

    it('counts as one that throws when it fails at once', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 1);
      let calls = 0;
      const handle = (): Promise<void> => {
        calls += 1;
        if (calls === 1) throw new Error('at once');
        return Promise.resolve();
      };
      const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 2 }, handle);
      await until('it was given again', () => calls >= 2);
      await subscription.stop();
    });
  });

/** Well below any poll, and below the pause after a fourth failure. */
const PROMPT_MS = 300;

const durationMsOf = async (work: Promise<void>): Promise<number> => {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
};

export const describeStopping = (createHarness: CreateHarness): void =>
  describe('stopping a subscription', () => {
    const harness = harnessForEach(createHarness);

    it('lets the batch in hand end and gives no other', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 10);
      let begun = 0;
      let ended = 0;
      const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 2 }, async () => {
        begun += 1;
        await pause(30);
        ended += 1;
      });
      await until('a batch is in hand', () => begun === 1);
      await subscription.stop();
      expect([begun, ended]).toEqual([1, 1]);
      await store.append('order-2', NO_STREAM, facts(1));
      await pause(30);
      expect(begun).toBe(1);
    });

    it('does not wait for news, nor for the pause after a failure', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 1);
      const seen = collector();
      const waiting = store.subscribe({ after: FROM_START, batchSizeMax: 2 }, seen.handle);
      await until('it waits for news', () => seen.events.length === 1);
      expect(await durationMsOf(waiting.stop())).toBeLessThan(PROMPT_MS);
      let failures = 0;
      const failing = store.subscribe(
        { after: FROM_START, batchSizeMax: 2, onRetry: () => (failures += 1) },
        () => Promise.reject(new Error('away')),
      );
      await until('the pause is long', () => failures === 4);
      expect(await durationMsOf(failing.stop())).toBeLessThan(PROMPT_MS);
    });

    it('is done for all by closing the store', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 10);
      const seen = collector();
      store.subscribe({ after: FROM_START, batchSizeMax: 2 }, async (slice) => {
        await pause(30);
        await seen.handle(slice);
      });
      await until('it is at work', () => seen.slices.length === 1);
      await pause(5);
      await store.close();
      const given = seen.slices.length;
      await expect(store.append('order-1', 9, facts(1))).rejects.toMatchObject({ name: 'TransientFault' });
      await expect(store.readStream('order-1')).rejects.toMatchObject({ name: 'TransientFault' });
      await expect(store.head()).rejects.toMatchObject({ name: 'TransientFault' });
      await pause(60);
      expect(seen.slices).toHaveLength(given);
    });
  });

export const describeHints = (createHarness: CreateHarness): void =>
  describe('the hint that something was appended', () => {
    const harness = harnessForEach(createHarness);

    it('comes when the event can be read, until nobody wants it', async () => {
      const { store } = harness();
      const heads: Promise<number>[] = [];
      const stopListening = store.onAppended(() => heads.push(store.head()));
      const [event] = await store.append('order-1', NO_STREAM, facts(1));
      await until('the hint came', () => heads.length > 0);
      expect(await heads.at(-1)).toBe(event?.position);
      stopListening();
      const before = heads.length;
      await store.append('order-1', 0, facts(1));
      await pause(30);
      expect(heads).toHaveLength(before);
    });

    it('does not come for an append that was refused', async () => {
      const { store } = harness();
      let hints = 0;
      store.onAppended(() => (hints += 1));
      await expect(store.append('order-1', 5, facts(1))).rejects.toMatchObject({ name: 'StreamMovedOn' });
      await pause(30);
      expect(hints).toBe(0);
    });
  });
