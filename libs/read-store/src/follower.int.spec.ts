import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { orderStream, type EventType, type NewEvent, type StoredEvent } from '@throughline/contracts';
import { NO_STREAM, SqliteEventStore } from '@throughline/event-store';
import { systemClock, uuidv7 } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import type { FollowerOptions } from './follower-options.js';
import { Follower } from './follower.js';
import type { Projection } from './projection.js';
import { openReadStore, type ReadStore } from './read-store.js';

type Tables = { test_counts: { type: string; count: number } };

/** Counts events by type: adding one twice or leaving one out shows. */
class Counts implements Projection<Map<string, number>> {
  readonly name = 'test_counts';
  readonly counts = new Map<string, number>();
  private changed = new Set<string>();
  refuse: string | undefined;
  writeFails = false;
  resets = 0;
  /** Called within each write, after its rows and before its commit. */
  whileWriting: () => Promise<void> = () => Promise.resolve();

  constructor(
    readonly version = 1,
    readonly types: ReadonlySet<EventType> = new Set(['OrderHeld', 'OrderHoldReleased']),
  ) {}

  apply({ type, stream }: StoredEvent): void {
    if (stream === this.refuse) throw new TypeError('what is this');
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
    this.changed.add(type);
  }

  takeChanges(): Map<string, number> {
    const changes = new Map([...this.changed].map((type) => [type, this.counts.get(type) ?? 0]));
    this.changed = new Set();
    return changes;
  }

  async write(trx: Transaction<unknown>, changes: Map<string, number>): Promise<void> {
    for (const [type, count] of changes) {
      await trx
        .withTables<Tables>()
        .insertInto('test_counts')
        .values({ type, count })
        .onConflict((conflict) => conflict.column('type').doUpdateSet({ count }))
        .execute();
    }
    await this.whileWriting();
    if (this.writeFails) throw new Error('disk full');
  }

  async load(db: Kysely<unknown>): Promise<void> {
    const rows = await db.withTables<Tables>().selectFrom('test_counts').selectAll().execute();
    for (const { type, count } of rows) this.counts.set(type, count);
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    this.resets += 1;
    this.counts.clear();
    this.changed.clear();
    await trx.schema.dropTable('test_counts').ifExists().execute();
    await trx.schema
      .createTable('test_counts')
      .addColumn('type', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .execute();
  }
}

const NEVER_MS = 60_000;

let sequence = 0;

const event = (type: EventType): NewEvent => ({
  id: uuidv7(),
  type,
  schemaVersion: 1,
  occurredAt: '2026-01-05T10:00:00.000Z',
  correlationId: 'o',
  causationId: 'c',
  actor: 'person:anna',
  producer: 'capture',
  data: {},
});

describe('following the store', () => {
  let directory: string;
  let file: SqliteFile;
  let store: SqliteEventStore;
  let readStore: ReadStore;
  let followers: Follower<Map<string, number>>[];
  const failures: object[] = [];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'follower-'));
    file = new SqliteFile(join(directory, 'ledger.sqlite'), { synchronous: 'FULL' });
    store = new SqliteEventStore(file, systemClock);
    readStore = await openReadStore({ path: join(directory, 'read-models.sqlite') });
    followers = [];
    failures.length = 0;
  });

  afterEach(async () => {
    for (const follower of followers) await follower.stop().catch(() => undefined);
    await store.close();
    file.close();
    await readStore.close();
    rmSync(directory, { recursive: true });
  });

  const follow = async (projection: Counts, options: Partial<FollowerOptions<Map<string, number>>> = {}) => {
    const logger = { error: (fields: object) => void failures.push(fields) };
    const follower = new Follower({ store, readStore, projection, clock: systemClock, logger, ...options });
    followers.push(follower);
    await follower.start();
    return follower;
  };

  /** As a crash leaves it: no more events, nothing written. */
  const crash = async (follower: Follower<Map<string, number>>, projection: Counts): Promise<void> => {
    projection.writeFails = true;
    await follower.stop().catch(() => undefined);
  };

  const happen = async (...types: EventType[]): Promise<string> => {
    const stream = orderStream(`${(sequence += 1)}`);
    await store.append(stream, NO_STREAM, types.map(event));
    return stream;
  };

  const rows = async (): Promise<Record<string, number>> => {
    const found = await readStore.db.withTables<Tables>().selectFrom('test_counts').selectAll().execute();
    return Object.fromEntries(found.map(({ type, count }) => [type, count]));
  };

  it('has what happened in memory at once, and in the rows a moment later', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: 20 });
    await happen('OrderHeld', 'OrderHoldReleased', 'OrderCancelled');
    await happen('OrderHeld');
    await follower.caughtUp();
    expect([...projection.counts]).toEqual([
      ['OrderHeld', 2],
      ['OrderHoldReleased', 1],
    ]);
    expect(await rows()).toEqual({});
    await sleep(100);
    expect(await rows()).toEqual({ OrderHeld: 2, OrderHoldReleased: 1 });
    expect(follower.status().writtenPosition).toBe(await store.head());
  });

  it('follows what happened before it was there', async () => {
    await happen('OrderHeld');
    const follower = await follow(new Counts(), { batchSizeMax: 1 });
    await happen('OrderHeld');
    await follower.written();
    expect(await rows()).toEqual({ OrderHeld: 2 });
    expect(follower.position).toBe(await store.head());
  });

  it('moves on past events that it does not look at', async () => {
    const follower = await follow(new Counts());
    await happen('OrderCancelled');
    await follower.written();
    expect(follower.status()).toMatchObject({ position: 1, writtenPosition: 1 });
  });

  it('writes what is in memory when it stops, and goes on from there', async () => {
    const follower = await follow(new Counts(), { flushMs: NEVER_MS });
    await happen('OrderHeld');
    await follower.caughtUp();
    await follower.stop();
    await happen('OrderHeld');
    const later = new Counts();
    await (await follow(later)).caughtUp();
    expect(later.counts.get('OrderHeld')).toBe(2);
    expect(later.resets).toBe(0);
  });

  it('counts each event once across a crash between two writes', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: NEVER_MS });
    await happen('OrderHeld');
    await follower.written();
    await happen('OrderHeld');
    await follower.caughtUp();
    await crash(follower, projection);
    expect(await rows()).toEqual({ OrderHeld: 1 });
    const later = new Counts();
    await (await follow(later)).written();
    expect(await rows()).toEqual({ OrderHeld: 2 });
  });

  it('leaves what happens during a write to the next one', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: NEVER_MS });
    await happen('OrderHeld');
    projection.whileWriting = async () => {
      projection.whileWriting = () => Promise.resolve();
      await happen('OrderHeld');
      await follower.caughtUp();
    };
    await follower.written();
    const written = follower.status().writtenPosition;
    await crash(follower, projection);
    const later = new Counts();
    await (await follow(later)).written();
    expect(written).toBe(1);
    expect(await rows()).toEqual({ OrderHeld: 2 });
  });

  it('loses nothing while its database refuses, and says so', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: 10 });
    projection.writeFails = true;
    await happen('OrderHeld');
    await expect(follower.written()).rejects.toThrow('disk full');
    await happen('OrderHoldReleased');
    await follower.caughtUp();
    expect(follower.status().failure).toBe('cannot write its rows: disk full');
    expect(failures[0]).toEqual({ follower: 'test_counts', reason: 'disk full' });
    projection.writeFails = false;
    await follower.written();
    expect(await rows()).toEqual({ OrderHeld: 1, OrderHoldReleased: 1 });
    expect(follower.status()).not.toHaveProperty('failure');
  });

  it('waits for a database that refuses for long, so that memory does not fill', async () => {
    const projection = new Counts();
    projection.writeFails = true;
    for (let order = 0; order < 20; order += 1) await happen('OrderHeld', 'OrderHeld');
    const follower = await follow(projection, { flushMs: NEVER_MS, batchSizeMax: 2, unwrittenEventsMax: 4 });
    await sleep(300);
    expect(follower.status().failure).toBe('cannot write its rows: disk full');
    // Four in the batch that is refused, four more that wait for their turn.
    expect(follower.position).toBeLessThanOrEqual(8);
    projection.writeFails = false;
    await follower.written();
    expect(await rows()).toEqual({ OrderHeld: 40 });
  });

  it('stops at an event that it cannot apply, says which, and goes on when it can', async () => {
    const projection = new Counts();
    await happen('OrderHeld');
    projection.refuse = await happen('OrderHeld', 'OrderHoldReleased');
    const follower = await follow(projection);
    await expect(follower.caughtUp()).rejects.toThrow(
      'follower test_counts cannot apply OrderHeld at position 2',
    );
    expect(follower.status().failure).toBe('cannot apply OrderHeld at position 2: what is this');
    projection.refuse = undefined;
    await follower.caughtUp();
    expect(Object.fromEntries(projection.counts)).toEqual({ OrderHeld: 2, OrderHoldReleased: 1 });
    expect(follower.status()).not.toHaveProperty('failure');
  });

  it('rebuilds from the first event under a changed version', async () => {
    await happen('OrderHeld');
    const first = await follow(new Counts(1));
    await first.written();
    await first.stop();
    const second = new Counts(2, new Set(['OrderHeld', 'OrderCancelled']));
    await happen('OrderCancelled');
    await (await follow(second)).written();
    expect(second.resets).toBe(1);
    expect(await rows()).toEqual({ OrderHeld: 1, OrderCancelled: 1 });
  });

  it('rebuilds when told to, and goes on following', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: 10 });
    await happen('OrderHeld');
    await follower.written();
    projection.counts.set('OrderHeld', 77);
    await follower.rebuild();
    await happen('OrderHeld');
    await sleep(100);
    expect(await rows()).toEqual({ OrderHeld: 2 });
  });

  it('writes nothing into a rebuilt read model that it knew before', async () => {
    const projection = new Counts();
    const follower = await follow(projection, { flushMs: NEVER_MS });
    await happen('OrderHeld', 'OrderHoldReleased');
    await follower.caughtUp();
    projection.writeFails = true;
    await expect(follower.written()).rejects.toThrow('disk full');
    projection.writeFails = false;
    projection.refuse = orderStream(`${sequence}`);
    await follower.rebuild();
    await expect(follower.written()).rejects.toThrow('cannot apply');
    await follower.stop();
    expect(await rows()).toEqual({});
  });

  it('tells those who wait for it that it was stopped', async () => {
    const projection = new Counts();
    projection.refuse = await happen('OrderHeld');
    const follower = await follow(projection);
    await follower.caughtUp().catch(() => undefined);
    const waiting = follower.caughtUp();
    await Promise.all([
      expect(waiting).rejects.toThrow('follower test_counts was stopped'),
      new Promise((resolve) => setImmediate(resolve)).then(() => follower.stop()),
    ]);
  });

  it('keeps the positions of several read models apart', async () => {
    class OtherCounts extends Counts {
      override readonly name: 'test_counts' = 'other' as 'test_counts';
      override reset = (): Promise<void> => Promise.resolve();
      override write = (): Promise<void> => Promise.resolve();
    }
    const one = await follow(new Counts());
    await happen('OrderHeld');
    await one.written();
    const other = new OtherCounts();
    await (await follow(other)).written();
    expect(other.counts.get('OrderHeld')).toBe(1);
    expect(one.status().writtenPosition).toBe(1);
  });
});
