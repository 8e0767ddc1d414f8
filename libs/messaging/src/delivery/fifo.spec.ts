import fc from 'fast-check';
import { Fifo } from './fifo.js';

/** Puts in what is positive and takes out what is negative; what came out, and what is left. */
function play(bursts: readonly number[]): { taken: number[]; left: number[]; put: number } {
  const queue = new Fifo<number>();
  const taken: number[] = [];
  let put = 0;
  for (const burst of bursts) {
    for (let n = 0; n < burst; n += 1) queue.push(put++);
    for (let n = 0; n < -burst && queue.size > 0; n += 1) taken.push(queue.shift()!);
  }
  return { taken, left: [...queue], put };
}

describe('a queue', () => {
  it('gives back what was put in, in order, however long it becomes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3_000, max: 3_000 }), { maxLength: 8 }), (bursts) => {
        const { taken, left, put } = play(bursts);
        expect([...taken, ...left]).toEqual(Array.from({ length: put }, (_, n) => n));
      }),
      { numRuns: 50 },
    );
  });

  it('has nothing to give when it is empty', () => {
    const queue = new Fifo<string>();
    queue.push('only');
    expect([queue.shift(), queue.shift(), queue.size]).toEqual(['only', undefined, 0]);
  });
});
