import { setTimeout as sleep } from 'node:timers/promises';
import { RowsTaken } from '../follower-rows.js';
import type { ReadStore } from '../read-store.js';
import { Counts } from './counts.js';
import { worldForEach, type CreateReadStore, type FollowerWorld } from './follower-world.js';
import { heldBy, join, type Member } from './members.js';

/** Commits, and loses the answer of the commit `losses` times. */
const losingAnswers = (readStore: ReadStore, losses: { left: number }): ReadStore => ({
  ...readStore,
  transaction: async (work) => {
    const result = await readStore.transaction(work);
    losses.left -= 1;
    if (losses.left >= 0) throw new Error('connection lost');
    return result;
  },
});

/** Two that both hold that they lead: the first has not heard of the second. */
async function withStaleLeader(world: FollowerWorld): Promise<{ stale: Member; leader: Member }> {
  const stale = await join(world, 1, undefined, { flushMs: 60_000 });
  await world.happen('OrderHeld');
  await stale.follower.caughtUp();
  const leader = await join(world, 2);
  await leader.follower.written();
  return { stale, leader };
}

export const describeFencing = (createReadStore: CreateReadStore): void =>
  describe('a leader that was replaced and does not know', () => {
    const world = worldForEach(createReadStore);

    it('is refused, and changes no row', async () => {
      const { stale, leader } = await withStaleLeader(world());
      await expect(stale.follower.written()).rejects.toBeInstanceOf(RowsTaken);
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
      await world().happen('OrderHeld');
      await leader.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
      expect(leader.follower.status()).not.toHaveProperty('failure');
    });

    it('is refused although the rows stand where it left them', async () => {
      const stale = await join(world(), 1);
      await stale.follower.written();
      await join(world(), 2);
      await world().happen('OrderCancelled');
      await expect(stale.follower.written()).rejects.toBeInstanceOf(RowsTaken);
    });

    it('cannot take the rows back, and says so until it learns of it', async () => {
      const { stale } = await withStaleLeader(world());
      await stale.follower.written().catch(() => undefined);
      await sleep(50);
      expect(stale.follower.status().failure).toContain('cannot take over its rows: another member');
      expect(stale.projection.loads).toBe(0);
      stale.leadership.revoke();
      await stale.follower.written();
      await world().happen('OrderHeld');
      await stale.follower.caughtUp();
      expect(stale.follower.status()).not.toHaveProperty('failure');
      expect(heldBy(stale)).toBe(2);
    });

    it('may not build the read model anew', async () => {
      const { stale } = await withStaleLeader(world());
      const other = await join(world());
      await expect(other.follower.rebuild()).rejects.toBeInstanceOf(RowsTaken);
      await expect(stale.follower.rebuild()).rejects.toBeInstanceOf(RowsTaken);
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
      await world().happen('OrderHeld');
      await Promise.all([other.follower.caughtUp(), stale.follower.caughtUp()]);
      expect([heldBy(other), heldBy(stale)]).toEqual([2, 2]);
    });

    it('takes its own commit for what it is when the answer was lost', async () => {
      const losses = { left: 0 };
      const readStore = losingAnswers(world().readStore, losses);
      const projection = new Counts();
      const follower = await world().follow(projection, { readStore, flushMs: 60_000 });
      losses.left = 2;
      await world().happen('OrderHeld');
      await expect(follower.written()).rejects.toThrow('connection lost');
      await world().happen('OrderHeld');
      await expect(follower.written()).rejects.toThrow('connection lost');
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
      expect([projection.loads, projection.resets]).toEqual([0, 1]);
    });
  });

export const describeTakingOver = (createReadStore: CreateReadStore): void =>
  describe('taking over', () => {
    const world = worldForEach(createReadStore);

    it('is tried again where the database failed in the middle of it', async () => {
      const last = await join(world(), 1);
      await world().happen('OrderHeld');
      await last.follower.written();
      const next = await join(world());
      last.leadership.revoke();
      next.projection.whileLoading = () => {
        next.projection.whileLoading = () => Promise.resolve();
        return Promise.reject(new Error('connection lost'));
      };
      await world().happen('OrderHeld');
      await next.follower.caughtUp();
      next.leadership.grant(2);
      await next.follower.written();
      expect(next.follower.status().failure).toBe('cannot take over its rows: connection lost');
      await world().happen('OrderHeld');
      await next.follower.caughtUp();
      expect(heldBy(next)).toBe(3);
      await sleep(100);
      expect(await world().rows()).toEqual({ OrderHeld: 3 });
      expect(next.follower.status()).not.toHaveProperty('failure');
    });

    it('resets rows of another version, which a member that does not lead leaves alone', async () => {
      const older = await join(world(), 1);
      await world().happen('OrderHeld');
      await older.follower.written();
      const newer = await join(world(), undefined, new Counts(2, new Set(['OrderHeld', 'OrderCancelled'])));
      await world().happen('OrderCancelled');
      await newer.follower.written();
      await older.follower.written();
      expect([newer.projection.resets, newer.projection.loads]).toEqual([0, 0]);
      expect(Object.fromEntries(newer.projection.counts)).toEqual({ OrderHeld: 1, OrderCancelled: 1 });
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
      older.leadership.revoke();
      newer.leadership.grant(2);
      await newer.follower.written();
      expect(newer.projection.resets).toBe(1);
      expect(await world().rows()).toEqual({ OrderHeld: 1, OrderCancelled: 1 });
    });

    it('goes on behind an event that it cannot apply, once it can', async () => {
      const next = await join(world());
      await world().happen('OrderHeld');
      await next.follower.caughtUp();
      next.projection.refuse = 'order-1';
      next.leadership.grant(1);
      await expect(next.follower.written()).rejects.toThrow('cannot apply OrderHeld at position 1');
      next.projection.refuse = undefined;
      await next.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
    });
  });
