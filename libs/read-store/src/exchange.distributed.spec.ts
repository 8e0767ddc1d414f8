import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { TemporarySchema } from '@throughline/postgres/testing';
import { Counts, countRows } from './conformance/counts.js';
import { worldForEach } from './conformance/follower-world.js';
import { openPostgresReadStore } from './postgres-read-store.js';

describe('exchanging the tables of a read model in PostgreSQL', () => {
  const world = worldForEach(async () => {
    const schema = new TemporarySchema(process.env['DATABASE_URL']);
    const readStore = await openPostgresReadStore({ postgres: schema.open() });
    return {
      readStore,
      dispose: async () => {
        await readStore.close();
        await schema.dispose();
      },
    };
  });

  it('puts tables in their place that PostgreSQL has looked at', async () => {
    const follower = await world().follow(new Counts());
    await world().happen('OrderHeld');
    await follower.rebuild();
    const { rows } = await sql`SELECT reltuples FROM pg_class WHERE oid = to_regclass('test_counts')`.execute(
      world().readStore.db,
    );
    expect(rows).toEqual([{ reltuples: 1 }]);
  });

  it('gives way to who reads for long, who is not disturbed, and is done once that ends', async () => {
    const follower = await world().follow(new Counts(), { flushMs: 5, retakeMs: 10 });
    await world().happen('OrderHeld');
    await follower.written();
    await world().readStore.transaction(async (reader) => {
      expect(await countRows(reader)).toEqual({ OrderHeld: 1 });
      await expect(follower.rebuild()).rejects.toThrow('lock timeout');
      expect(await countRows(reader)).toEqual({ OrderHeld: 1 });
    });
    await world().happen('OrderHeld');
    await sleep(100);
    await follower.written();
    expect(await world().rows()).toEqual({ OrderHeld: 2 });
    await follower.rebuild();
    expect(await world().rows()).toEqual({ OrderHeld: 2 });
    expect(follower.status()).not.toHaveProperty('failure');
  });
});
