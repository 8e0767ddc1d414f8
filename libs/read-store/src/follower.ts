import { FROM_START, type AllSlice, type Subscription } from '@throughline/event-store';
import { instantOf, messageOf, type Instant } from '@throughline/kernel';
import {
  BATCH_SIZE_MAX,
  FLUSH_MS,
  UNWRITTEN_EVENTS_MAX,
  type FollowerOptions,
  type FollowerStatus,
} from './follower-options.js';
import { FollowerRows } from './follower-rows.js';
import { Waiters } from './waiters.js';
import { WriteBehind } from './write-behind.js';

/**
 * Keeps one read model in step with `$all`. An event counts once in the rows, whatever crashes: rows and position
 * are written in one transaction.
 */
export class Follower<Changes = unknown> {
  private readonly rows: FollowerRows<Changes>;
  private readonly writer: WriteBehind<{ readonly changes: Changes; readonly position: number }>;
  private readonly waiters = new Waiters();
  private subscription: Subscription | undefined;
  private appliedPosition = FROM_START;
  private takenPosition = FROM_START;
  private untakenEvents = 0;
  private lastProgressAt: Instant;
  private applyFailure: string | undefined;
  private writeFailure: string | undefined;

  constructor(private readonly options: FollowerOptions<Changes>) {
    this.lastProgressAt = instantOf(options.clock.now());
    this.rows = new FollowerRows(options.readStore, options.projection);
    this.writer = new WriteBehind({
      isDirty: () => this.appliedPosition > this.takenPosition,
      take: () => this.takeChanges(),
      write: async ({ changes, position }) => {
        await this.rows.write(changes, position);
        this.writeFailure = undefined;
      },
      flushMs: options.flushMs ?? FLUSH_MS,
      onFailure: (reason) => (this.writeFailure = this.report('cannot write its rows', reason)),
    });
  }

  get name(): string {
    return this.options.projection.name;
  }

  /** Everything up to here is in memory. */
  get position(): number {
    return this.appliedPosition;
  }

  /** Loads the rows, or resets them where another version wrote them, and follows on from there. */
  async start(): Promise<void> {
    await this.rows.open();
    this.follow();
  }

  /** Takes no more events and writes what is in memory. @throws what the write threw: the next start makes up for it */
  async stop(): Promise<void> {
    await this.unfollow();
    this.waiters.rejectAll(new Error(`follower ${this.name} was stopped`));
    try {
      await this.writer.flush();
    } finally {
      await this.writer.discard();
    }
  }

  /**
   * Resolves when memory holds all that the store holds now.
   * @throws Error if the follower is stopped before, or meets an event that it cannot apply
   */
  async caughtUp(): Promise<void> {
    await this.waiters.until(await this.options.store.head(), this.appliedPosition);
  }

  /** Resolves when the rows hold all that the store holds now. @throws what the write threw */
  async written(): Promise<void> {
    await this.caughtUp();
    await this.writer.flush();
  }

  /** Empties the read model and follows from the first event again; readers see it fill. */
  async rebuild(): Promise<void> {
    await this.unfollow();
    await this.writer.discard();
    await this.rows.reset();
    this.follow();
  }

  status(): FollowerStatus {
    const failure = this.applyFailure ?? this.writeFailure;
    return {
      name: this.name,
      position: this.appliedPosition,
      writtenPosition: this.rows.position,
      lastProgressAt: this.lastProgressAt,
      ...(failure !== undefined && { failure }),
    };
  }

  private follow(): void {
    const { store, projection, batchSizeMax = BATCH_SIZE_MAX } = this.options;
    const { types } = projection;
    const after = this.rows.position;
    this.appliedPosition = after;
    this.takenPosition = after;
    this.untakenEvents = 0;
    this.writer.resume();
    this.subscription = store.subscribe({ after, batchSizeMax, ...(types && { types }) }, (slice) =>
      this.takeIn(slice),
    );
  }

  private async unfollow(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
  }

  private async takeIn(slice: AllSlice): Promise<void> {
    this.applyAll(slice);
    this.appliedPosition = Math.max(this.appliedPosition, slice.position);
    this.applyFailure = undefined;
    this.lastProgressAt = instantOf(this.options.clock.now());
    this.waiters.resolveUpTo(this.appliedPosition);
    const { unwrittenEventsMax = UNWRITTEN_EVENTS_MAX } = this.options;
    if (this.untakenEvents >= unwrittenEventsMax) await this.writer.flush();
    else this.writer.schedule();
  }

  private applyAll({ events }: AllSlice): void {
    for (const event of events) {
      // A slice that failed half-way comes again, whole.
      if (event.position <= this.appliedPosition) continue;
      try {
        this.options.projection.apply(event);
      } catch (error) {
        const what = `cannot apply ${event.type} at position ${event.position}`;
        this.applyFailure = this.report(what, messageOf(error));
        this.waiters.rejectAll(new Error(`follower ${this.name} ${what}`, { cause: error }));
        throw error;
      }
      this.appliedPosition = event.position;
      this.untakenEvents += 1;
    }
  }

  private takeChanges(): { changes: Changes; position: number } {
    this.takenPosition = this.appliedPosition;
    this.untakenEvents = 0;
    return { changes: this.options.projection.takeChanges(), position: this.takenPosition };
  }

  private report(what: string, reason: string): string {
    this.options.logger.error({ follower: this.name, reason }, `follower ${what}`);
    return `${what}: ${reason}`;
  }
}
