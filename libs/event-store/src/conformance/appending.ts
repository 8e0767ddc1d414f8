import { StreamMovedOn } from '@throughline/kernel';
import { NO_STREAM, type EventStore } from '../event-store.js';
import {
  fact,
  facts,
  harnessForEach,
  idsOf,
  isFirst,
  readWhole,
  twoWriters,
  type CreateHarness,
} from './fixtures.js';

export const describeAppending = (createHarness: CreateHarness): void =>
  describe('appending', () => {
    const harness = harnessForEach(createHarness);

    it('begins a stream at revision 0 and counts on without gaps', async () => {
      const { store } = harness();
      const first = await store.append('order-1', NO_STREAM, facts(2));
      const second = await store.append('order-1', 1, facts(1));
      expect([...first, ...second].map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    it('answers with the events as every reader finds them', async () => {
      const { store } = harness();
      const event = fact({ reason: 'address' });
      const appended = await store.append('order-1', NO_STREAM, [event]);
      expect(appended).toEqual([
        {
          ...event,
          stream: 'order-1',
          revision: 0,
          position: await store.head(),
          recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        },
      ]);
      expect(await store.readStream('order-1')).toEqual(appended);
      expect(await readWhole(store)).toEqual(appended);
    });

    it('stores all events of an append or none', async () => {
      const { store } = harness();
      const unstorable = fact({ amountMinor: 10n });
      await expect(store.append('order-1', NO_STREAM, [...facts(2), unstorable])).rejects.toThrow(/BigInt/);
      await expect(store.append('order-1', 0, facts(3))).rejects.toBeInstanceOf(StreamMovedOn);
      expect(await readWhole(store)).toEqual([]);
    });

    it('takes no append without events, and no revision that is none', async () => {
      const { store } = harness();
      await expect(store.append('order-1', NO_STREAM, [])).rejects.toThrow('without events');
      await expect(store.append('order-1', Number.NaN, facts(1))).rejects.toThrow('no revision');
      await expect(store.append('order-1', -2, facts(1))).rejects.toThrow('no revision');
    });

    it('sets aside what no store could hold', async () => {
      const { store } = harness();
      const asPoison = { name: 'PoisonMessage' };
      await expect(store.append('stock-a\u0000b', NO_STREAM, facts(1))).rejects.toMatchObject(asPoison);
      await expect(store.append('', NO_STREAM, facts(1))).rejects.toMatchObject(asPoison);
      await expect(store.append(`stock-${'x'.repeat(600)}`, NO_STREAM, facts(1))).rejects.toMatchObject(
        asPoison,
      );
      await expect(store.append('order-1', NO_STREAM, facts(1001))).rejects.toMatchObject(asPoison);
      expect(await store.append('order-1', NO_STREAM, facts(1000))).toHaveLength(1000);
    });
  });

export const describeExpectedRevision = (createHarness: CreateHarness): void =>
  describe('the expected revision', () => {
    const harness = harnessForEach(createHarness);

    it('is refused with what was expected and what was found', async () => {
      const { store } = harness();
      await store.append('order-1', NO_STREAM, facts(3));
      const found = { name: 'StreamMovedOn', stream: 'order-1', actualRevision: 2 };
      for (const expectedRevision of [NO_STREAM, 0, 1, 3, 9]) {
        await expect(store.append('order-1', expectedRevision, facts(1))).rejects.toMatchObject({
          ...found,
          expectedRevision,
        });
      }
      expect(await store.readStream('order-1')).toHaveLength(3);
    });

    it('is refused for a stream that has not begun', async () => {
      const { store } = harness();
      await expect(store.append('order-1', 0, facts(1))).rejects.toMatchObject({
        name: 'StreamMovedOn',
        actualRevision: NO_STREAM,
      });
    });

    it('counts for each stream apart', async () => {
      const { store } = harness();
      await store.append('order-1', NO_STREAM, facts(2));
      await store.append('order-2', NO_STREAM, facts(1));
      await store.append('order-1', 1, facts(1));
      await expect(store.append('order-2', 1, facts(1))).rejects.toBeInstanceOf(StreamMovedOn);
    });

    it('still holds after a restart', async () => {
      await harness().store.append('order-1', NO_STREAM, facts(2));
      const store = await harness().reopen();
      await expect(store.append('order-1', NO_STREAM, facts(1))).rejects.toBeInstanceOf(StreamMovedOn);
      await expect(store.append('order-1', 0, facts(1))).rejects.toBeInstanceOf(StreamMovedOn);
      expect(await store.append('order-1', 1, facts(1))).toMatchObject([{ revision: 2 }]);
    });
  });

const WRITERS = 24;
const COUNTS_PER_WRITER = 8;

/** Reads the count, adds one, appends it at the revision read; after a lost race, again. */
const countUp = async (store: EventStore): Promise<void> => {
  for (;;) {
    const last = (await store.readStream('stock-counter')).at(-1);
    const count = ((last?.data as { count: number } | undefined)?.count ?? 0) + 1;
    if (await isFirst(store.append('stock-counter', last?.revision ?? NO_STREAM, [fact({ count })]))) return;
  }
};

export const describeRaces = (createHarness: CreateHarness): void =>
  describe('writers that race', () => {
    const harness = harnessForEach(createHarness);

    it('begin a stream once', async () => {
      const writers = await twoWriters(harness());
      const attempts = Array.from({ length: WRITERS }, () => facts(3));
      const outcomes = await Promise.all(
        attempts.map((events, index) =>
          isFirst((writers[index % 2] as EventStore).append('order-1', NO_STREAM, events)),
        ),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      const winner = attempts[outcomes.indexOf(true)] ?? [];
      expect(idsOf(await harness().store.readStream('order-1'))).toEqual(idsOf(winner));
      expect(idsOf(await readWhole(harness().store))).toEqual(idsOf(winner));
    });

    it('lose no update', async () => {
      const writers = await twoWriters(harness());
      const turns = Array.from({ length: WRITERS }, async (_, index) => {
        for (let turn = 0; turn < COUNTS_PER_WRITER; turn += 1)
          await countUp(writers[index % 2] as EventStore);
      });
      await Promise.all(turns);
      const counted = (await harness().store.readStream('stock-counter')).map(
        ({ data }) => (data as { count: number }).count,
      );
      expect(counted).toEqual(Array.from({ length: WRITERS * COUNTS_PER_WRITER }, (_, index) => index + 1));
    });
  });
