/** Units that are wanted from some locations, or from any (`null`). */
export interface Demand {
  readonly sources: readonly string[] | null;
  readonly units: number;
}

/** Units that each location can give. */
export type Supply = ReadonlyMap<string, number>;

interface Group {
  readonly sources: ReadonlySet<string> | null;
  units: number;
}

/** Locations that the same groups may use, as one: who may use it does not care which of them gives. */
interface Shelf {
  readonly usableBy: readonly number[];
  units: number;
}

/** The same sources written in any order have one key. */
export function sourcesKey(sources: readonly string[] | null): string {
  if (sources === null) return '*';
  const known = keys.get(sources);
  if (known !== undefined) return known;
  const key = JSON.stringify([...new Set(sources)].sort());
  keys.set(sources, key);
  return key;
}

/** Sources are the settings' own arrays and those of facts, which nobody changes. */
const keys = new WeakMap<readonly string[], string>();

/**
 * The most units of all demands that can be supplied together: a maximum flow from demands to locations. Exact, for
 * any overlap of their sources. Demands from the same sources count as one, and so do locations that serve the same
 * demands, so that the work grows with the number of different channels and not with orders or locations.
 */
export function sourceableUnits(supply: Supply, demands: readonly Demand[]): number {
  const groups = groupsOf(demands);
  const [only] = groups;
  if (!only) return 0;
  if (groups.length === 1) return Math.min(only.units, unitsWithin(supply, only.sources));
  return maximumFlow(groups, shelvesOf(supply, groups));
}

function groupsOf(demands: readonly Demand[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { sources, units } of demands) {
    if (units <= 0) continue;
    const key = sourcesKey(sources);
    const known = groups.get(key);
    if (known) known.units += units;
    else groups.set(key, { sources: sources && new Set(sources), units });
  }
  return [...groups.values()];
}

function unitsWithin(supply: Supply, sources: ReadonlySet<string> | null): number {
  let units = 0;
  for (const [locationId, there] of supply) if (sources === null || sources.has(locationId)) units += there;
  return units;
}

function shelvesOf(supply: Supply, groups: readonly Group[]): Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const [locationId, units] of supply) {
    if (units <= 0) continue;
    const usableBy = groups.flatMap(({ sources }, index) =>
      sources === null || sources.has(locationId) ? [index] : [],
    );
    const key = usableBy.join();
    const known = shelves.get(key);
    if (known) known.units += units;
    else shelves.set(key, { usableBy, units });
  }
  return [...shelves.values()];
}

/** Augmenting paths, the shortest first (Edmonds and Karp 1972), over groups on one side and shelves on the other. */
function maximumFlow(groups: readonly Group[], shelves: readonly Shelf[]): number {
  const wanted = groups.map(({ units }) => units);
  const left = shelves.map(({ units }) => units);
  const given = groups.map(() => shelves.map(() => 0));
  let flow = 0;
  for (;;) {
    const path = augmentingPath(wanted, left, given, shelves);
    if (!path) return flow;
    flow += push(path, wanted, left, given);
  }
}

/** Group, shelf, group, shelf …: from one that still wants to one that still has. */
type Path = readonly { readonly group: number; readonly shelf: number; readonly giver: number | null }[];

interface Reached {
  /** The group from which the shelf was reached. */
  readonly group: number;
  /** The shelf whose unit that group would give up; null for a group that still wants. */
  readonly from: number | null;
}

function augmentingPath(
  wanted: readonly number[],
  left: readonly number[],
  given: readonly (readonly number[])[],
  shelves: readonly Shelf[],
): Path | undefined {
  const reached = new Map<number, Reached>();
  const seenGroups = new Set<number>();
  const frontier: Reached[] = wanted.flatMap((units, group) => (units > 0 ? [{ group, from: null }] : []));
  for (const { group } of frontier) seenGroups.add(group);
  for (const step of frontier) {
    for (const [shelf, { usableBy }] of shelves.entries()) {
      if (reached.has(shelf) || !usableBy.includes(step.group)) continue;
      reached.set(shelf, step);
      if ((left[shelf] ?? 0) > 0) return pathTo(shelf, reached);
      for (const [other, units] of given.entries()) {
        if (seenGroups.has(other) || (units[shelf] ?? 0) === 0) continue;
        seenGroups.add(other);
        frontier.push({ group: other, from: shelf });
      }
    }
  }
  return undefined;
}

function pathTo(last: number, reached: ReadonlyMap<number, Reached>): Path {
  const path: { group: number; shelf: number; giver: number | null }[] = [];
  for (let shelf: number | null = last; shelf !== null;) {
    const step = reached.get(shelf);
    if (!step) break;
    path.unshift({ group: step.group, shelf, giver: step.from });
    shelf = step.from;
  }
  return path;
}

function push(path: Path, wanted: number[], left: number[], given: number[][]): number {
  const [first] = path;
  const last = path.at(-1);
  if (!first || !last) return 0;
  let units = Math.min(wanted[first.group] ?? 0, left[last.shelf] ?? 0);
  for (const { group, giver } of path) {
    if (giver !== null) units = Math.min(units, given[group]?.[giver] ?? 0);
  }
  wanted[first.group] = (wanted[first.group] ?? 0) - units;
  left[last.shelf] = (left[last.shelf] ?? 0) - units;
  for (const { group, shelf, giver } of path) {
    const row = given[group];
    if (!row) continue;
    row[shelf] = (row[shelf] ?? 0) + units;
    if (giver !== null) row[giver] = (row[giver] ?? 0) - units;
  }
  return units;
}
