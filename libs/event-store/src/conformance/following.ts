import { FROM_START, NO_STREAM } from '../event-store.js';
import {
  ascending,
  collector,
  fact,
  facts,
  fill,
  harnessForEach,
  idsOf,
  positionsOf,
  readWhole,
  twoWriters,
  until,
  type CreateHarness,
} from './fixtures.js';

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
