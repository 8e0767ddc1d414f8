import { messageOf } from '@throughline/kernel';

export interface WriteBehindOptions<Batch> {
  /** Whether anything changed since `take` was last called. */
  readonly isDirty: () => boolean;
  readonly take: () => Batch;
  /** Writes the batch whole, or throws and has written nothing of it. */
  readonly write: (batch: Batch) => Promise<void>;
  /** The longest that a change waits, and the shortest time between two writes. */
  readonly flushMs: number;
  readonly onFailure: (reason: string) => void;
}

/** Longest pause between two tries of a batch that cannot be written. */
const RETRY_MS_MAX = 5_000;

/** Coalesces changes into batches. A batch that fails is kept and written again, whole, before anything newer. */
export class WriteBehind<Batch> {
  private unwritten: { readonly batch: Batch } | undefined;
  private writing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private attempts = 0;
  private isStopped = false;

  constructor(private readonly options: WriteBehindOptions<Batch>) {}

  /** Something changed: it will be written within `flushMs`. */
  schedule(): void {
    if (this.isStopped || this.timer || this.writing) return;
    this.timer = setTimeout(() => void this.writeNow().catch(() => undefined), this.pauseMs());
  }

  /** Resolves once all that had changed when it was called is written, or discarded. @throws what the write threw */
  async flush(): Promise<void> {
    if (this.writing) await this.writing.catch(() => undefined);
    await this.writeNow();
  }

  /** Ends the write in hand, forgets what is not written, and writes no more until `resume`. */
  async discard(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.writing) await this.writing.catch(() => undefined);
    this.unwritten = undefined;
    this.attempts = 0;
  }

  resume(): void {
    this.isStopped = false;
  }

  private writeNow(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing ??= this.writePending().finally(() => {
      this.writing = undefined;
      if (this.unwritten || this.options.isDirty()) this.schedule();
    });
    return this.writing;
  }

  private async writePending(): Promise<void> {
    if (this.unwritten && !this.isStopped) await this.tryWrite(this.unwritten.batch);
    if (this.isStopped || !this.options.isDirty()) return;
    this.unwritten = { batch: this.options.take() };
    await this.tryWrite(this.unwritten.batch);
  }

  private async tryWrite(batch: Batch): Promise<void> {
    try {
      await this.options.write(batch);
      this.unwritten = undefined;
      this.attempts = 0;
    } catch (error) {
      this.attempts += 1;
      this.options.onFailure(messageOf(error));
      throw error;
    }
  }

  private pauseMs(): number {
    return Math.min(this.options.flushMs * 2 ** this.attempts, RETRY_MS_MAX);
  }
}
