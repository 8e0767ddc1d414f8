import { TransientFault } from '@throughline/kernel';
import { isPassingFailure, type Database } from './driver.js';

/** One caller's part of a group: a synchronous piece of work and the promise that waits for it. */
export interface PendingWrite {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export type GroupOutcome = 'committed' | 'rolled-back';

/** What a group came to, and how each caller is told. */
export interface GroupResult {
  readonly outcome: GroupOutcome;
  readonly tell: readonly (() => void)[];
}

/** A work that threw after it had written: what it wrote can only be taken back with the whole group. */
class HalfDoneWork extends Error {
  constructor(
    readonly culprit: PendingWrite,
    override readonly cause: unknown,
  ) {
    super('a work of the group threw after it had written');
  }
}

/** Runs groups of works, each group as one transaction. */
export class GroupCommit {
  private writesOfWork = 0;

  constructor(
    private readonly db: Database,
    private readonly path: string,
  ) {}

  /** Every statement that changed something reports here: so a work that throws halfway is noticed. */
  noteWrite(): void {
    this.writesOfWork += 1;
  }

  run(group: readonly PendingWrite[]): GroupResult {
    try {
      this.db.exec('BEGIN IMMEDIATE');
      const tell = group.map((pending) => this.runWork(pending));
      this.db.exec('COMMIT');
      return { outcome: 'committed', tell };
    } catch (error) {
      this.rollback();
      return { outcome: 'rolled-back', tell: this.refusals(group, error) };
    }
  }

  /** A refusal before the first write is the caller's own affair; everything else fails the group. */
  private runWork(pending: PendingWrite): () => void {
    this.writesOfWork = 0;
    try {
      const value = pending.work();
      if (value instanceof Promise)
        throw new Error('a work must be synchronous: it is part of one transaction');
      return () => pending.resolve(value);
    } catch (error) {
      if (!this.db.isTransaction || isPassingFailure(error)) throw error;
      if (this.writesOfWork > 0) throw new HalfDoneWork(pending, error);
      return () => pending.reject(error);
    }
  }

  private refusals(group: readonly PendingWrite[], error: unknown): (() => void)[] {
    const fault = new TransientFault(`${this.path}: commit failed`, { cause: error });
    const culprit = error instanceof HalfDoneWork ? error.culprit : undefined;
    return group.map((pending) => {
      const reason = pending === culprit ? (error as HalfDoneWork).cause : fault;
      return () => pending.reject(reason);
    });
  }

  private rollback(): void {
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself already, as it does for a full disk.
    }
  }
}
