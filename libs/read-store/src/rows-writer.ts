import { FROM_START } from '@throughline/event-store';
import { FLUSH_MS, UNWRITTEN_EVENTS_MAX, type FollowerOptions } from './follower-options.js';
import { FollowerRows, RowsTaken } from './follower-rows.js';
import { NOTHING_REREAD, type ProjectionMemory, type Reread } from './projection-memory.js';
import { readAgain } from './reread.js';
import type { StagedBuild } from './staged-build.js';
import { WriteBehind } from './write-behind.js';

interface Batch<Changes> {
  readonly changes: Changes;
  readonly position: number;
}

export interface RowsWriterParts<Changes> {
  readonly options: FollowerOptions<Changes>;
  readonly memory: ProjectionMemory<Changes>;
  /** Logs it, and gives it in one line. */
  readonly report: (what: string, reason: string) => string;
  /** The rows turned out to be another member's, although this one holds that it leads. */
  readonly onTaken: () => void;
}

/** Writes what changed in memory behind it, while the rows are this member's; drops it while they are another's. */
export class RowsWriter<Changes> {
  /** Why rows cannot be written although they are this member's to write, while that lasts. */
  failure: string | undefined;
  private readonly rows: FollowerRows<Changes>;
  private readonly writer: WriteBehind<Batch<Changes>>;

  constructor(private readonly parts: RowsWriterParts<Changes>) {
    const { options, memory } = parts;
    this.rows = new FollowerRows(options.readStore, options.projection);
    this.writer = new WriteBehind({
      isDirty: () => memory.hasChanges,
      take: () => memory.takeChanges(),
      write: (batch) => this.write(batch),
      flushMs: options.flushMs ?? FLUSH_MS,
      onFailure: (reason) => (this.failure = parts.report('cannot write its rows', reason)),
    });
  }

  /** The term in which the rows are this member's to write. */
  get term(): number | undefined {
    return this.rows.term;
  }

  /** Everything up to here is in the rows, as far as this member knows. */
  get position(): number {
    return this.rows.position;
  }

  /** Fills memory from the rows of another member. */
  read(): Promise<void> {
    return this.rows.read((position) => this.parts.memory.filledAt(position));
  }

  /**
   * Takes the rows over, and memory goes on from where they stand. What memory had applied behind that is read before
   * and applied in the same turn, so that nobody sees the read model go back.
   */
  async takeOver(term: number): Promise<void> {
    const { memory } = this.parts;
    const reread = memory.position === FROM_START ? NOTHING_REREAD : await this.readBehindRows();
    await this.rows.takeOver(term, (position) => memory.filledAt(position, reread));
    this.failure = undefined;
    this.writer.resume();
    if (memory.hasChanges) this.writer.schedule();
  }

  /** Asks for rows to be built beside these, and gives their number. @throws RowsTaken if these are another's */
  stage(): Promise<number> {
    return this.rows.stage();
  }

  /**
   * Puts rows that were built beside these in their place, and memory goes on from where they stand, as after taking
   * over. @throws RowsTaken if either are another's
   */
  async exchange({ generation, position: built }: StagedBuild<Changes>): Promise<void> {
    const { options, memory } = this.parts;
    await this.writer.discard();
    const reread = await readAgain(options, built, memory.position);
    await this.rows.exchange(generation, (position) => memory.filledAt(position, reread));
    this.writer.resume();
    if (memory.hasChanges) this.writer.schedule();
  }

  /** To be called for each slice that was applied. Waits for the database where too much is unwritten. */
  async noteApplied(): Promise<void> {
    const { options, memory } = this.parts;
    const { unwrittenEventsMax = UNWRITTEN_EVENTS_MAX } = options;
    if (this.term === undefined) memory.takeChanges();
    else if (memory.untakenEvents >= unwrittenEventsMax) await this.writer.flush();
    else this.writer.schedule();
  }

  /** Resolves once all that is applied is written, at once where the rows are another's. @throws what the write threw */
  async flush(): Promise<void> {
    if (this.term !== undefined) await this.writer.flush();
  }

  /** From now on the rows are another's. What is not written is dropped, once the write in hand is through. */
  async giveUp(): Promise<void> {
    this.rows.giveUp();
    await this.writer.discard();
    this.parts.memory.takeChanges();
  }

  private async readBehindRows(): Promise<Reread> {
    const { options, memory } = this.parts;
    return readAgain(options, await this.rows.savedPosition(), memory.position);
  }

  private async write({ changes, position }: Batch<Changes>): Promise<void> {
    try {
      await this.rows.write(changes, position);
      this.failure = undefined;
    } catch (error) {
      if (error instanceof RowsTaken) {
        this.rows.giveUp();
        this.parts.onTaken();
      }
      throw error;
    }
  }
}
