import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { orderStream } from '@throughline/contracts';
import { findRebuilds, requestRebuild } from '../rebuild-requests.js';
import { RebuildWatch } from '../rebuild-watch.js';
import { Counts } from './counts.js';
import { NEVER_MS, worldForEach, type CreateReadStore, type FollowerWorld } from './follower-world.js';
import { heldBy, join } from './members.js';

const PATIENCE_MS = 5_000;

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await sleep(5);
  }
};

/** Puts a count into the rows and the memory that no event accounts for. */
const spoil = async (world: FollowerWorld, projection: Counts): Promise<void> => {
  projection.counts.set('OrderHeld', 77);
  await sql`UPDATE test_counts SET count = 77`.execute(world.readStore.db);
};

/** Names of tables that are neither read nor the read store's own. */
const remains = async ({ readStore: { db } }: FollowerWorld): Promise<string[]> => {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).filter((name) => name.includes('__'));
};

export const describeRebuilding = (createReadStore: CreateReadStore): void =>
  describe('building a read model anew', () => {
    const world = worldForEach(createReadStore);

    it('is done from the first event, and following goes on', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: 10 });
      await world().happen('OrderHeld');
      await follower.written();
      await spoil(world(), projection);
      await follower.rebuild();
      expect(projection.counts.get('OrderHeld')).toBe(1);
      await world().happen('OrderHeld');
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 2 });
      expect(await remains(world())).toEqual([]);
    });

    it('may be done again and again', async () => {
      const follower = await world().follow(new Counts(), { flushMs: 10 });
      for (let round = 1; round <= 3; round += 1) {
        await world().happen('OrderHeld');
        await follower.rebuild();
        expect(await world().rows()).toEqual({ OrderHeld: round });
      }
      expect(follower.status().writtenPosition).toBe(3);
    });

    it('leaves readers the old rows, which go on, until the new ones have caught up', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, {
        flushMs: 5,
        buildEventsPerWrite: 1,
        batchSizeMax: 1,
      });
      for (let order = 0; order < 4; order += 1) await world().happen('OrderHeld');
      await follower.written();
      const seen: number[] = [];
      projection.whileWritingBeside = async () => {
        await sleep(10);
        seen.push(heldBy({ projection } as never));
      };
      const rebuilt = follower.rebuild();
      await until(() => seen.length > 0);
      await world().happen('OrderHeld');
      const rows = new Set<number | undefined>();
      const watch = setInterval(
        () =>
          void world()
            .rows()
            .then(({ OrderHeld }) => rows.add(OrderHeld)),
        2,
      );
      await rebuilt;
      clearInterval(watch);
      await follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 5 });
      expect(Math.min(...seen)).toBe(4);
      expect([...rows].every((count) => count === 4 || count === 5)).toBe(true);
    });

    it('fills rows that another version wrote at once, where it cannot read them', async () => {
      await world().happen('OrderHeld');
      const first = await world().follow(new Counts(1));
      await first.written();
      await first.stop();
      const second = new Counts(2, new Set(['OrderHeld', 'OrderCancelled']));
      await world().happen('OrderCancelled');
      await (await world().follow(second)).written();
      expect(second.resets).toBe(1);
      expect(await world().rows()).toEqual({ OrderHeld: 1, OrderCancelled: 1 });
      expect(await findRebuilds(world().readStore.db)).toEqual([]);
    });

    it('reads on what an earlier version wrote, where it can, until its own rows are built', async () => {
      const first = new Counts(1);
      const before = await world().follow(first);
      await world().happen('OrderHeld');
      await before.written();
      await spoil(world(), first);
      await before.stop();
      const second = new Counts(2, undefined, [1]);
      const follower = await world().follow(second, { flushMs: 5 });
      await world().happen('OrderHeld');
      await follower.written();
      expect([second.resets, await world().rows()]).toEqual([0, { OrderHeld: 78 }]);
      const watch = watchOver(follower);
      await until(async () => (await world().rows())['OrderHeld'] === 2);
      expect(heldBy({ projection: second } as never)).toBe(2);
      await until(async () => !(await isOpen()));
      await follower.stop();
      await watch.stop();
      const third = new Counts(2);
      await (await world().follow(third)).written();
      expect([third.resets, third.loads]).toEqual([0, 1]);
    });

    it('makes way for rows anew where a crash left those that had been exchanged', async () => {
      const first = await world().follow(new Counts(1));
      await world().happen('OrderHeld');
      await first.written();
      await first.stop();
      await sql`ALTER TABLE test_counts RENAME TO test_counts__old`.execute(world().readStore.db);
      await (await world().follow(new Counts(2))).written();
      expect([await world().rows(), await remains(world())]).toEqual([{ OrderHeld: 1 }, []]);
    });

    it('goes on where it was cut off', async () => {
      const projection = new Counts();
      const options = { flushMs: 5, buildEventsPerWrite: 1, batchSizeMax: 1 };
      const follower = await world().follow(projection, options);
      for (let order = 0; order < 5; order += 1) await world().happen('OrderHeld');
      let writes = 0;
      projection.whileWritingBeside = async () => {
        writes += 1;
        await sleep(5);
      };
      const cut = expect(follower.rebuild()).rejects.toThrow('was stopped');
      await until(() => writes > 1);
      await follower.stop();
      await cut;
      expect(await isOpen()).toBe(true);
      const later = new Counts();
      const next = await world().follow(later, options);
      await next.rebuild();
      expect(later.others[0]).toMatchObject({ resets: 0 });
      expect([await world().rows(), await isOpen()]).toEqual([{ OrderHeld: 5 }, false]);
    });

    it('changes nothing that is read where it cannot go on, and says why', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: 5 });
      await world().happen('OrderHeld');
      await follower.written();
      projection.refuse = orderStream(`${world().sequence}`);
      await expect(follower.rebuild()).rejects.toThrow('cannot apply OrderHeld at position 1');
      expect(await world().rows()).toEqual({ OrderHeld: 1 });
      projection.refuse = undefined;
      await follower.rebuild();
      expect(await isOpen()).toBe(false);
    });

    it('writes nothing into the new rows that only memory knew', async () => {
      const projection = new Counts();
      const follower = await world().follow(projection, { flushMs: NEVER_MS });
      await world().happen('OrderHeld', 'OrderHoldReleased');
      await follower.caughtUp();
      projection.writeFails = true;
      projection.counts.set('OrderHeld', 77);
      await expect(follower.written()).rejects.toThrow('disk full');
      projection.writeFails = false;
      await follower.rebuild();
      await follower.stop();
      expect(await world().rows()).toEqual({ OrderHeld: 1, OrderHoldReleased: 1 });
    });

    it('is done by the leader, whoever asks, and by the next one where the leader goes', async () => {
      const leader = await join(world(), 1, undefined, { buildEventsPerWrite: 1, batchSizeMax: 1 });
      const next = await join(world(), undefined, undefined, { buildEventsPerWrite: 1 });
      for (let order = 0; order < 4; order += 1) await world().happen('OrderHeld');
      await Promise.all([leader.follower.written(), next.follower.written()]);
      await spoil(world(), leader.projection);
      await requestRebuild(world().readStore.db, 'test_counts');
      let writes = 0;
      leader.projection.whileWritingBeside = async () => {
        writes += 1;
        await sleep(10);
      };
      const watches = [leader, next].map(({ follower, leadership }) => watchOver(follower, leadership));
      await until(() => writes > 0);
      leader.leadership.revoke();
      next.leadership.grant(2);
      await until(async () => !(await isOpen()));
      await next.follower.written();
      expect(await world().rows()).toEqual({ OrderHeld: 4 });
      expect(next.projection.others).toHaveLength(1);
      await Promise.all([leader.follower.stop(), next.follower.stop()]);
      for (const watch of watches) await watch.stop();
    });

    const watchOver = (
      follower: Awaited<ReturnType<FollowerWorld['follow']>>,
      leadership = world().readStore.leadership,
    ): RebuildWatch => {
      const watch = new RebuildWatch({
        readStore: { ...world().readStore, leadership },
        followers: () => [follower],
        logger: { error: (fields) => void world().failures.push(fields) },
        watchMs: 10,
      });
      watch.start();
      return watch;
    };

    const isOpen = async (): Promise<boolean> =>
      (await findRebuilds(world().readStore.db)).some((rebuild) => rebuild.isOpen);
  });
