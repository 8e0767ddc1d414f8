type Stop = () => Promise<unknown>;

/** What was started, ended in the opposite order: at the end, after a failure, and when the person says so. */
export class Stops {
  private readonly stops: Stop[] = [];
  private readonly interruption = new AbortController();

  /** Raised by Ctrl-C or SIGTERM. */
  get interrupted(): AbortSignal {
    return this.interruption.signal;
  }

  add(stop: Stop): void {
    this.stops.unshift(stop);
  }

  /** A second interrupt ends this process at once, and what it started is killed as it exits. */
  onInterrupt(exit: (code: number) => void): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (this.interrupted.aborted) exit(1);
        this.interruption.abort(new Error('interrupted'));
        process.stderr.write('stopping; once more to stop at once\n');
      });
    }
  }

  /** Everything is tried, whatever fails. @throws AggregateError of what did not stop */
  async stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.stops.splice(0)) await stop().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped in good order');
  }
}
