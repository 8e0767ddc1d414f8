interface Waiting<Work, Answer> {
  readonly work: Work;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Work on one key runs in batches, one after the other: what comes while a batch is under way makes the next one.
 * Different keys do not wait for each other.
 */
export class KeyedBatches<Work, Answer> {
  private readonly waiting = new Map<string, Waiting<Work, Answer>[]>();

  /** `run` answers every piece of work, in its order; where it throws, all of the batch fail with that. */
  constructor(
    private readonly run: (key: string, works: readonly Work[]) => Promise<readonly Answer[]>,
    private readonly batchSizeMax: number,
  ) {}

  give(key: string, work: Work): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const line = this.waiting.get(key);
      if (line) {
        line.push({ work, resolve, reject });
        return;
      }
      this.waiting.set(key, [{ work, resolve, reject }]);
      void this.drain(key);
    });
  }

  /** Keys that somebody works on or waits for. */
  get size(): number {
    return this.waiting.size;
  }

  private async drain(key: string): Promise<void> {
    for (;;) {
      const line = this.waiting.get(key);
      if (!line || line.length === 0) {
        this.waiting.delete(key);
        return;
      }
      const batch = line.splice(0, this.batchSizeMax);
      try {
        const answers = await this.run(
          key,
          batch.map(({ work }) => work),
        );
        batch.forEach(({ resolve, reject }, index) => {
          const answer = answers[index];
          if (answer === undefined) reject(new Error(`no answer to piece ${index} of ${key}`));
          else resolve(answer);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}
