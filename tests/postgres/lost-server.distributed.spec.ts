import { TransientFault } from '@throughline/kernel';
import { openPostgres, type Listener, type Postgres } from '@throughline/postgres';
import { startDatabase, type Database } from '../../infra/postgres/database.mjs';

/** These tests kill the server, so it must be their own. */
let database: Database;
let postgres: Postgres;
let other: Postgres;

beforeAll(async () => {
  database = await startDatabase();
  postgres = openPostgres({ url: database.url });
  other = openPostgres({ url: database.url });
});

afterAll(async () => {
  await Promise.all([postgres.close(), other.close()]);
  await database.stop();
});

const WAIT_MS_MAX = 10_000;

const until = async (what: string, condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited ${WAIT_MS_MAX} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const neverLost = (reason: Error): void => {
  throw reason;
};

describe('a server that is killed', () => {
  it('is a transient fault while it is away, and is used again when it is back', async () => {
    await postgres.query('CREATE TABLE kept (n int)');
    await database.kill();
    await expect(postgres.query('SELECT 1')).rejects.toBeInstanceOf(TransientFault);
    await expect(postgres.waitUntilReachable(300)).rejects.toBeInstanceOf(TransientFault);
    const waiting = postgres.waitUntilReachable(WAIT_MS_MAX);
    await database.restart();
    await waiting;
    expect(await postgres.query('SELECT n FROM kept')).toEqual([]);
  });

  it('is not waited for where waiting will not help', async () => {
    const mistaken = openPostgres({ url: `${database.url}_missing` });
    await expect(mistaken.waitUntilReachable(WAIT_MS_MAX)).rejects.toMatchObject({ code: '3D000' });
    await mistaken.close();
  });
});

describe('a listener', () => {
  let heard: (string | undefined)[];
  let listener: Listener;

  beforeEach(async () => {
    heard = [];
    listener = postgres.listen('news', (payload) => heard.push(payload));
    await until('it listens', () => heard.length === 1);
  });

  afterEach(() => listener.stop());

  it('hears its channel, and says at the start that it may have missed some', async () => {
    await other.query("NOTIFY news, 'one'");
    await other.query("NOTIFY others, 'not this'");
    await other.query("NOTIFY news, 'two'");
    await until('both came', () => heard.length === 3);
    expect(heard).toEqual([undefined, 'one', 'two']);
  });

  it('listens again after a loss, and says that it may have missed some', async () => {
    await database.kill();
    await database.restart();
    await until('it listens again', () => heard.length === 2);
    await other.waitUntilReachable(WAIT_MS_MAX);
    await other.query("NOTIFY news, 'three'");
    await until('it came', () => heard.length === 3);
    expect(heard).toEqual([undefined, undefined, 'three']);
  });

  it('hears nothing once it is stopped, also while it looks for a server', async () => {
    await database.kill();
    await listener.stop();
    await database.restart();
    await other.waitUntilReachable(WAIT_MS_MAX);
    await other.query("NOTIFY news, 'four'");
    expect(heard).toEqual([undefined]);
  });
});

describe('a session lock', () => {
  it('is held by one at a time, until it is released', async () => {
    const mine = await postgres.tryLock('relay', neverLost);
    expect(await other.tryLock('relay', neverLost)).toBeUndefined();
    const another = await other.tryLock('timers', neverLost);
    await mine?.release();
    await mine?.release();
    const theirs = await other.tryLock('relay', neverLost);
    await Promise.all([theirs?.release(), another?.release()]);
    expect(theirs).not.toBeUndefined();
  });

  it('tells its holder once when it is lost, and is free for others', async () => {
    const losses: Error[] = [];
    await postgres.tryLock('relay', (reason) => losses.push(reason));
    await other.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted",
    );
    await until('the holder knows', () => losses.length > 0);
    const theirs = await other.tryLock('relay', neverLost);
    await theirs?.release();
    expect(theirs).not.toBeUndefined();
    expect(losses).toHaveLength(1);
  });

  it('is a transient fault to ask for while the server is away', async () => {
    await database.kill();
    await expect(postgres.tryLock('relay', neverLost)).rejects.toBeInstanceOf(TransientFault);
    await database.restart();
  });
});
