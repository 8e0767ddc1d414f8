import { setTimeout as sleep } from 'node:timers/promises';
import { orderStream } from '@throughline/contracts';
import { Counts } from './counts.js';
import { type CreateReadStore, NEVER_MS, worldForEach } from './follower-world.js';

export const describeRebuilding = (createReadStore: CreateReadStore): void =>
  describe('building a read model anew', () => {
    const world = worldForEach(createReadStore);

    it('rebuilds from the first event under a changed version', async () => {
      await world().happen('OrderHeld');
      const first = await world().follow(new Counts(1));
      await first.written();
      await first.stop();
      const second = new Counts(2, new Set(['OrderHeld', 'OrderCancelled']));
      await world().happen('OrderCancelled');
      await (await world().follow(second)).written();
      expect(second.resets).toBe(1);
      expect(await world().rows()).toEqual({ OrderHeld: 1, OrderCancelled: 1 });
    });

    it('rebuilds when told to, and goes on following', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: 10 });
      await world().happen('OrderHeld');
      await follower.written();
      projection.counts.set('OrderHeld', 77);
      await follower.rebuild();
      await world().happen('OrderHeld');
      await sleep(100);
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
    });

    it('writes nothing into a rebuilt read model that it knew before', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: NEVER_MS });
      await world().happen('OrderHeld', 'OrderHoldReleased');
      await follower.caughtUp();
      projection.writeFails = true;
      await expect(follower.written()).rejects.toThrow('disk full');
      projection.writeFails = false;
      projection.refuse = orderStream(`${world().sequence}`);
      await follower.rebuild();
      await expect(follower.written()).rejects.toThrow('cannot apply');
      await follower.stop();
      expect(await world().rows()).toEqual({});
    });
  });
