import type { AllSlice, Subscription } from '@throughline/event-store';
import { instantOf, messageOf, type Instant } from '@throughline/kernel';
import { BATCH_SIZE_MAX, RETAKE_MS, type FollowerOptions, type FollowerStatus } from './follower-options.js';
import { RowsTaken } from './follower-rows.js';
import { CannotApply, ProjectionMemory } from './projection-memory.js';
import { Rebuilding } from './rebuilding.js';
import { RowsWriter } from './rows-writer.js';
import type { StagedBuild } from './staged-build.js';
import { Turns } from './turns.js';
import { Waiters } from './waiters.js';

/**
 * Keeps one read model in step with `$all`: in memory on every member of a service, in rows by the leader alone. An
 * event counts once in the rows, whatever crashes and whoever leads: rows and position are written in one
 * transaction, and only while the rows are this member's and where it left them.
 */
export class Follower<Changes = unknown> {
  private readonly memory: ProjectionMemory<Changes>;
  private readonly rows: RowsWriter<Changes>;
  private readonly rebuilding: Rebuilding<Changes>;
  private readonly waiters = new Waiters();
  /** Starting, stopping, rebuilding and changes of the leader, one at a time. */
  private readonly turns = new Turns();
  private subscription: Subscription | undefined;
  private stopListening: () => void = () => undefined;
  private retakeTimer: NodeJS.Timeout | undefined;
  private isStopped = true;
  /** Stopped, rather than not started yet. */
  private hasEnded = false;
  private lastProgressAt: Instant;
  private applyFailure: string | undefined;

  constructor(private readonly options: FollowerOptions<Changes>) {
    this.lastProgressAt = instantOf(options.clock.now());
    this.memory = new ProjectionMemory(options.projection);
    this.rows = new RowsWriter({
      options,
      memory: this.memory,
      report: (what, reason) => this.report(what, reason),
      onTaken: () => this.retakeLater(),
    });
    this.rebuilding = new Rebuilding({
      options,
      createFollower: (of) => new Follower(of),
      stage: () =>
        this.turns.take(() => (this.hasEnded ? Promise.reject(this.stopped()) : this.rows.stage())),
      exchange: (staged) => this.turns.take(() => this.exchange(staged)),
    });
  }

  get name(): string {
    return this.options.projection.name;
  }

  /** Everything up to here is in memory. */
  get position(): number {
    return this.memory.position;
  }

  /**
   * Loads the rows and follows on from there. Where another version wrote them or none did, a leader resets them, and
   * any other member follows from the first event, in memory only.
   */
  start(): Promise<void> {
    const { leadership } = this.options.readStore;
    return this.turns.take(async () => {
      const { term } = leadership;
      await (term === undefined ? this.rows.read() : this.rows.takeOver(term));
      this.isStopped = false;
      this.hasEnded = false;
      this.follow();
      this.stopListening = leadership.onChange(() => this.changeOver());
      // It may have changed while the rows were read.
      this.changeOver();
    });
  }

  /** Takes no more events and writes what is in memory. @throws what the write threw: the next start makes up for it */
  stop(): Promise<void> {
    this.isStopped = true;
    this.hasEnded = true;
    this.stopListening();
    clearTimeout(this.retakeTimer);
    const built = this.rebuilding.stop();
    return this.turns.take(async () => {
      await built;
      await this.unfollow();
      this.waiters.rejectAll(this.stopped());
      try {
        await this.rows.flush();
      } catch (error) {
        // Who has the rows by now writes the same into them.
        if (!(error instanceof RowsTaken)) throw error;
      } finally {
        await this.rows.giveUp();
      }
    });
  }

  /**
   * Resolves when memory holds all that the store holds now.
   * @throws Error if the follower is stopped before, or meets an event that it cannot apply
   */
  async caughtUp(): Promise<void> {
    const head = await this.options.store.head();
    if (this.hasEnded) throw this.stopped();
    await this.waiters.until(head, this.position);
  }

  /**
   * Resolves when the rows hold all that the store holds now. The rows of a member that does not lead are another's:
   * there it resolves when memory does. @throws what the write threw
   */
  async written(): Promise<void> {
    await this.turns.through();
    await this.caughtUp();
    await this.rows.flush();
  }

  /**
   * Builds the read model anew beside the one that is read, from the first event on, and puts it in its place once it
   * has caught up: nobody sees it fill. What is cut off is not lost; the next call goes on where it was.
   * @throws RowsTaken if another leads
   * @throws Error if it was stopped, or cannot go on
   */
  rebuild(eventsPerWrite?: number): Promise<void> {
    return this.rebuilding.run(eventsPerWrite);
  }

  status(): FollowerStatus {
    const failure = this.applyFailure ?? this.rows.failure;
    return {
      name: this.name,
      position: this.position,
      writtenPosition: this.rows.position,
      lastProgressAt: this.lastProgressAt,
      ...(failure !== undefined && { failure }),
    };
  }

  private async exchange(staged: StagedBuild<Changes>): Promise<void> {
    await staged.stop();
    if (this.hasEnded) throw this.stopped();
    await this.unfollow();
    try {
      await this.rows.exchange(staged);
    } catch (error) {
      // Memory may hold what the rows do not: it has to begin with them again.
      await this.rows.giveUp();
      this.retakeLater();
      throw error;
    } finally {
      this.follow();
    }
  }

  private changeOver(): void {
    void this.turns.take(() => this.settle());
  }

  /** Brings rows and memory into line with who leads now. */
  private async settle(): Promise<void> {
    const { term } = this.options.readStore.leadership;
    if (this.isStopped || (term !== undefined && term === this.rows.term)) return;
    clearTimeout(this.retakeTimer);
    if (term !== undefined) return this.takeOver(term);
    await this.rows.giveUp();
    this.rows.failure = undefined;
  }

  private async takeOver(term: number): Promise<void> {
    await this.unfollow();
    await this.rows.giveUp();
    try {
      await this.rows.takeOver(term);
    } catch (error) {
      this.rows.failure = this.report('cannot take over its rows', messageOf(error));
      this.retakeLater();
    }
    this.follow();
  }

  /** Until the rows are this member's, or it learns that it does not lead. */
  private retakeLater(): void {
    clearTimeout(this.retakeTimer);
    if (this.isStopped) return;
    this.retakeTimer = setTimeout(() => this.changeOver(), this.options.retakeMs ?? RETAKE_MS);
  }

  private follow(): void {
    const { store, projection, batchSizeMax = BATCH_SIZE_MAX } = this.options;
    const { types } = projection;
    const after = this.position;
    this.subscription = store.subscribe({ after, batchSizeMax, ...(types && { types }) }, (slice) =>
      this.takeIn(slice),
    );
  }

  private async unfollow(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
  }

  private async takeIn(slice: AllSlice): Promise<void> {
    this.apply(slice);
    this.lastProgressAt = instantOf(this.options.clock.now());
    this.waiters.resolveUpTo(this.position);
    await this.rows.noteApplied();
  }

  private apply(slice: AllSlice): void {
    try {
      this.memory.apply(slice);
      this.applyFailure = undefined;
    } catch (error) {
      if (!(error instanceof CannotApply)) throw error;
      this.applyFailure = this.report(error.message, error.reason);
      this.waiters.rejectAll(new Error(`follower ${this.name} ${error.message}`, { cause: error.cause }));
      throw error;
    }
  }

  private stopped(): Error {
    return new Error(`follower ${this.name} was stopped`);
  }

  private report(what: string, reason: string): string {
    this.options.logger.error({ follower: this.name, reason }, `follower ${what}`);
    return `${what}: ${reason}`;
  }
}
