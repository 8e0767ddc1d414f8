import fc from 'fast-check';
import { Fifo } from './fifo.js';

describe('a queue', () => {
  it('gives back what was put in, in order, however long it becomes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3_000 }), { maxLength: 8 }), (bursts) => {
        const queue = new Fifo<number>();
        const model: number[] = [];
        let next = 0;
        for (const [round, burst] of bursts.entries()) {
          for (let at = 0; at < burst; at += 1) {
            if (round % 2 === 0) {
              queue.push(next);
              model.push(next);
              next += 1;
            } else {
              expect(queue.shift()).toBe(model.shift());
            }
          }
          expect(queue.size).toBe(model.length);
          expect(queue.peek()).toBe(model[0]);
        }
        expect([...queue]).toEqual(model);
      }),
      { numRuns: 30 },
    );
  });

  it('has nothing to give when it is empty', () => {
    const queue = new Fifo<string>();
    queue.push('only');
    expect([queue.shift(), queue.shift(), queue.size]).toEqual(['only', undefined, 0]);
  });
});
