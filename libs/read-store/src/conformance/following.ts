import { setTimeout as sleep } from 'node:timers/promises';
import { Counts } from './counts.js';
import { type CreateReadStore, FollowerWorld, NEVER_MS, worldForEach } from './follower-world.js';

export const describeFollowing = (createReadStore: CreateReadStore): void =>
  describe('following the store', () => {
    const world = worldForEach(createReadStore);

    it('has what happened in memory at once, and in the rows a moment later', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: 20 });
      await world().happen('OrderHeld', 'OrderHoldReleased', 'OrderCancelled');
      await world().happen('OrderHeld');
      await follower.caughtUp();
      expect([...projection.counts]).toEqual([
        ['OrderHeld', 2],
        ['OrderHoldReleased', 1],
      ]);
      expect(await world().rows()).toEqual({});
      await sleep(100);
      expect(await world().rows()).toEqual({ OrderHeld: 2, OrderHoldReleased: 1 });
      expect(follower.status().writtenPosition).toBe(await world().store.head());
    });

    it('follows what happened before it was there', async () => {
      await world().happen('OrderHeld');
      const follower = await world().follow(new Counts(), { batchSizeMax: 1 });
      await world().happen('OrderHeld');
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
      expect(follower.position).toBe(await world().store.head());
    });

    it('moves on past events that it does not look at', async () => {
      const follower = await world().follow(new Counts());
      await world().happen('OrderCancelled');
      await follower.written();
      expect(follower.status()).toMatchObject({ position: 1, writtenPosition: 1 });
    });

    it('writes what is in memory when it stops, and goes on from there', async () => {
      const follower = await world().follow(new Counts(), { flushMs: NEVER_MS });
      await world().happen('OrderHeld');
      await follower.caughtUp();
      await follower.stop();
      await world().happen('OrderHeld');
      const later = new Counts();
      await (await world().follow(later)).caughtUp();
      expect(later.counts.get('OrderHeld')).toBe(2);
      expect(later.resets).toBe(0);
    });

    it('counts each event once across a crash between two writes', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: NEVER_MS });
      await world().happen('OrderHeld');
      await follower.written();
      await world().happen('OrderHeld');
      await follower.caughtUp();
      await FollowerWorld.crash(follower, projection);
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
      const later = new Counts();
      await (await world().follow(later)).written();
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
    });

    it('leaves what happens during a write to the next one', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: NEVER_MS });
      await world().happen('OrderHeld');
      projection.whileWriting = async () => {
        projection.whileWriting = () => Promise.resolve();
        await world().happen('OrderHeld');
        await follower.caughtUp();
      };
      await follower.written();
      const written = follower.status().writtenPosition;
      await FollowerWorld.crash(follower, projection);
      const later = new Counts();
      await (await world().follow(later)).written();
      expect(written).toBe(1);
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
    });

    it('stops at an event that it cannot apply, says which, and goes on when it can', async () => {
      const projection = new Counts();
      await world().happen('OrderHeld');
      projection.refuse = await world().happen('OrderHeld', 'OrderHoldReleased');
      const follower = await world().follow(projection);
      await expect(follower.caughtUp()).rejects.toThrow(
        'follower test_counts cannot apply OrderHeld at position 2',
      );
      expect(follower.status().failure).toBe('cannot apply OrderHeld at position 2: what is this');
      projection.refuse = undefined;
      await follower.caughtUp();
      expect(Object.fromEntries(projection.counts)).toEqual({ OrderHeld: 2, OrderHoldReleased: 1 });
      expect(follower.status()).not.toHaveProperty('failure');
    });

    it('tells those who wait for it that it was stopped', async () => {
      const projection = new Counts();
      projection.refuse = await world().happen('OrderHeld');
      const follower = await world().follow(projection);
      await follower.caughtUp().catch(() => undefined);
      const waiting = follower.caughtUp();
      await Promise.all([
        expect(waiting).rejects.toThrow('follower test_counts was stopped'),
        new Promise((resolve) => setImmediate(resolve)).then(() => follower.stop()),
      ]);
    });

    it('keeps the positions of several read models apart', async () => {
      class OtherCounts extends Counts {
        override readonly name = 'other';
        override reset = (): Promise<void> => Promise.resolve();
        override write = (): Promise<void> => Promise.resolve();
      }
      const one = await world().follow(new Counts());
      await world().happen('OrderHeld');
      await one.written();
      const other = new OtherCounts();
      await (await world().follow(other)).written();
      expect(other.counts.get('OrderHeld')).toBe(1);
      expect(one.status().writtenPosition).toBe(1);
    });
  });
