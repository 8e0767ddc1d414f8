import { setTimeout as pause } from 'node:timers/promises';
import { Recurring } from './recurring.js';

const PAUSE_MS = 2;

describe('recurring work', () => {
  it('is done again and again, one turn after the other', async () => {
    let [turns, atOnce, mostAtOnce] = [0, 0, 0];
    const work = new Recurring(PAUSE_MS, async () => {
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await pause(2 * PAUSE_MS);
      turns += 1;
      atOnce -= 1;
    });
    work.start();
    while (turns < 3) await pause(PAUSE_MS);
    await work.stop();
    expect(mostAtOnce).toBe(1);
  });

  it('ends with the turn that is under way, and begins no other', async () => {
    let [begun, ended] = [0, 0];
    const work: Recurring = new Recurring(0, async () => {
      begun += 1;
      while (!work.isStopped) await pause(PAUSE_MS);
      ended += 1;
    });
    work.start();
    while (begun === 0) await pause(PAUSE_MS);
    await work.stop();
    await pause(5 * PAUSE_MS);
    expect([begun, ended]).toEqual([1, 1]);
  });

  it('is not begun where it was stopped before', async () => {
    let turns = 0;
    const work = new Recurring(PAUSE_MS, () => {
      turns += 1;
      return Promise.resolve();
    });
    work.start();
    await work.stop();
    await pause(5 * PAUSE_MS);
    expect(turns).toBe(0);
  });
});
