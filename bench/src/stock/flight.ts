/** Work on all of these, so many at once. */
export async function inFlight<One>(
  all: readonly One[],
  atOnceMax: number,
  work: (one: One) => Promise<void>,
): Promise<void> {
  const left = all.values();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnceMax }, worker));
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Begins work at a steady rate, whether the work before is done or not: who buys does not wait for others. Answers how
 * long each took, in milliseconds from when it was due.
 */
export async function steadily<One>(
  all: readonly One[],
  perSecond: number,
  work: (one: One) => Promise<void>,
): Promise<number[]> {
  const startedAt = performance.now();
  const begun: Promise<number>[] = [];
  const timed = async (one: One, dueAt: number): Promise<number> => {
    await work(one);
    return performance.now() - dueAt;
  };
  while (begun.length < all.length) {
    const due = Math.min(all.length, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond));
    while (begun.length < due) {
      const one = all[begun.length];
      if (one === undefined) break;
      begun.push(timed(one, startedAt + (begun.length / perSecond) * 1_000));
    }
    await nextTurn();
  }
  return Promise.all(begun);
}
