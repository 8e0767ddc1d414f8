/** Lets work that must not overlap run one after the other, in the order in which it was asked for. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or fails as `work` does; what failed does not keep back what follows. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves once all that was asked for is through. */
  async through(): Promise<void> {
    await this.last;
  }
}
