import { setTimeout as sleep } from 'node:timers/promises';
import { worldForEach, type CreateReadStore } from './follower-world.js';
import { heldBy, join } from './members.js';

/** What happens between the leaders of a service that follow one another in good order. */
export const describeLeading = (createReadStore: CreateReadStore): void =>
  describe('several members, of which one leads', () => {
    const world = worldForEach(createReadStore);

    it('all have what happened in memory; the leader alone writes it', async () => {
      const leader = await join(world(), 1);
      const other = await join(world());
      await world().happen('OrderHeld');
      await other.follower.written();
      await leader.follower.written();
      expect([heldBy(leader), heldBy(other)]).toEqual([1, 1]);
      expect(other.follower.status()).toMatchObject({ position: 1, writtenPosition: 0 });
      // What another writes is not kept for a write that never comes.
      expect(other.projection.takeChanges().size).toBe(0);
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
    });

    it('may have no leader yet, and no tables', async () => {
      await world().happen('OrderHeld');
      const first = await join(world());
      await first.follower.written();
      expect(heldBy(first)).toBe(1);
      expect(first.projection.resets).toBe(0);
    });

    it('a new one begins with the rows of the leader', async () => {
      const leader = await join(world(), 1);
      await world().happen('OrderHeld');
      await leader.follower.written();
      const other = await join(world());
      expect([heldBy(other), other.follower.position]).toEqual([1, await world().store.head()]);
      await world().happen('OrderHeld');
      await other.follower.caughtUp();
      expect(heldBy(other)).toBe(2);
    });

    it('the next leader goes on where the last one left the rows, and counts nothing twice', async () => {
      const last = await join(world(), 1, undefined, { flushMs: 60_000 });
      const next = await join(world());
      await world().happen('OrderHeld');
      await last.follower.written();
      await world().happen('OrderHeld', 'OrderHoldReleased');
      await Promise.all([last.follower.caughtUp(), next.follower.caughtUp()]);
      last.leadership.revoke();
      next.leadership.grant(2);
      await next.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 2, OrderHoldReleased: 1 });
      await world().happen('OrderHeld');
      await Promise.all([last.follower.written(), next.follower.written()]);
      expect(await world().rows()).toEqual({ OrderHeld: 3, OrderHoldReleased: 1 });
      expect([heldBy(last), heldBy(next)]).toEqual([3, 3]);
    });

    it('the lead comes back to one that had it, whose memory went on meanwhile', async () => {
      const one = await join(world(), 1, undefined, { flushMs: 60_000 });
      const two = await join(world());
      await world().happen('OrderHeld');
      await one.follower.caughtUp();
      one.leadership.revoke();
      two.leadership.grant(2);
      await world().happen('OrderHeld');
      await two.follower.written();
      two.leadership.revoke();
      one.leadership.grant(3);
      await world().happen('OrderHeld');
      await one.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 3 });
      expect([heldBy(one), heldBy(two)]).toEqual([3, 3]);
    });

    it('who asks the next leader while it takes over never sees it go back', async () => {
      const last = await join(world(), 1, undefined, { flushMs: 60_000 });
      await last.follower.written();
      const next = await join(world(), undefined, undefined, { batchSizeMax: 2 });
      for (let order = 0; order < 7; order += 1) await world().happen('OrderHeld');
      await next.follower.caughtUp();
      const seen = new Set<number>();
      const watch = setInterval(() => seen.add(heldBy(next)), 0);
      next.projection.whileLoading = () => sleep(20);
      last.leadership.revoke();
      next.leadership.grant(2);
      await next.follower.written();
      clearInterval(watch);
      expect(next.projection.loads).toBe(2);
      expect([...seen]).toEqual([7]);
      expect(await world().rows()).toEqual({ OrderHeld: 7 });
    });

    it('one that stops after the lead was taken from it leaves the rows alone', async () => {
      const last = await join(world(), 1, undefined, { flushMs: 60_000 });
      await world().happen('OrderHeld');
      await last.follower.caughtUp();
      const next = await join(world(), 2);
      await last.follower.stop();
      await next.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
    });
  });
