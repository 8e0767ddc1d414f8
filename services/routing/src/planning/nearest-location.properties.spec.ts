import fc from 'fast-check';
import { planShipments, type PlanInput } from './nearest-location.planner.js';
import { EXACT_LOCATIONS_MAX } from './source-choice.js';
import type { FreeStock, UnitsToPlace } from './supply.js';

const SKUS = ['CUP', 'POT', 'TEA'];

const unitsToPlace: fc.Arbitrary<UnitsToPlace[]> = fc
  .array(fc.tuple(fc.constantFrom(...SKUS), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 5 })
  .map((wanted) =>
    wanted.map(([sku, quantity], index) => ({
      lineId: String(index + 1),
      sku,
      quantity,
      isTracked: sku !== 'POT',
    })),
  );

const inputWith = (locationsMax: number): fc.Arbitrary<PlanInput> =>
  fc.integer({ min: 0, max: locationsMax }).chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `l${index}`);
    const place = fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -170, max: 170 }));
    const stockOf = (locationId: string) =>
      fc
        .tuple(...SKUS.map(() => fc.integer({ min: 0, max: 5 })))
        .map((free) =>
          free.map((quantity, index): FreeStock => ({ sku: SKUS[index] ?? '', locationId, quantity })),
        );
    return fc.record({
      units: unitsToPlace,
      destination: fc.constantFrom(
        null,
        { countryCode: 'DE', latitude: 51, longitude: 9 },
        { countryCode: 'DE', postalCode: '10115' },
      ),
      locations: fc.tuple(...ids.map(() => place)).map((places) =>
        places.map(([latitude, longitude], index) => ({
          locationId: ids[index] ?? '',
          countryCode: index % 2 ? 'DE' : 'FR',
          postalCode: `${index}0115`,
          latitude,
          longitude,
        })),
      ),
      stock: fc.tuple(...ids.map(stockOf)).map((parts) => parts.flat()),
      exclusions: fc.array(
        fc.record({ locationId: fc.constantFrom('l0', 'l1', ...ids), sku: fc.constantFrom(...SKUS) }),
        { maxLength: 2 },
      ),
    });
  });

const few = inputWith(5);
const many = inputWith(EXACT_LOCATIONS_MAX + 8);

const isExcluded = ({ exclusions }: PlanInput, locationId: string, sku: string): boolean =>
  exclusions.some((excluded) => excluded.locationId === locationId && excluded.sku === sku);

/** Units of a SKU that a location may give; untracked ones without end. */
const freeAt = (input: PlanInput, locationId: string, sku: string): number => {
  if (isExcluded(input, locationId, sku)) return 0;
  if (sku === 'POT') return Infinity;
  return input.stock.find((entry) => entry.locationId === locationId && entry.sku === sku)?.quantity ?? 0;
};

const wanted = ({ units }: PlanInput, sku: string): number =>
  units.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);

const canShipAll = (input: PlanInput, locationIds: readonly string[]): boolean =>
  SKUS.every((sku) => locationIds.reduce((sum, id) => sum + freeAt(input, id, sku), 0) >= wanted(input, sku));

const idsOf = ({ locations }: PlanInput): string[] => locations.map(({ locationId }) => locationId);

const subsetsOf = (ids: readonly string[]): string[][] =>
  ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);

const assertSound = (input: PlanInput): void => {
  const { shipments } = planShipments(input);
  expect(shipments !== null).toBe(canShipAll(input, idsOf(input)));
  if (!shipments) return;
  for (const { lineId, quantity } of input.units) {
    const placed = shipments.flatMap(({ lines }) => lines).filter((line) => line.lineId === lineId);
    expect(placed.reduce((sum, line) => sum + line.quantity, 0)).toBe(quantity);
  }
  for (const { locationId, lines } of shipments) {
    expect(lines.length).toBeGreaterThan(0);
    for (const sku of SKUS) {
      const taken = lines.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
      expect(taken).toBeLessThanOrEqual(freeAt(input, locationId, sku));
    }
  }
  expect(new Set(shipments.map(({ locationId }) => locationId)).size).toBe(shipments.length);
};

describe('a plan, whatever the order and the stock', () => {
  it('places every unit once and never more than is free, if there is enough', () => {
    fc.assert(fc.property(few, assertSound), { numRuns: 300 });
  });

  it('does so with more locations than can be looked at in every combination', () => {
    fc.assert(fc.property(many, assertSound), { numRuns: 100 });
  });

  it('has the fewest shipments that there can be', () => {
    fc.assert(
      fc.property(few, (input) => {
        const { shipments } = planShipments(input);
        if (!shipments) return;
        const sizes = subsetsOf(idsOf(input))
          .filter((ids) => canShipAll(input, ids))
          .map((ids) => ids.length);
        expect(shipments).toHaveLength(Math.min(...sizes));
      }),
      { numRuns: 300 },
    );
  });

  it('is one shipment from the nearest of the locations that have everything', () => {
    fc.assert(
      fc.property(fc.oneof(few, many), (input) => {
        const { shipments, candidates } = planShipments(input);
        const complete = idsOf(input).filter((id) => canShipAll(input, [id]));
        if (complete.length === 0) return;
        expect(shipments).toHaveLength(1);
        const [chosen] = candidates.filter(({ isChosen }) => isChosen);
        const nearer = candidates.filter(
          ({ locationId, distanceKm }) =>
            complete.includes(locationId) && (distanceKm ?? 0) < (chosen?.distanceKm ?? 0),
        );
        expect(nearer).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('divides a line only where none of the chosen locations has enough of it left', () => {
    fc.assert(
      fc.property(few, (input) => {
        const { shipments } = planShipments({ ...input, units: input.units.slice(0, 1) });
        const [line] = input.units;
        if (!shipments || !line || shipments.length < 2) return;
        for (const { locationId } of shipments) {
          expect(freeAt(input, locationId, line.sku)).toBeLessThan(line.quantity);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same, byte for byte, in whatever order locations and stock are listed', () => {
    const shuffled = fc.oneof(few, many).chain((input) =>
      fc.record({
        input: fc.constant(input),
        locations: fc.shuffledSubarray([...input.locations], { minLength: input.locations.length }),
        stock: fc.shuffledSubarray([...input.stock], { minLength: input.stock.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, locations, stock }) => {
        const before = JSON.stringify(planShipments(input));
        expect(JSON.stringify(planShipments({ ...input, locations, stock }))).toBe(before);
        expect(JSON.stringify(planShipments(input))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});
