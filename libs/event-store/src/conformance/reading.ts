import type { EventType } from '@throughline/contracts';
import { FROM_START, NO_STREAM } from '../event-store.js';
import {
  ascending,
  facts,
  fill,
  harnessForEach,
  positionsOf,
  readWhole,
  twoWriters,
  type CreateHarness,
} from './fixtures.js';

export const describeOrderOfAll = (createHarness: CreateHarness): void =>
  describe("the store's own order", () => {
    const harness = harnessForEach(createHarness);

    it('is empty at first', async () => {
      const { store } = harness();
      expect(await store.head()).toBe(FROM_START);
      expect(await store.readAll({ after: FROM_START, limit: 10 })).toEqual({
        events: [],
        position: FROM_START,
        isHead: true,
      });
    });

    it('is the order of the commits: what was acknowledged before stands before', async () => {
      const [one, other] = await twoWriters(harness());
      const stored = [];
      for (let turn = 0; turn < 10; turn += 1) {
        stored.push(...(await (turn % 2 ? one : other)!.append(`order-${turn}`, NO_STREAM, facts(2))));
      }
      expect(positionsOf(stored)).toEqual(ascending(positionsOf(stored)));
      expect(await readWhole(harness().store)).toEqual(stored);
    });

    it('holds each event once, whoever appended at once, and each stream in its order', async () => {
      const [one, other] = await twoWriters(harness());
      const streams = Array.from({ length: 20 }, (_, index) => `order-${index}`);
      await Promise.all(streams.map((stream, index) => fill((index % 2 ? one : other)!, stream, 25)));
      const all = await readWhole(harness().store, 7);
      expect(all).toHaveLength(500);
      expect(positionsOf(all)).toEqual(ascending(positionsOf(all)));
      for (const stream of streams) {
        const revisions = all.filter((event) => event.stream === stream).map(({ revision }) => revision);
        expect(revisions).toEqual(Array.from({ length: 25 }, (_, index) => index));
      }
    });

    it('is the same after a restart, and goes on behind its end', async () => {
      const before = await fill(harness().store, 'order-1', 20);
      const store = await harness().reopen();
      expect(await store.head()).toBe(before.at(-1)?.position);
      const [next] = await store.append('order-2', NO_STREAM, facts(1));
      expect(next?.position).toBeGreaterThan(before.at(-1)?.position ?? 0);
      expect(await readWhole(store)).toEqual([...before, next]);
    });
  });

export const describeSlices = (createHarness: CreateHarness): void =>
  describe('a slice of the whole', () => {
    const harness = harnessForEach(createHarness);

    it.each(['fresh', 'after a restart'])('ends at the limit and says where to go on: %s', async (when) => {
      const stored = await fill(harness().store, 'order-1', 10);
      const store = when === 'fresh' ? harness().store : await harness().reopen();
      const first = await store.readAll({ after: FROM_START, limit: 4 });
      expect(first).toEqual({ events: stored.slice(0, 4), position: stored[3]?.position, isHead: false });
      const second = await store.readAll({ after: first.position, limit: 4 });
      expect(second).toEqual({ events: stored.slice(4, 8), position: stored[7]?.position, isHead: false });
      const third = await store.readAll({ after: second.position, limit: 4 });
      expect(third).toEqual({ events: stored.slice(8), position: await store.head(), isHead: true });
    });

    it('is empty behind the head, and does not lead back', async () => {
      const { store } = harness();
      await fill(store, 'order-1', 3);
      const head = await store.head();
      expect(await store.readAll({ after: head, limit: 4 })).toEqual({
        events: [],
        position: head,
        isHead: true,
      });
      const beyond = await store.readAll({ after: head + 5, limit: 4 });
      expect(beyond).toEqual({ events: [], position: head + 5, isHead: true });
    });

    it('is refused without a place or a limit', async () => {
      const { store } = harness();
      await expect(store.readAll({ after: Number.NaN, limit: 4 })).rejects.toThrow('no position');
      await expect(store.readAll({ after: -1, limit: 4 })).rejects.toThrow('no position');
      await expect(store.readAll({ after: FROM_START, limit: 0 })).rejects.toThrow('at least 1');
    });
  });

const only = (...types: EventType[]): ReadonlySet<EventType> => new Set(types);

export const describeTypes = (createHarness: CreateHarness): void =>
  describe('reading certain types only', () => {
    const harness = harnessForEach(createHarness);

    it.each(['fresh', 'after a restart'])('leaves out the others and passes them: %s', async (when) => {
      const first = await fill(harness().store, 'order-1', 2, 'OrderCancelled');
      await fill(harness().store, 'order-2', 3, 'OrderHeld');
      const last = await fill(harness().store, 'order-3', 2, 'OrderCancelled');
      await fill(harness().store, 'order-4', 3, 'OrderHeld');
      const store = when === 'fresh' ? harness().store : await harness().reopen();
      const types = only('OrderCancelled', 'OrderUnroutable');
      const slice = await store.readAll({ after: FROM_START, limit: 3, types });
      expect(slice).toEqual({ events: [...first, last[0]], position: last[0]?.position, isHead: false });
      const rest = await store.readAll({ after: slice.position, limit: 3, types });
      expect(rest).toEqual({ events: last.slice(1), position: await store.head(), isHead: true });
    });

    it.each(['fresh', 'after a restart'])('gets to the head where no event matches: %s', async (when) => {
      await fill(harness().store, 'order-1', 3_000);
      const store = when === 'fresh' ? harness().store : await harness().reopen();
      for (const types of [only('OrderCancelled'), only()]) {
        let slice = await store.readAll({ after: FROM_START, limit: 10, types });
        while (!slice.isHead) {
          const next = await store.readAll({ after: slice.position, limit: 10, types });
          expect(next.position).toBeGreaterThan(slice.position);
          slice = next;
        }
        expect(slice).toEqual({ events: [], position: await store.head(), isHead: true });
      }
    });
  });
