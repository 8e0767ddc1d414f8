import { setImmediate as nextTurn } from 'node:timers/promises';
import { KeyedBatches } from './keyed-batches.js';

describe('work in batches by key', () => {
  const recording = (batchSizeMax = 10) => {
    const batches: string[] = [];
    const work = new KeyedBatches<number, number>(async (key, pieces) => {
      batches.push(`${key}:${pieces.join()}`);
      await nextTurn();
      return pieces.map((piece) => piece * 10);
    }, batchSizeMax);
    return { batches, work };
  };

  it('makes one batch of what comes while another is under way, and answers each piece', async () => {
    const { batches, work } = recording();
    const answers = await Promise.all([1, 2, 3].map((piece) => work.give('tea', piece)));
    expect(answers).toEqual([10, 20, 30]);
    expect(batches).toEqual(['tea:1', 'tea:2,3']);
  });

  it('lets no key wait for another', async () => {
    const { batches, work } = recording();
    await Promise.all([work.give('tea', 1), work.give('cup', 2)]);
    expect(batches).toEqual(['tea:1', 'cup:2']);
  });

  it('takes no more into a batch than it may', async () => {
    const { batches, work } = recording(2);
    await Promise.all([1, 2, 3, 4].map((piece) => work.give('tea', piece)));
    expect(batches).toEqual(['tea:1', 'tea:2,3', 'tea:4']);
  });

  it('fails all of a batch that fails, and goes on with the next', async () => {
    let runs = 0;
    const work = new KeyedBatches<number, number>(async (_, pieces) => {
      await nextTurn();
      if ((runs += 1) === 2) throw new Error('the store is away');
      return [...pieces];
    }, 2);
    const answers = await Promise.allSettled([1, 2, 3, 4].map((piece) => work.give('tea', piece)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  });

  it('forgets a key that nobody waits for', async () => {
    const { work } = recording();
    await work.give('tea', 1);
    await nextTurn();
    expect(work.size).toBe(0);
  });
});
