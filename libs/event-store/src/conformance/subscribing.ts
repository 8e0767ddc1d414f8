import type { StoredEvent } from '@throughline/contracts';
import { FROM_START, NO_STREAM, type AllSlice } from '../event-store.js';
import {
  ascending,
  fact,
  facts,
  fill,
  harnessForEach,
  idsOf,
  pause,
  positionsOf,
  readWhole,
  twoWriters,
  until,
  type CreateHarness,
} from './fixtures.js';

/** A subscriber that keeps what it was given. */
const collector = () => {
  const slices: AllSlice[] = [];
  const events: StoredEvent[] = [];
  const handle = async (slice: AllSlice): Promise<void> => {
    slices.push(slice);
    events.push(...slice.events);
  };
  return { slices, events, handle, position: () => slices.at(-1)?.position ?? FROM_START };
};

export const describeFollowing = (createHarness: CreateHarness): void =>
  describe('a subscriber', () => {
    const harness = harnessForEach(createHarness);

    it('gets all events since the start, then those that come, in order and once', async () => {
      const { store } = harness();
      const stored = await fill(store, 'order-1', 25);
      const seen = collector();
      const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 10 }, seen.handle);
      await until('the past was given', () => seen.events.length >= 25);
      stored.push(...(await fill(store, 'order-2', 5)));
      await until('the news were given', () => seen.events.length >= 30);
      await subscription.stop();
      expect(seen.events).toEqual(stored);
      expect(Math.max(...seen.slices.map(({ events }) => events.length))).toBeLessThanOrEqual(10);
    });

    it('begins behind the position it names', async () => {
      const { store } = harness();
      const stored = await fill(store, 'order-1', 10);
      const seen = collector();
      const subscription = store.subscribe(
        { after: stored[6]?.position ?? 0, batchSizeMax: 10 },
        seen.handle,
      );
      await until('the rest was given', () => seen.events.length >= 3);
      await subscription.stop();
      expect(seen.events).toEqual(stored.slice(7));
    });

    it('goes on where it was after a restart', async () => {
      const stored = await fill(harness().store, 'order-1', 10);
      const before = collector();
      const first = harness().store.subscribe({ after: FROM_START, batchSizeMax: 4 }, before.handle);
      await until('some were given', () => before.events.length >= 4);
      await first.stop();
      const store = await harness().reopen();
      const after = collector();
      const second = store.subscribe({ after: before.position(), batchSizeMax: 4 }, after.handle);
      await until('the rest was given', () => before.events.length + after.events.length >= 10);
      await second.stop();
      expect([...before.events, ...after.events]).toEqual(stored);
    });

    it('is not held up by a slower one', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 10);
      let letGo = (): void => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const slow = store.subscribe({ after: FROM_START, batchSizeMax: 1 }, () => held);
      const seen = collector();
      const fast = store.subscribe({ after: FROM_START, batchSizeMax: 1 }, seen.handle);
      await until('the fast one is done', () => seen.events.length >= 10);
      letGo();
      await Promise.all([slow.stop(), fast.stop()]);
    });
  });

export const describeTypedSubscribers = (createHarness: CreateHarness): void =>
  describe('a subscriber of certain types', () => {
    const harness = harnessForEach(createHarness);

    it('gets those only, and still learns how far it has come', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 5, 'OrderHeld');
      const wanted = await fill(store, 'order-2', 2, 'OrderCancelled');
      await fill(store, 'order-3', 5, 'OrderHeld');
      const seen = collector();
      const types = new Set(['OrderCancelled'] as const);
      const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 10, types }, seen.handle);
      const head = await store.head();
      await until('the head was reached', () => seen.position() === head);
      const [next] = await store.append('order-4', NO_STREAM, facts(1, 'OrderHeld'));
      await until('the position moved on without an event', () => seen.position() === next?.position);
      await subscription.stop();
      expect(seen.events).toEqual(wanted);
    });
  });

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

    it('does not wait for a pause to end, nor for news', async () => {
      const { store } = harness();
      const startedAt = Date.now();
      await store.subscribe({ after: FROM_START, batchSizeMax: 2 }, () => Promise.resolve()).stop();
      await fill(store, 'order-1', 1);
      let failures = 0;
      const failing = store.subscribe(
        { after: FROM_START, batchSizeMax: 2, onRetry: () => (failures += 1) },
        () => Promise.reject(new Error('away')),
      );
      await until('the pauses are long', () => failures === 4);
      await failing.stop();
      expect(Date.now() - startedAt).toBeLessThan(1_400);
    });

    it('is done for all by closing the store', async () => {
      const { store } = harness();
      const seen = collector();
      store.subscribe({ after: FROM_START, batchSizeMax: 2 }, seen.handle);
      await fill(store, 'order-1', 1);
      await until('it was given', () => seen.events.length === 1);
      await store.close();
      await expect(store.append('order-1', 0, facts(1))).rejects.toMatchObject({ name: 'TransientFault' });
      await expect(store.readStream('order-1')).rejects.toMatchObject({ name: 'TransientFault' });
      await expect(store.head()).rejects.toMatchObject({ name: 'TransientFault' });
    });
  });

const SLOW_EVENTS = 400;
const SLOW_APPENDS = 6;
const QUICK_APPENDERS = 8;
const QUICK_EVENTS = 60;

export const describeSlowAppenders = (createHarness: CreateHarness): void =>
  describe('a slow appender', () => {
    const harness = harnessForEach(createHarness);

    it('never makes a subscriber skip an event', async () => {
      const [one, other] = await twoWriters(harness());
      const seen = collector();
      const subscription = harness().store.subscribe({ after: FROM_START, batchSizeMax: 50 }, seen.handle);
      const large = 'x'.repeat(2_000);
      const slow = async (): Promise<void> => {
        for (let turn = 0; turn < SLOW_APPENDS; turn += 1) {
          const events = Array.from({ length: SLOW_EVENTS }, () => fact({ large }));
          await one?.append(`payload-${turn}`, NO_STREAM, events);
        }
      };
      const quick = async (_: unknown, index: number): Promise<void> => {
        for (let turn = 0; turn < QUICK_EVENTS; turn += 1) {
          await (index % 2 ? one : other)?.append(`order-${index}`, NO_STREAM + turn, [fact()]);
        }
      };
      await Promise.all([slow(), ...Array.from({ length: QUICK_APPENDERS }, quick)]);
      const total = SLOW_APPENDS * SLOW_EVENTS + QUICK_APPENDERS * QUICK_EVENTS;
      await until('all were given', () => seen.events.length >= total);
      await subscription.stop();
      expect(positionsOf(seen.events)).toEqual(ascending(positionsOf(seen.events)));
      expect(idsOf(seen.events)).toEqual(idsOf(await readWhole(harness().store, 500)));
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
