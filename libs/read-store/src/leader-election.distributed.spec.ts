import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from '@throughline/postgres';
import { TemporarySchema } from '@throughline/postgres/testing';
import { Counts } from './conformance/counts.js';
import { FollowerWorld, type CountsFollower } from './conformance/follower-world.js';
import { openPostgresReadStore } from './postgres-read-store.js';
import type { ReadStore } from './read-store.js';

const PATIENCE_MS = 10_000;
const ELECTION_MS = 50;

interface Member {
  /** How the server lists its connections. */
  readonly name: string;
  readonly readStore: ReadStore;
  readonly projection: Counts;
  readonly follower: CountsFollower;
}

const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await sleep(10);
  }
};

describe('the members of a service on PostgreSQL', () => {
  let schema: TemporarySchema;
  let admin: Postgres;
  let world: FollowerWorld;
  let members: Member[];
  let faults: unknown[];

  beforeEach(async () => {
    schema = new TemporarySchema(process.env['DATABASE_URL']);
    admin = schema.open();
    members = [];
    faults = [];
    world = await FollowerWorld.open(async () => ({
      readStore: await openPostgresReadStore({ postgres: schema.open() }),
      dispose: () => Promise.resolve(),
    }));
    // The world's own member would lead: these tests bring theirs.
    await world.readStore.close();
  });

  afterEach(async () => {
    await world.dispose();
    for (const { readStore } of members) await readStore.close();
    await schema.dispose();
  });

  const join = async (name: string, flushMs = 5): Promise<Member> => {
    const readStore = await openPostgresReadStore({
      postgres: schema.open({ applicationName: `${schema.name} ${name}`, connectionsMax: 4 }),
      electionMs: ELECTION_MS,
      onFault: (error) => faults.push(error),
    });
    const projection = new Counts();
    const follower = await world.follow(projection, { readStore, flushMs, retakeMs: ELECTION_MS });
    const member = { name, readStore, projection, follower };
    members.push(member);
    return member;
  };

  /** Ends all of a member's connections, as an administrator or a firewall would. */
  const cutOff = ({ name }: Member) =>
    admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [
      `${schema.name} ${name}`,
    ]);

  const rows = async (): Promise<Record<string, number>> => {
    const found = await admin.query<{ type: string; count: number }>('SELECT type, count FROM test_counts');
    return Object.fromEntries(found.map(({ type, count }) => [type, count]));
  };

  const leaderOf = (): Member | undefined => members.find(({ readStore }) => readStore.leadership.isLeader);

  it('have a leader from the start, and the next one once that has closed', async () => {
    const one = await join('1');
    const two = await join('2');
    expect([one, two].map(({ readStore }) => readStore.leadership.isLeader)).toEqual([true, false]);
    await world.happen('OrderHeld');
    await one.follower.stop();
    await one.readStore.close();
    await until('the second leads', () => two.readStore.leadership.isLeader);
    await world.happen('OrderHeld');
    await two.follower.written();
    expect(await rows()).toEqual({ OrderHeld: 2 });
    expect(faults).toEqual([]);
  });

  it('lose and double nothing when the leader is cut off, again and again', async () => {
    await join('1');
    await join('2');
    const terms: (number | undefined)[] = [];
    for (let cut = 0; cut < 5; cut += 1) {
      const leader = leaderOf();
      terms.push(leader?.readStore.leadership.term);
      await world.happen('OrderHeld');
      await leader?.follower.written();
      await world.happen('OrderHeld', 'OrderHoldReleased');
      if (leader) await cutOff(leader);
      await until('the leader knows', () => leader?.readStore.leadership.term !== terms.at(-1));
      await world.happen('OrderHeld');
      await until('somebody leads', () => leaderOf() !== undefined);
    }
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => Number(a) - Number(b)));
    const expected = { OrderHeld: 15, OrderHoldReleased: 5 };
    await until('all is written', async () => JSON.stringify(await rows()) === JSON.stringify(expected));
    for (const { follower, projection } of members) {
      await follower.caughtUp();
      expect(Object.fromEntries(projection.counts)).toEqual(expected);
    }
  });

  it('do not let a leader write that lives on behind a lock that it has lost', async () => {
    const stale = await join('1', 60_000);
    const next = await join('2');
    await world.happen('OrderHeld');
    await stale.follower.caughtUp();
    // It never hears of the loss: only its rows tell.
    const { leadership } = stale.readStore;
    Object.defineProperties(leadership, { isLeader: { value: true }, term: { value: leadership.term } });
    await cutOff(stale);
    await until('the second leads', () => next.readStore.leadership.isLeader);
    await next.follower.written();
    await expect(stale.follower.written()).rejects.toThrow('another member of the service writes the rows');
    await world.happen('OrderHeld');
    await next.follower.written();
    expect(await rows()).toEqual({ OrderHeld: 2 });
  });

  it('go on in memory while another leads, and rebuild as the leader only', async () => {
    const one = await join('1');
    const two = await join('2');
    await world.happen('OrderHeld');
    await Promise.all([one.follower.written(), two.follower.written()]);
    await expect(two.follower.rebuild()).rejects.toThrow('another member');
    await one.follower.rebuild();
    await one.follower.written();
    expect(await rows()).toEqual({ OrderHeld: 1 });
    expect(two.projection.counts.get('OrderHeld')).toBe(1);
  });
});
