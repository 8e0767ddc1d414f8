import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderStream, type EventType, type NewEvent } from '@throughline/contracts';
import { NO_STREAM, SqliteEventStore } from '@throughline/event-store';
import { systemClock, uuidv7 } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import type { FollowerOptions } from '../follower-options.js';
import { Follower } from '../follower.js';
import type { ReadStore } from '../read-store.js';
import { countRows, type Counts } from './counts.js';

/** A read store of its own for each test. */
export interface ReadStoreHarness {
  readonly readStore: ReadStore;
  dispose(): Promise<void>;
}

export type CreateReadStore = () => Promise<ReadStoreHarness>;

export type CountsFollower = Follower<Map<string, number>>;
export type CountsOptions = Partial<FollowerOptions<Map<string, number>>>;

export const NEVER_MS = 60_000;

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

/** An event store, a read store, and who follows the one into the other. */
export class FollowerWorld {
  readonly failures: object[] = [];
  /** Orders so far. */
  sequence = 0;
  private readonly followers: CountsFollower[] = [];

  private constructor(
    private readonly directory: string,
    private readonly file: SqliteFile,
    readonly store: SqliteEventStore,
    private readonly harness: ReadStoreHarness,
  ) {}

  static async open(createReadStore: CreateReadStore): Promise<FollowerWorld> {
    const directory = mkdtempSync(join(tmpdir(), 'follower-'));
    const file = new SqliteFile(join(directory, 'ledger.sqlite'), { synchronous: 'FULL' });
    return new FollowerWorld(
      directory,
      file,
      new SqliteEventStore(file, systemClock),
      await createReadStore(),
    );
  }

  get readStore(): ReadStore {
    return this.harness.readStore;
  }

  async dispose(): Promise<void> {
    for (const follower of this.followers) await follower.stop().catch(() => undefined);
    await this.store.close();
    this.file.close();
    await this.harness.dispose();
    rmSync(this.directory, { recursive: true });
  }

  async follow(projection: Counts, options: CountsOptions = {}): Promise<CountsFollower> {
    const { store, readStore } = this;
    const logger = { error: (fields: object) => void this.failures.push(fields) };
    const follower = new Follower({ store, readStore, projection, clock: systemClock, logger, ...options });
    this.followers.push(follower);
    await follower.start();
    return follower;
  }

  async happen(...types: EventType[]): Promise<string> {
    const stream = orderStream(`${(this.sequence += 1)}`);
    await this.store.append(stream, NO_STREAM, types.map(event));
    return stream;
  }

  rows(): Promise<Record<string, number>> {
    return countRows(this.readStore.db);
  }

  /** As a crash leaves it: no more events, nothing written. */
  static async crash(follower: CountsFollower, projection: Counts): Promise<void> {
    projection.writeFails = true;
    await follower.stop().catch(() => undefined);
  }
}

export const worldForEach = (createReadStore: CreateReadStore): (() => FollowerWorld) => {
  let world: FollowerWorld;
  beforeEach(async () => {
    world = await FollowerWorld.open(createReadStore);
  });
  afterEach(() => world.dispose());
  return () => world;
};
