import fc from 'fast-check';
import { sourceableUnits, type Demand } from './sourcing.js';

const LOCATIONS = ['berlin', 'hamburg', 'munich', 'vienna'];
const CASES = 3_000;

const supply = fc.array(fc.nat(4), { minLength: LOCATIONS.length, maxLength: LOCATIONS.length });

const demands: fc.Arbitrary<Demand[]> = fc.array(
  fc.record({ sources: fc.option(fc.subarray(LOCATIONS)), units: fc.nat(4) }),
  { maxLength: 5 },
);

/** Tries every unit at every location that it may come from: right by construction, and slow. */
function byBruteForce(shelf: readonly number[], units: readonly (readonly string[] | null)[]): number {
  const known = new Map<string, number>();
  const best = (left: readonly number[], from: number): number => {
    const sources = units[from];
    if (sources === undefined) return 0;
    const key = `${from} ${left.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let most = best(left, from + 1);
    for (const [index, locationId] of LOCATIONS.entries()) {
      if ((left[index] ?? 0) === 0 || !(sources === null || sources.includes(locationId))) continue;
      most = Math.max(most, 1 + best(left.with(index, (left[index] ?? 0) - 1), from + 1));
    }
    known.set(key, most);
    return most;
  };
  return best(shelf, 0);
}

const shelves = (units: readonly number[]) => new Map(LOCATIONS.map((id, index) => [id, units[index] ?? 0]));

describe('how many units can be supplied together', () => {
  it('is what trying every unit at every location comes to, for any overlap of sources', () =>
    fc.assert(
      fc.property(supply, demands, (units, wanted) => {
        const single = wanted.flatMap((demand) => Array.from({ length: demand.units }, () => demand.sources));
        expect(sourceableUnits(shelves(units), wanted)).toBe(byBruteForce(units, single));
      }),
      { numRuns: CASES },
    ));

  it('lets a demand give way to one that has no other source', () =>
    expect(
      sourceableUnits(shelves([3, 3]), [
        { sources: null, units: 3 },
        { sources: ['berlin'], units: 3 },
      ]),
    ).toBe(6));

  it('does not count a location twice for two demands', () =>
    expect(
      sourceableUnits(shelves([3, 3]), [
        { sources: ['berlin'], units: 2 },
        { sources: ['berlin', 'hamburg'], units: 2 },
        { sources: ['berlin'], units: 2 },
      ]),
    ).toBe(5));

  it('is nothing where a demand may use no location', () =>
    expect(sourceableUnits(shelves([3]), [{ sources: [], units: 2 }])).toBe(0));
});
