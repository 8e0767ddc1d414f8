import fc from 'fast-check';
import { PiecedList } from './pieced-list.js';

const MANY = 1_000;

const all = Array.from({ length: MANY }, (_, number) => String(number).padStart(4, '0'));

describe('a list in pieces', () => {
  it('is the list that it would be, where most go and some of them come again', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: MANY / 2 }),
        fc.shuffledSubarray(all, { minLength: MANY / 2 }),
        (gone, comingAgain) => {
          const open = new Set(all);
          let list = PiecedList.of(all);
          for (const member of gone) {
            const place = list.placeOf(member);
            expect(list.lastPlace((other) => other <= member)).toEqual(place);
            if (place) list = list.withoutAt(place);
            open.delete(member);
          }
          expect([...list]).toEqual(all.filter((member) => open.has(member)));
          for (const member of comingAgain.filter((each) => !open.has(each))) {
            const place = list.lastPlace((other) => other < member);
            list = list.withBehind(place, member);
            open.add(member);
          }
          expect([...list]).toEqual(all.filter((member) => open.has(member)));
          expect([list.length, list.last]).toEqual([open.size, [...list].at(-1)]);
        },
      ),
      { numRuns: 5, endOnFailure: true },
    ));

  it('knows no place of what is not in it', () => {
    expect(PiecedList.of<string>(['b']).placeOf('a')).toBeUndefined();
    expect(PiecedList.of<string>(['b']).lastPlace((member) => member < 'b')).toBeUndefined();
  });
});
