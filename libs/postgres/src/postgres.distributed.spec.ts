import { inspect } from 'node:util';
import { TransientFault } from '@throughline/kernel';
import { openPostgres } from './open-postgres.js';
import type { Postgres } from './postgres.js';
import { migrate } from './migrations.js';
import { TemporarySchema } from './testing/index.js';

let schema: TemporarySchema;
let postgres: Postgres;

beforeEach(async () => {
  schema = new TemporarySchema(process.env['DATABASE_URL']);
  postgres = schema.open({ connectionsMax: 2 });
  await migrate(postgres, { component: 'test', steps: ['CREATE TABLE numbers (n bigint PRIMARY KEY)'] });
});

afterEach(() => schema.dispose());

const numbers = async (): Promise<number[]> =>
  (await postgres.query<{ n: number }>('SELECT n FROM numbers ORDER BY n')).map(({ n }) => n);

const backendOf = async ({ query }: Pick<Postgres, 'query'>): Promise<number> =>
  (await query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid ?? 0;

describe('a query', () => {
  it('gives an int8 as a number, and none that a number does not hold', async () => {
    expect(await postgres.query('SELECT count(*) AS n FROM numbers')).toEqual([{ n: 0 }]);
    expect(await postgres.query('SELECT 9007199254740991::int8 AS n')).toEqual([
      { n: Number.MAX_SAFE_INTEGER },
    ]);
    await expect(postgres.query('SELECT 9007199254740992::int8 AS n')).rejects.toThrow(RangeError);
  });

  it('is of the schema', async () => {
    expect(await postgres.query('SELECT current_schema() AS schema')).toEqual([{ schema: schema.name }]);
  });

  it('that the server refuses costs neither the connection nor a retry', async () => {
    const before = await backendOf(postgres);
    await postgres.query('INSERT INTO numbers VALUES (1)');
    await expect(postgres.query('INSERT INTO numbers VALUES (1)')).rejects.toMatchObject({ code: '23505' });
    expect(await backendOf(postgres)).toBe(before);
  });

  it('that takes too long is a transient fault', async () => {
    const hasty = schema.open({ statementTimeoutMs: 50 });
    await expect(hasty.query('SELECT pg_sleep(5)')).rejects.toBeInstanceOf(TransientFault);
  });

  it('fails without a word of the password', async () => {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.username = 'nobody_that_exists';
    url.password = 's3cret';
    const stranger = openPostgres({ url: url.href });
    const error: unknown = await stranger.query('SELECT 1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    for (const shown of [error, stranger, stranger.pool]) {
      expect(inspect(shown, { depth: 10 })).not.toContain('s3cret');
      expect(JSON.stringify(shown)).not.toContain('s3cret');
    }
    await stranger.close();
  });
});

describe('a transaction', () => {
  it('takes place as a whole', async () => {
    const answer = await postgres.transaction(async ({ query }) => {
      await query('INSERT INTO numbers VALUES (1)');
      await query('INSERT INTO numbers VALUES (2)');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await numbers()).toEqual([1, 2]);
  });

  it('leaves nothing behind when its work throws', async () => {
    const failing = postgres.transaction(async ({ query }) => {
      await query('INSERT INTO numbers VALUES (1)');
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(await numbers()).toEqual([]);
  });

  it('does not pass for committed when a statement of it had failed', async () => {
    const swallowing = postgres.transaction(async ({ query }) => {
      await query('INSERT INTO numbers VALUES (1)');
      await query('INSERT INTO numbers VALUES (1)').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('ROLLBACK');
    expect(await numbers()).toEqual([]);
  });

  it('is a transient fault if its connection is lost, and the next one has another', async () => {
    const other = schema.open();
    const cutOff = postgres.transaction(async (session) => {
      await session.query('INSERT INTO numbers VALUES (1)');
      await other.query('SELECT pg_terminate_backend($1)', [await backendOf(session)]);
      await session.query('INSERT INTO numbers VALUES (2)');
    });
    await expect(cutOff).rejects.toBeInstanceOf(TransientFault);
    expect(await numbers()).toEqual([]);
  });

  it('outlives the loss of its connection between two statements', async () => {
    const other = schema.open();
    const cutOff = postgres.transaction(async (session) => {
      await other.query('SELECT pg_terminate_backend($1)', [await backendOf(session)]);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expect(cutOff).rejects.toBeInstanceOf(TransientFault);
  });
});

describe('a connection that nobody uses', () => {
  it('may be lost: the owner is told, the next query has another', async () => {
    const faults: unknown[] = [];
    const watched = schema.open({ onFault: (fault) => faults.push(fault) });
    const lost = await backendOf(watched);
    await postgres.query('SELECT pg_terminate_backend($1)', [lost]);
    const deadline = Date.now() + 5_000;
    while (faults.length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(faults[0]).toBeInstanceOf(TransientFault);
    expect(await backendOf(watched)).not.toBe(lost);
  });
});

describe('migrating', () => {
  const numbered = {
    component: 'other',
    steps: ['CREATE TABLE made (n int)', 'INSERT INTO made VALUES (1)'],
  };

  it('happens once, however many processes begin at once', async () => {
    const processes = Array.from({ length: 6 }, () => schema.open());
    await Promise.all(processes.map((each) => migrate(each, numbered)));
    expect(await postgres.query('SELECT n FROM made')).toEqual([{ n: 1 }]);
  });

  it('goes on from where the last release left it', async () => {
    await migrate(postgres, { ...numbered, steps: numbered.steps.slice(0, 1) });
    expect(await postgres.query('SELECT n FROM made')).toEqual([]);
    await migrate(postgres, numbered);
    expect(await postgres.query('SELECT n FROM made')).toEqual([{ n: 1 }]);
  });

  it('takes all steps or none', async () => {
    const failing = { component: 'other', steps: ['CREATE TABLE made (n int)', 'SELECT 1 / 0'] };
    await expect(migrate(postgres, failing)).rejects.toThrow('division by zero');
    await migrate(postgres, numbered);
  });

  it('is refused if a newer release was here', async () => {
    await migrate(postgres, numbered);
    const older = { ...numbered, steps: numbered.steps.slice(0, 1) };
    await expect(migrate(postgres, older)).rejects.toThrow(/the other has schema version 2.*newer release/);
  });
});
