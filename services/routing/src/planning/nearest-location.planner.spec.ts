import {
  CANDIDATES_KEPT_MAX,
  planShipments,
  REJECTIONS_KEPT_MAX,
  type PlanInput,
} from './nearest-location.planner.js';
import type { FreeStock, UnitsToPlace } from './supply.js';
import type { ShippingLocation } from './whereabouts.js';

/** Locations on the equator: one degree is 111 km from the next, and the customer lives at 0. */
const at = (locationId: string, longitude: number, countryCode = 'DE'): ShippingLocation => ({
  locationId,
  countryCode,
  postalCode: '',
  latitude: 0.1,
  longitude,
});

const near = at('near', 1);
const middle = at('middle', 2);
const far = at('far', 3);

const units = (...wanted: readonly [sku: string, quantity: number][]): UnitsToPlace[] =>
  wanted.map(([sku, quantity], index) => ({ lineId: String(index + 1), sku, quantity, isTracked: true }));

const stock = (locationId: string, free: Readonly<Record<string, number>>): FreeStock[] =>
  Object.entries(free).map(([sku, quantity]) => ({ sku, locationId, quantity }));

const plan = (input: Partial<PlanInput>) =>
  planShipments({
    units: units(['TEA', 2]),
    destination: { countryCode: 'DE', latitude: 0.1, longitude: 0 },
    locations: [far, near, middle],
    stock: [],
    exclusions: [],
    ...input,
  });

/** "near: TEA 2" per shipment. */
const told = (input: Partial<PlanInput>): string[] | string => {
  const { shipments, reason } = plan(input);
  return (
    shipments?.map(
      ({ locationId, lines }) =>
        `${locationId}: ${lines.map(({ lineId, quantity }) => `${quantity} of line ${lineId}`).join(', ')}`,
    ) ?? reason
  );
};

describe('planning who ships what', () => {
  it.each<[string, Partial<PlanInput>, string[] | string]>([
    [
      'the nearest location that has everything',
      { stock: [...stock('near', { TEA: 2 }), ...stock('middle', { TEA: 9 })] },
      ['near: 2 of line 1'],
    ],
    [
      'a farther location that has everything rather than two nearer ones',
      {
        units: units(['TEA', 2], ['CUP', 1]),
        stock: [
          ...stock('near', { TEA: 2 }),
          ...stock('middle', { CUP: 1 }),
          ...stock('far', { TEA: 2, CUP: 1 }),
        ],
      },
      ['far: 2 of line 1, 1 of line 2'],
    ],
    [
      'the same SKU on two lines is counted once',
      {
        units: units(['TEA', 2], ['TEA', 1]),
        stock: [...stock('near', { TEA: 2 }), ...stock('far', { TEA: 3 })],
      },
      ['far: 2 of line 1, 1 of line 2'],
    ],
    [
      'two locations rather than three',
      {
        units: units(['TEA', 1], ['CUP', 1], ['POT', 1]),
        stock: [
          ...stock('near', { TEA: 1 }),
          ...stock('middle', { CUP: 1, TEA: 1 }),
          ...stock('far', { POT: 1 }),
        ],
      },
      ['middle: 1 of line 1, 1 of line 2', 'far: 1 of line 3'],
    ],
    [
      'of two pairs the one with the shorter way in all',
      {
        units: units(['TEA', 1], ['CUP', 1]),
        locations: [near, middle, far],
        stock: [...stock('far', { CUP: 1 }), ...stock('middle', { CUP: 1 }), ...stock('near', { TEA: 1 })],
      },
      ['near: 1 of line 1', 'middle: 1 of line 2'],
    ],
    [
      'of two equally far the first by id',
      {
        locations: [at('b', 1), at('a', 1), at('c', 1)],
        stock: [...stock('c', { TEA: 2 }), ...stock('b', { TEA: 2 }), ...stock('a', { TEA: 2 })],
      },
      ['a: 2 of line 1'],
    ],
    [
      'a line over two locations where none has enough',
      { units: units(['TEA', 5]), stock: [...stock('near', { TEA: 2 }), ...stock('far', { TEA: 4 })] },
      ['near: 1 of line 1', 'far: 4 of line 1'],
    ],
    [
      'a line whole from a farther location rather than divided, in as many shipments',
      {
        units: units(['TEA', 4], ['CUP', 1]),
        stock: [
          ...stock('near', { TEA: 2, CUP: 1 }),
          ...stock('middle', { TEA: 2 }),
          ...stock('far', { TEA: 4 }),
        ],
      },
      ['near: 1 of line 2', 'far: 4 of line 1'],
    ],
    [
      'untracked lines ship with the rest, from anywhere',
      {
        units: [...units(['TEA', 1]), { lineId: '2', sku: 'FLYER', quantity: 3, isTracked: false }],
        stock: stock('far', { TEA: 1 }),
      },
      ['far: 1 of line 1, 3 of line 2'],
    ],
    [
      'an order of untracked lines from the nearest location',
      { units: [{ lineId: '1', sku: 'FLYER', quantity: 3, isTracked: false }] },
      ['near: 3 of line 1'],
    ],
    [
      'a location that turned out short is not asked for that SKU again',
      {
        stock: [...stock('near', { TEA: 2 }), ...stock('middle', { TEA: 2 })],
        exclusions: [{ locationId: 'near', sku: 'TEA' }],
      },
      ['middle: 2 of line 1'],
    ],
    [
      'a location that turned out short of an untracked SKU is not asked for it again',
      {
        units: [{ lineId: '1', sku: 'FLYER', quantity: 1, isTracked: false }],
        exclusions: [{ locationId: 'near', sku: 'FLYER' }],
      },
      ['middle: 1 of line 1'],
    ],
    [
      'nothing where all together have too little: what is missing is said',
      {
        units: units(['TEA', 3], ['CUP', 1]),
        stock: [...stock('near', { TEA: 1, CUP: 1 }), ...stock('far', { TEA: 1 })],
      },
      '2 of 3 TEA',
    ],
    ['nothing where no location is active', { locations: [] }, 'no active location'],
    [
      'an address without a place: the location of its own country, then by id',
      {
        destination: { countryCode: 'XX' },
        locations: [at('a', 1), at('b', 2, 'XX')],
        stock: [...stock('a', { TEA: 2 }), ...stock('b', { TEA: 2 })],
      },
      ['b: 2 of line 1'],
    ],
    [
      'an address without a place, over two locations: its own country before others',
      {
        destination: { countryCode: 'XX' },
        units: units(['TEA', 1], ['CUP', 1]),
        locations: [at('a', 1), at('b', 1), at('c', 2, 'XX')],
        stock: [...stock('a', { TEA: 1 }), ...stock('b', { CUP: 1 }), ...stock('c', { CUP: 1 })],
      },
      ['c: 1 of line 2', 'a: 1 of line 1'],
    ],
  ])('%s', (_, input, expected) => {
    expect(told(input)).toEqual(expected);
  });

  it('says why each of the other locations was not taken', () => {
    const { candidates } = plan({
      units: units(['TEA', 2], ['CUP', 1]),
      stock: [
        ...stock('near', { TEA: 1, CUP: 1 }),
        ...stock('middle', { TEA: 2, CUP: 1 }),
        ...stock('far', { TEA: 5, CUP: 5 }),
      ],
      exclusions: [{ locationId: 'near', sku: 'CUP' }],
    });
    expect(candidates).toEqual([
      {
        locationId: 'near',
        distanceKm: 111,
        covers: [{ sku: 'TEA', quantity: 1 }],
        isChosen: false,
        rejections: ['turned out short of CUP', 'has 1 of 2 TEA'],
      },
      {
        locationId: 'middle',
        distanceKm: 222,
        covers: [
          { sku: 'CUP', quantity: 1 },
          { sku: 'TEA', quantity: 2 },
        ],
        isChosen: true,
        rejections: [],
      },
      expect.objectContaining({ locationId: 'far', isChosen: false, rejections: ['not nearer than middle'] }),
    ]);
  });

  it('stores a limited number of candidates, the chosen ones among them, and of reasons', () => {
    const locations = Array.from({ length: 30 }, (_, index) => at(`l${index}`, 1 + index));
    const skus = Array.from({ length: 9 }, (_, index) => `SKU${index}`);
    const { candidates } = plan({
      units: units(...skus.map((sku): [string, number] => [sku, 1])),
      locations,
      stock: stock('l29', Object.fromEntries(skus.map((sku) => [sku, 1]))),
    });
    expect(candidates).toHaveLength(CANDIDATES_KEPT_MAX + 1);
    expect(candidates.at(-1)).toMatchObject({ locationId: 'l29', isChosen: true });
    expect(candidates[0]?.rejections).toHaveLength(REJECTIONS_KEPT_MAX + 1);
    expect(candidates[0]?.rejections.at(-1)).toBe('and 4 more');
  });

  it('tells the same input from another by its hash, and never hashes the address', () => {
    const input = { stock: stock('near', { TEA: 2 }) };
    const { inputHash } = plan(input);
    expect(plan(input).inputHash).toBe(inputHash);
    expect(plan({ stock: stock('near', { TEA: 3 }) }).inputHash).not.toBe(inputHash);
    expect(plan({ ...input, units: units(['TEA', 1]) }).inputHash).not.toBe(inputHash);
    expect(plan({ ...input, exclusions: [{ locationId: 'far', sku: 'TEA' }] }).inputHash).not.toBe(inputHash);
    expect(plan({ ...input, locations: [near, far] }).inputHash).not.toBe(inputHash);
    const nextDoor = { countryCode: 'DE', postalCode: '10115', latitude: 0.1001, longitude: 0.0001 };
    expect(plan({ ...input, destination: nextDoor }).inputHash).toBe(inputHash);
  });
});
