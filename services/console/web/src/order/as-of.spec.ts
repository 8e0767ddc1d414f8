import { momentsOf, placeOf } from './as-of.js';

const at = (second: number): string => `2026-01-05T10:00:0${second}.000Z`;
const moments = momentsOf([at(0), at(0), at(1), at(3)].map((recordedAt) => ({ recordedAt })));

describe('the moments of an order', () => {
  it('are one for what was recorded at once', () =>
    expect(moments).toEqual([
      { at: at(0), index: 1 },
      { at: at(1), index: 2 },
      { at: at(3), index: 3 },
    ]));

  it.each([
    [null, 2],
    [at(3), 2],
    [at(2), 1],
    [at(0), 0],
    ['2025-01-01T00:00:00.000Z', 0],
    ['2030-01-01T00:00:00.000Z', 2],
    ['2026-01-05T11:00:01.000+01:00', 1],
  ])('as of %s is number %i', (asOf, place) => expect(placeOf(moments, asOf)).toBe(place));
});
