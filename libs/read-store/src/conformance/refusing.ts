import { setTimeout as sleep } from 'node:timers/promises';
import { Counts } from './counts.js';
import { type CreateReadStore, NEVER_MS, worldForEach } from './follower-world.js';

export const describeRefusingDatabase = (createReadStore: CreateReadStore): void =>
  describe('a database that refuses', () => {
    const world = worldForEach(createReadStore);

    it('loses nothing while its database refuses, and says so', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: 10 });
      projection.writeFails = true;
      await world().happen('OrderHeld');
      await expect(follower.written()).rejects.toThrow('disk full');
      await world().happen('OrderHoldReleased');
      await follower.caughtUp();
      expect(follower.status().failure).toBe('cannot write its rows: disk full');
      expect(world().failures[0]).toEqual({ follower: 'test_counts', reason: 'disk full' });
      projection.writeFails = false;
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 1, OrderHoldReleased: 1 });
      expect(follower.status()).not.toHaveProperty('failure');
    });

    it('waits for a database that refuses for long, so that memory does not fill', async () => {
      const projection = new Counts();
      projection.writeFails = true;
      for (let order = 0; order < 20; order += 1) await world().happen('OrderHeld', 'OrderHeld');
      const follower = await world().follow(projection, {
        flushMs: NEVER_MS,
        batchSizeMax: 2,
        unwrittenEventsMax: 4,
      });
      await sleep(300);
      expect(follower.status().failure).toBe('cannot write its rows: disk full');
      // Four in the batch that is refused, four more that wait for their turn.
      expect(follower.position).toBeLessThanOrEqual(8);
      projection.writeFails = false;
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 40 });
    });
  });
