import { StreamMovedOn } from '@throughline/kernel';
import { NO_STREAM } from '../event-store.js';
import { fact, facts, harnessForEach, readWhole, type CreateHarness } from './fixtures.js';

export const describeRepeats = (createHarness: CreateHarness): void =>
  describe('an append that is repeated', () => {
    const harness = harnessForEach(createHarness);

    it('answers with the events as first stored, at the end of the stream', async () => {
      const { store } = harness();
      const events = facts(2);
      const first = await store.append('order-1', NO_STREAM, events);
      expect(await store.append('order-1', NO_STREAM, events)).toEqual(first);
      expect(await readWhole(store)).toEqual(first);
    });

    it('does so after the stream has moved on', async () => {
      const { store } = harness();
      await store.append('order-1', NO_STREAM, facts(1));
      const events = facts(2);
      const first = await store.append('order-1', 0, events);
      await store.append('order-1', 2, facts(3));
      expect(await store.append('order-1', 0, events)).toEqual(first);
      expect(await store.readStream('order-1')).toHaveLength(6);
    });

    it('does so after a restart', async () => {
      const events = facts(2);
      const first = await harness().store.append('order-1', NO_STREAM, events);
      const store = await harness().reopen();
      expect(await store.append('order-1', NO_STREAM, events)).toEqual(first);
      expect(await store.readStream('order-1')).toEqual(first);
    });

    it('does so when all tries come at once', async () => {
      const { store } = harness();
      const events = facts(2);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => store.append('order-1', NO_STREAM, events)),
      );
      const stored = await readWhole(store);
      expect(stored).toHaveLength(2);
      for (const answer of answers) expect(answer).toEqual(stored);
    });
  });

export const describeOtherIds = (createHarness: CreateHarness): void =>
  describe('an append that only looks like a repeat', () => {
    const harness = harnessForEach(createHarness);

    it('is refused with the same content under other ids', async () => {
      const { store } = harness();
      await store.append('order-1', NO_STREAM, [fact({ reason: 'address' })]);
      const again = store.append('order-1', NO_STREAM, [fact({ reason: 'address' })]);
      await expect(again).rejects.toBeInstanceOf(StreamMovedOn);
    });

    it('is refused if it holds more than what was stored', async () => {
      const { store } = harness();
      const events = facts(2);
      await store.append('order-1', NO_STREAM, events);
      const longer = store.append('order-1', NO_STREAM, [...events, fact()]);
      await expect(longer).rejects.toBeInstanceOf(StreamMovedOn);
    });

    it('is refused if only some of its ids are the stored ones', async () => {
      const { store } = harness();
      const [first, second] = [fact(), fact()];
      await store.append('order-1', NO_STREAM, [first, second, fact()]);
      for (const events of [
        [first, fact()],
        [fact(), second],
        [second, first],
      ]) {
        await expect(store.append('order-1', NO_STREAM, events)).rejects.toBeInstanceOf(StreamMovedOn);
      }
    });

    it('is refused at another place of the stream', async () => {
      const { store } = harness();
      const events = facts(1);
      await store.append('order-1', NO_STREAM, events);
      await store.append('order-1', 0, facts(2));
      await expect(store.append('order-1', 0, events)).rejects.toBeInstanceOf(StreamMovedOn);
      await expect(store.append('order-1', 1, events)).rejects.toBeInstanceOf(StreamMovedOn);
    });
  });
