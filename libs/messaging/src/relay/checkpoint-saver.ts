import type { Checkpoint } from './checkpoint.js';

export interface CheckpointSaverOptions {
  readonly write: (checkpoint: Checkpoint) => Promise<void>;
  readonly everyMs: number;
  readonly onSaved: (checkpoint: Checkpoint) => void;
  readonly onFault: (error: unknown) => void;
}

/** Writes the last checkpoint now and then: publishing does not wait for it, and a crash repeats what it missed. */
export class CheckpointSaver {
  private latest: Checkpoint | undefined;
  private saved: Checkpoint | undefined;
  private saving: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: CheckpointSaverOptions) {
    this.timer = setInterval(() => void this.save(), options.everyMs).unref();
  }

  /** Only what the brokers have acknowledged. */
  mark(checkpoint: Checkpoint): void {
    this.latest = checkpoint;
  }

  /**
   * The log's checkpoints and the last that was marked, which the log may lack. Without the last that was saved the log
   * is not the one that it was: then what it speaks of is gone too, and what is remembered here counts for nothing.
   */
  completed(recent: readonly Checkpoint[]): readonly Checkpoint[] {
    const { latest, saved } = this;
    const isSameLog = saved !== undefined && recent.some(({ id }) => id === saved.id);
    return isSameLog && latest !== undefined ? [...recent, latest] : recent;
  }

  /** Saves what is not saved yet. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.saving;
    await this.save();
  }

  private save(): Promise<void> {
    const { latest } = this;
    if (latest === undefined || latest === this.saved) return Promise.resolve();
    this.saving ??= this.write(latest).finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  private async write(checkpoint: Checkpoint): Promise<void> {
    try {
      await this.options.write(checkpoint);
      this.saved = checkpoint;
      this.options.onSaved(checkpoint);
    } catch (error) {
      this.options.onFault(error);
    }
  }
}
