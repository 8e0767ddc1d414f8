/** What lies where, and what is promised to whom. Whole units. */
export interface Books {
  readonly onHand: ReadonlyMap<string, number>;
  readonly quarantined: ReadonlyMap<string, number>;
  /** By a key that ends in `/location`. */
  readonly allocated: ReadonlyMap<string, number>;
  /** By order. */
  readonly reserved: ReadonlyMap<string, number>;
  /** By checkout. */
  readonly held: ReadonlyMap<string, number>;
  /** By order, and by `hold checkout`: the only locations that they may be sourced from; none named: any. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
}

interface Kind {
  readonly sources: ReadonlySet<string> | null;
  units: number;
}

/** Kinds of sources up to which every set of them is looked at; with more, the sum of all alone. */
const KINDS_MAX = 10;

/**
 * Units of promises that the locations cannot keep together, by Hall's theorem (1935): what any set of promises wants
 * is at most what the locations have that any of them may use.
 */
export function unsourceable(books: Books): number {
  const free = freeUnits(books);
  let over = 0;
  for (const units of free.values()) over += Math.max(0, -units);
  // What is allocated where it does not lie has to come from anywhere else.
  const kinds = kindsOf(books, over);
  const all = (1 << kinds.length) - 1;
  let worst = over;
  for (let chosen = kinds.length > KINDS_MAX ? all : 1; chosen <= all; chosen += 1) {
    const those = kinds.filter((_, index) => (chosen >> index) & 1);
    worst = Math.max(worst, missingFor(those, free));
  }
  return worst;
}

/** Units that these promises want beyond what there is for them. */
function missingFor(kinds: readonly Kind[], free: ReadonlyMap<string, number>): number {
  const isAny = kinds.some(({ sources }) => sources === null);
  let missing = 0;
  for (const { units } of kinds) missing += units;
  for (const [locationId, units] of free) {
    if (units > 0 && (isAny || kinds.some(({ sources }) => sources?.has(locationId)))) missing -= units;
  }
  return missing;
}

/** What lies at a location, fit for sale, and not allocated. */
function freeUnits({ onHand, quarantined, allocated }: Books): Map<string, number> {
  const free = new Map(onHand);
  const less = (locationId: string, units: number): void => {
    free.set(locationId, (free.get(locationId) ?? 0) - units);
  };
  for (const [locationId, units] of quarantined) less(locationId, units);
  for (const [place, units] of allocated) less(place.slice(place.lastIndexOf('/') + 1), units);
  return free;
}

function kindsOf({ reserved, held, sources }: Books, over: number): Kind[] {
  const kinds = new Map<string, Kind>();
  const count = (confined: readonly string[] | undefined, units: number): void => {
    if (units <= 0) return;
    const key = confined ? [...confined].sort().join(' ') : '*';
    const kind = kinds.get(key) ?? { sources: confined ? new Set(confined) : null, units: 0 };
    kind.units += units;
    kinds.set(key, kind);
  };
  count(undefined, over);
  for (const [orderId, units] of reserved) count(sources.get(orderId), units);
  for (const [holdId, units] of held) count(sources.get(`hold ${holdId}`), units);
  return [...kinds.values()];
}
