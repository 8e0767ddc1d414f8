import { waitingKey, type StockItem } from '../stock-item.js';
import { sourcesKey, type Demand } from '../sourcing.js';
import { sum, type Check } from './step.js';

const differs = (what: string, found: number, expected: number): string | undefined =>
  found === expected ? undefined : `${what} is ${found}, expected ${expected}`;

type Sums = ReadonlyMap<string, number>;

const sumsDiffer = (what: string, found: Sums, expected: Sums): string | undefined => {
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    const problem = differs(`${what} of ${key}`, found.get(key) ?? 0, expected.get(key) ?? 0);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const units = (demands: ReadonlyMap<string, Demand>): Sums =>
  new Map([...demands].map(([key, demand]) => [key, demand.units]));

function grouped(claims: Iterable<readonly [key: string, units: number]>): Sums {
  const sums = new Map<string, number>();
  for (const [key, claimed] of claims) if (claimed > 0) sums.set(key, (sums.get(key) ?? 0) + claimed);
  return sums;
}

export const sumsAreThoseOfTheEntries: Check = ({ item }) => {
  const entries = item.entries.newestFirst();
  const holds = [...item.holds.values()];
  return (
    differs('reserved', item.reserved, sum(entries.map(({ reserved }) => reserved))) ??
    differs('queued', item.queued, sum(entries.map(({ queued }) => queued))) ??
    differs('held', item.held, sum(holds.map(({ quantity }) => quantity))) ??
    sumsDiffer(
      'promised',
      units(item.promised),
      grouped([
        ...entries.map(({ sources, reserved }) => [sourcesKey(sources), reserved] as const),
        ...holds.map(({ sources, quantity }) => [sourcesKey(sources), quantity] as const),
      ]),
    ) ??
    sumsDiffer(
      'waiting',
      units(item.waiting),
      grouped(entries.map((entry) => [waitingKey(entry), entry.queued] as const)),
    )
  );
};

export const allocatedIsThatOfTheEntries: Check = ({ item }) => {
  const allocations = item.entries.newestFirst().flatMap(({ allocated }) => allocated);
  for (const [locationId, { allocated, lots }] of item.locations) {
    const here = allocations.filter((each) => each.locationId === locationId);
    const picked = here.flatMap((each) => each.lots);
    const problem =
      differs(`allocated at ${locationId}`, allocated, sum(here.map(({ quantity }) => quantity))) ??
      sumsDiffer(
        `lots allocated at ${locationId}`,
        grouped(lots.map(({ lotId, allocated: ofLot }) => [lotId, ofLot] as const)),
        grouped(picked.map(({ lotId, quantity }) => [lotId, quantity] as const)),
      );
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const quantitiesOf = (item: StockItem): number[] => [
  item.reserved,
  item.queued,
  item.held,
  ...item.pools.values(),
  ...[...item.locations.values()].flatMap(({ onHand, allocated, quarantined }) => [
    onHand,
    allocated,
    quarantined,
  ]),
  ...item.entries
    .newestFirst()
    .flatMap(({ reserved, queued, fromPool, allocated }) => [
      reserved,
      queued,
      fromPool,
      ...allocated.map(({ quantity }) => quantity - 1),
    ]),
  ...[...item.holds.values()].flatMap(({ quantity, fromPool }) => [quantity - 1, fromPool]),
  ...[...item.incoming.values()].map(({ quantity }) => quantity - 1),
];

export const nothingIsBelowZero: Check = ({ item }) => {
  const lowest = Math.min(...quantitiesOf(item));
  return lowest < 0 ? `a quantity is ${lowest}` : undefined;
};

export const quarantineIsOnHand: Check = ({ item }) => {
  for (const [locationId, { onHand, quarantined }] of item.locations) {
    if (quarantined > onHand) return `${quarantined} of ${onHand} in quarantine at ${locationId}`;
  }
  return undefined;
};
