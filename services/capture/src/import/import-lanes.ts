/** Work with a limit on how much of it runs at once, in order per key. */
export class ImportLanes {
  private readonly tails = new Map<string, Promise<void>>();
  private runningCount = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly inFlightMax: number) {}

  /** Resolves when there is room for the work, which then runs by itself. `work` must not reject. */
  async run(key: string, work: () => Promise<void>): Promise<void> {
    await this.until(() => this.runningCount < this.inFlightMax);
    this.runningCount += 1;
    const task = (this.tails.get(key) ?? Promise.resolve()).then(work).then(() => {
      if (this.tails.get(key) === task) this.tails.delete(key);
      this.runningCount -= 1;
      this.wake?.();
    });
    this.tails.set(key, task);
  }

  /** Resolves when nothing runs any more. */
  idle(): Promise<void> {
    return this.until(() => this.runningCount === 0);
  }

  /** One waits at a time: the reader of the file. */
  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
