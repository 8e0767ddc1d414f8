import {} from '../event-store.js';
import { facts, fill, harnessForEach, idsOf, type CreateHarness } from './fixtures.js';

export const describeStreamReads = (createHarness: CreateHarness): void =>
  describe('reading a stream', () => {
    const harness = harnessForEach(createHarness);

    it('gives all of it in order of revision, and nothing of others', async () => {
      const { store } = harness();
      await fill(store, 'order-2', 3);
      const stored = await fill(store, 'order-1', 5);
      await store.append('order-2', 2, facts(1));
      expect(await store.readStream('order-1')).toEqual(stored);
    });

    it('gives nothing where there is no such stream', async () => {
      const { store } = harness();
      expect(await store.readStream('order-1')).toEqual([]);
      expect(await store.readStream('order-1', { fromRevision: 3, limit: 2 })).toEqual([]);
    });

    it('begins at the revision asked for, and ends at the limit', async () => {
      const { store } = harness();
      const stored = await fill(store, 'order-1', 10);
      expect(await store.readStream('order-1', { fromRevision: 7 })).toEqual(stored.slice(7));
      expect(await store.readStream('order-1', { fromRevision: 9 })).toEqual(stored.slice(9));
      expect(await store.readStream('order-1', { fromRevision: 10 })).toEqual([]);
      expect(await store.readStream('order-1', { limit: 4 })).toEqual(stored.slice(0, 4));
      expect(await store.readStream('order-1', { fromRevision: 3, limit: 4 })).toEqual(stored.slice(3, 7));
      expect(await store.readStream('order-1', { limit: 0 })).toEqual([]);
    });

    it('gives a long one whole', async () => {
      const stored = await fill(harness().store, 'stock-1', 2_500);
      expect(idsOf(await harness().store.readStream('stock-1'))).toEqual(idsOf(stored));
      const store = await harness().reopen();
      expect(idsOf(await store.readStream('stock-1', { fromRevision: 100, limit: 2_200 }))).toEqual(
        idsOf(stored.slice(100, 2_300)),
      );
    });
  });
