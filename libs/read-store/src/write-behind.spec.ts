import { setTimeout as sleep } from 'node:timers/promises';
import { WriteBehind } from './write-behind.js';

const FLUSH_MS = 10;

/** A counter whose value is written behind; `fail` makes writes throw, `hold` makes them wait. */
const counting = (flushMs = FLUSH_MS) => {
  let value = 0;
  let taken = 0;
  const state = { written: [] as number[], fail: false, hold: Promise.resolve(), failures: [] as string[] };
  const writer = new WriteBehind<number>({
    isDirty: () => value > taken,
    take: () => (taken = value),
    write: async (batch) => {
      await state.hold;
      if (state.fail) throw new Error('disk full');
      state.written.push(batch);
    },
    flushMs,
    onFailure: (reason) => state.failures.push(reason),
  });
  const count = (): void => {
    value += 1;
    writer.schedule();
  };
  return { state, writer, count };
};

describe('writing behind', () => {
  it('coalesces changes into one batch', async () => {
    const { state, count } = counting();
    count();
    count();
    expect(state.written).toEqual([]);
    await sleep(FLUSH_MS * 3);
    expect(state.written).toEqual([2]);
  });

  it('writes nothing where nothing changed', async () => {
    const { state, writer } = counting();
    await writer.flush();
    expect(state.written).toEqual([]);
  });

  it('flushes what changed while a batch was being written', async () => {
    const { state, writer, count } = counting(1_000);
    let release = (): void => undefined;
    state.hold = new Promise((resolve) => (release = resolve));
    count();
    const first = writer.flush();
    count();
    const second = writer.flush();
    release();
    await Promise.all([first, second]);
    expect(state.written).toEqual([1, 2]);
    await writer.discard();
  });

  it('writes a failed batch again by itself, before newer changes', async () => {
    const { state, writer, count } = counting();
    state.fail = true;
    count();
    await expect(writer.flush()).rejects.toThrow('disk full');
    count();
    expect(state.failures).toEqual(['disk full']);
    state.fail = false;
    await sleep(FLUSH_MS * 6);
    expect(state.written).toEqual([1, 2]);
  });

  it('pauses longer after each failure', async () => {
    const { state, writer, count } = counting(20);
    state.fail = true;
    count();
    await sleep(200);
    // After 20, 40 and 80 ms more than the flush itself: four tries at most, where every 20 ms would be ten.
    expect(state.failures.length).toBeGreaterThanOrEqual(2);
    expect(state.failures.length).toBeLessThanOrEqual(4);
    await writer.discard();
  });

  it('writes nothing more for those who wait for a flush when it is told to forget', async () => {
    const { state, writer, count } = counting(1_000);
    let release = (): void => undefined;
    state.hold = new Promise((resolve) => (release = resolve));
    count();
    const inHand = writer.flush();
    count();
    const waiting = writer.flush();
    const discarded = writer.discard();
    release();
    await Promise.all([inHand, waiting, discarded]);
    expect(state.written).toEqual([1]);
  });

  it('forgets what is not written when told to, and goes on when told to', async () => {
    const { state, writer, count } = counting();
    state.fail = true;
    count();
    await expect(writer.flush()).rejects.toThrow('disk full');
    await writer.discard();
    state.fail = false;
    count();
    await sleep(FLUSH_MS * 3);
    expect(state.written).toEqual([]);
    writer.resume();
    await writer.flush();
    expect(state.written).toEqual([2]);
  });
});
