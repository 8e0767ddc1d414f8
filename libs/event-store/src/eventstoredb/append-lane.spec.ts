import { getDefaultHighWaterMark } from 'node:stream';
import { pause } from '../conformance/fixtures.js';
import { AppendLane, APPENDS_UNANSWERED_MAX, AppendUnanswered } from './append-lane.js';

/** Sends that are settled by hand. */
class Sends {
  started = 0;
  private readonly settlers: ((answer: string) => void)[] = [];

  readonly send = (): Promise<string> => {
    this.started += 1;
    return new Promise((resolve) => this.settlers.push(resolve));
  };

  answer(count = this.settlers.length): void {
    for (const settle of this.settlers.splice(0, count)) settle('stored');
  }
}

const LONG_MS = 10_000;

describe('the lane of appends', () => {
  it('is narrower than what a stream of messages takes before it asks for patience', () => {
    expect(APPENDS_UNANSWERED_MAX).toBeLessThan(getDefaultHighWaterMark(true));
  });

  it('has never more under way than the stream of the client takes at once', async () => {
    const sends = new Sends();
    const lane = new AppendLane(LONG_MS, () => undefined);
    const running = Array.from({ length: 40 }, () => lane.run(sends.send));
    for (let answered = 0; answered < 40; answered += 5) {
      await pause(1);
      expect(sends.started).toBe(Math.min(APPENDS_UNANSWERED_MAX + answered, 40));
      sends.answer(5);
    }
    expect(await Promise.all(running)).toHaveLength(40);
  });

  it('gives up waiting for an answer, but not the place before it came', async () => {
    const sends = new Sends();
    const lane = new AppendLane(20, () => undefined);
    const running = Array.from({ length: APPENDS_UNANSWERED_MAX }, () => lane.run(sends.send));
    for (const append of running) await expect(append).rejects.toBeInstanceOf(AppendUnanswered);
    await expect(lane.run(sends.send)).rejects.toMatchObject({ name: 'TransientFault' });
    expect(sends.started).toBe(APPENDS_UNANSWERED_MAX);
    sends.answer();
    const next = lane.run(sends.send);
    await pause(1);
    sends.answer();
    expect(await next).toBe('stored');
  });

  it('tells when nobody answers any more, and not before', async () => {
    const sends = new Sends();
    let stuck = 0;
    const lane = new AppendLane(20, () => (stuck += 1));
    const running = Array.from({ length: APPENDS_UNANSWERED_MAX - 1 }, () => lane.run(sends.send));
    await Promise.allSettled(running);
    expect(stuck).toBe(0);
    await lane.run(sends.send).catch(() => undefined);
    expect(stuck).toBe(1);
  });

  it('lets a failure through as it is', async () => {
    const lane = new AppendLane(LONG_MS, () => undefined);
    await expect(lane.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});
