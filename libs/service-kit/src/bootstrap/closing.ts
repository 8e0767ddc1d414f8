type Closer = () => Promise<void> | void;

/**
 * What has to be closed, in the reverse order of its opening. All of it is tried, whatever fails: a failing flush
 * must not keep a file open, and must not go unheard.
 */
export class Closing {
  private readonly closers: Closer[] = [];

  /** `closer` runs before those that were added earlier. */
  add(closer: Closer): void {
    this.closers.unshift(closer);
  }

  /** @throws AggregateError of all that failed; a second call does nothing */
  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.closers.splice(0)) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, describe(failures));
  }
}

const describe = (failures: readonly unknown[]): string =>
  failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join('; ');
