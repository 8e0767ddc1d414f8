import { setTimeout as after } from 'node:timers/promises';
import { ImportLanes } from './import-lanes.js';

describe('rows that are placed at once', () => {
  it('are never more than the limit', async () => {
    const lanes = new ImportLanes(3);
    let running = 0;
    let most = 0;
    for (let row = 0; row < 20; row += 1) {
      await lanes.run(String(row), async () => {
        most = Math.max(most, ++running);
        await after(1);
        running -= 1;
      });
    }
    await lanes.idle();
    expect([most, running]).toEqual([3, 0]);
  });

  it('are placed in their order where they are about one order', async () => {
    const lanes = new ImportLanes(8);
    const ended: string[] = [];
    const row = (key: string, name: string, ms: number): Promise<void> =>
      lanes.run(key, async () => {
        await after(ms);
        ended.push(name);
      });
    await row('a', 'a1', 20);
    await row('a', 'a2', 0);
    await row('b', 'b1', 0);
    await lanes.idle();
    expect(ended).toEqual(['b1', 'a1', 'a2']);
  });

  it('are none in an empty file', async () => {
    await new ImportLanes(1).idle();
  });
});
