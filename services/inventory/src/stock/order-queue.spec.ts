import fc from 'fast-check';
import { OrderQueue } from './order-queue.js';

const MANY = 700;

/** Orders are named by what they are sorted by. */
const comesBefore = (orderId: string) => (other: string) => Number(other) <= Number(orderId);

describe('the queue of an item', () => {
  it('is the list that it would be, whoever comes and goes', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.nat(MANY * 2)), { maxLength: MANY, size: 'max' }),
        fc.integer({ min: 0, max: MANY }),
        (changes, before) => {
          let list = Array.from({ length: before }, (_, index) => String(index * 2));
          let queue = OrderQueue.of(list);
          for (const [comes, number] of changes) {
            const orderId = String(number);
            if (comes && list.includes(orderId)) continue;
            queue = comes ? queue.with(orderId, comesBefore(orderId)) : queue.without(orderId);
            list = list.filter((other) => other !== orderId);
            if (comes) list.splice(list.findLastIndex(comesBefore(orderId)) + 1, 0, orderId);
          }
          expect([...queue]).toEqual(list);
          expect([queue.length, queue.last]).toEqual([list.length, list.at(-1)]);
        },
      ),
      { numRuns: 20 },
    ));

  it('leaves what it was before as it was', () => {
    const before = OrderQueue.of(['1', '2', '3']);
    expect([...before.with('4', comesBefore('4')).without('2')]).toEqual(['1', '3', '4']);
    expect([...before]).toEqual(['1', '2', '3']);
  });

  it('says at which place everybody waits', () =>
    expect([...OrderQueue.of(['1', '2']).entries()]).toEqual([
      [0, '1'],
      [1, '2'],
    ]));
});
