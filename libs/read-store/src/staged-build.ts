import type { Follower } from './follower.js';
import type { FollowerOptions } from './follower-options.js';
import { noteProgress } from './rebuild-requests.js';
import { StagedProjection } from './staged-projection.js';
import { analyze } from './staged-tables.js';

/** Events of one slice: some milliseconds of reading. */
const SLICE_EVENTS = 500;

/** Events of one transaction beside requests: a commit that moves more than these write makes them wait. */
export const BUILD_EVENTS_PER_WRITE = 8_000;

/** Where nobody waits: what happened to one order is written once, and a larger batch holds more of it. */
export const BUILD_ALONE_EVENTS_PER_WRITE = 50_000;

/** A batch is to be full rather than soon: nobody reads these rows yet. */
const BUILD_FLUSH_MS = 5_000;

const NOTE_MS = 500;

export interface StagedBuildOptions<Changes> {
  /** Of the follower whose rows are built anew. */
  readonly of: FollowerOptions<Changes>;
  /** Tells this set of tables from the one that is read, and from those before. */
  readonly generation: number;
  readonly createFollower: (options: FollowerOptions<Changes>) => Follower<Changes>;
}

/** Builds rows beside those that are read, by a follower of their own; one that was cut off goes on where it was. */
export class StagedBuild<Changes> {
  private readonly projection: StagedProjection<Changes>;
  private readonly follower: Follower<Changes>;
  private isStopped = false;
  private notes: NodeJS.Timeout | undefined;

  constructor(private readonly options: StagedBuildOptions<Changes>) {
    const { of, generation, createFollower } = options;
    this.projection = new StagedProjection(of.projection, generation);
    this.follower = createFollower({
      ...of,
      projection: this.projection,
      flushMs: BUILD_FLUSH_MS,
      batchSizeMax: of.batchSizeMax ?? SLICE_EVENTS,
      unwrittenEventsMax: of.buildEventsPerWrite ?? BUILD_EVENTS_PER_WRITE,
    });
  }

  get generation(): number {
    return this.options.generation;
  }

  /** Everything up to here is in the new rows. */
  get position(): number {
    return this.follower.status().writtenPosition;
  }

  /** Resolves when the new rows hold what the store does. @throws Error if it is stopped before, or cannot go on */
  async run(): Promise<void> {
    if (this.isStopped) throw new Error(`the build of ${this.follower.name} was stopped`);
    await this.follower.start();
    this.notes = setInterval(() => void this.note().catch(() => undefined), NOTE_MS);
    await this.note();
    await this.follower.written();
    await analyze(this.options.of.readStore, this.projection.tables);
  }

  /** Writes what it has and ends. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.notes);
    await this.follower.stop();
  }

  private async note(): Promise<void> {
    const { store, readStore, projection } = this.options.of;
    const { position, failure = null } = this.follower.status();
    await noteProgress(readStore.db, projection.name, { position, head: await store.head(), failure });
  }
}
