import type { Follower } from './follower.js';
import type { FollowerOptions } from './follower-options.js';
import { StagedBuild } from './staged-build.js';
import { discardRetired } from './staged-tables.js';

export interface RebuildingParts<Changes> {
  readonly options: FollowerOptions<Changes>;
  readonly createFollower: (options: FollowerOptions<Changes>) => Follower<Changes>;
  /** Says that rows are built beside those that are read, and gives their number. @throws if they are another's */
  readonly stage: () => Promise<number>;
  /** Ends the build and puts its rows in the place of those that are read. */
  readonly exchange: (staged: StagedBuild<Changes>) => Promise<void>;
}

/** Of one follower: one build at a time, from asking for it to the last table that is dropped. */
export class Rebuilding<Changes> {
  private running: Promise<void> | undefined;
  private staged: StagedBuild<Changes> | undefined;

  constructor(private readonly parts: RebuildingParts<Changes>) {}

  /** Joins the one that is under way. */
  run(eventsPerWrite?: number): Promise<void> {
    this.running ??= this.runOnce(eventsPerWrite).finally(() => (this.running = undefined));
    return this.running;
  }

  /** What is built so far stays, for the next one to go on with. */
  async stop(): Promise<void> {
    await this.staged?.stop().catch(() => undefined);
  }

  private async runOnce(eventsPerWrite: number | undefined): Promise<void> {
    const { options, createFollower, stage, exchange } = this.parts;
    const of = { ...options, ...(eventsPerWrite !== undefined && { buildEventsPerWrite: eventsPerWrite }) };
    const { readStore, projection } = options;
    const staged = new StagedBuild({ of, generation: await stage(), createFollower });
    this.staged = staged;
    try {
      await discardRetired(readStore, projection.tables);
      await staged.run();
      await exchange(staged);
    } finally {
      this.staged = undefined;
      await staged.stop();
    }
    await discardRetired(readStore, projection.tables);
  }
}
