/** Lets work on one key run one after the other; different keys do not wait for each other. */
export class KeyedTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` when all earlier work on this key has ended, well or not. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === turn) this.last.delete(key);
    }
  }

  /** Keys that somebody works on or waits for. */
  get size(): number {
    return this.last.size;
  }
}
