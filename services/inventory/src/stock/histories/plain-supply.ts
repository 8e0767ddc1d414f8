import type { Entry } from '../open-entries.js';
import type { StockItem } from '../stock-item.js';
import type { SupplyRules } from '../supply-rules.js';

/** What there is and who can have it, told a second time and by other means than the decider: for its tests. */
interface Wanted {
  readonly sources: readonly string[] | null;
  readonly units: number;
}

/** Who asks, and how many units it holds nobody back for. */
export interface PlainAsker {
  readonly channelId: string | null;
  readonly sources: readonly string[] | null;
  readonly lane: number;
  readonly arrival: number;
}

const DAY = 10;

/** On hand at a location, fit for sale, and not ready for a shipment. */
export function shelfOf(item: StockItem, locationId: string, at: string): number {
  const stock = item.locations.get(locationId);
  if (!stock) return 0;
  let expired = 0;
  for (const { expiresOn, onHand, allocated } of stock.lots) {
    if (expiresOn !== null && expiresOn < at.slice(0, DAY)) expired += Math.max(0, onHand - allocated);
  }
  const there = stock.onHand - stock.quarantined - stock.allocated;
  return there > 0 ? Math.max(0, there - expired) : there;
}

function toGive(item: StockItem, rules: SupplyRules): Map<string, number> {
  const given = new Map<string, number>();
  for (const [locationId, { reportedAt }] of item.locations) {
    const maxAgeMs = rules.feedMaxAgeMsAt(locationId) ?? Infinity;
    const ageMs = reportedAt === null ? 0 : Date.parse(rules.at) - Date.parse(reportedAt);
    const units = shelfOf(item, locationId, rules.at) - rules.safetyAt(locationId);
    given.set(locationId, ageMs > maxAgeMs ? 0 : Math.max(0, units));
  }
  return given;
}

/**
 * The most that can be supplied together, by Hall's theorem (1935): for some set of the demands, all that its locations
 * have and all that the others want.
 */
function together(supply: ReadonlyMap<string, number>, wanted: readonly Wanted[]): number {
  const kinds = new Map<string, { sources: readonly string[] | null; units: number }>();
  for (const { sources, units } of wanted) {
    if (units <= 0) continue;
    const key = sources === null ? '*' : [...sources].sort().join();
    const kind = kinds.get(key);
    if (kind) kind.units += units;
    else kinds.set(key, { sources, units });
  }
  const all = [...kinds.values()];
  let least = Infinity;
  for (let chosen = 0; chosen < 1 << all.length; chosen += 1) {
    let units = 0;
    all.forEach((kind, index) => (units += (chosen >> index) & 1 ? 0 : kind.units));
    for (const [locationId, there] of supply) {
      const isUsable = all.some(
        ({ sources }, index) => (chosen >> index) & 1 && (sources?.includes(locationId) ?? true),
      );
      if (isUsable) units += there;
    }
    least = Math.min(least, units);
  }
  return least;
}

/** Entries and checkouts, one by one, and what is allocated where it does not lie. */
function promised(item: StockItem, at: string): Wanted[] {
  const all: Wanted[] = [];
  for (const { sources, reserved } of item.entries.newestFirst()) all.push({ sources, units: reserved });
  for (const { sources, quantity } of item.holds.values()) all.push({ sources, units: quantity });
  for (const locationId of item.locations.keys()) {
    all.push({ sources: null, units: -shelfOf(item, locationId, at) });
  }
  return all;
}

const comesBefore = (entry: Entry, asker: PlainAsker): boolean =>
  entry.lane === asker.lane ? entry.arrival < asker.arrival : entry.lane < asker.lane;

/** What those who wait before the asker leave of its channel's pool. */
export function poolFor(item: StockItem, rules: SupplyRules, asker: PlainAsker): number {
  const before = item.entries
    .newestFirst()
    .filter((entry) => entry.channelId === asker.channelId && comesBefore(entry, asker));
  const wanted = before.reduce((sum, { queued }) => sum + queued, 0);
  const pool = { sources: asker.sources, units: item.pools.get(asker.channelId ?? '') ?? 0 };
  const [supply, others] = [toGive(item, rules), promised(item, rules.at)];
  const there = together(supply, [...others, pool]) - together(supply, others);
  return Math.max(0, there - wanted);
}

/** Units that the asker can be promised, if it wants up to `wanted`. */
export function roomFor(item: StockItem, rules: SupplyRules, asker: PlainAsker, wanted: number): number {
  const supply = toGive(item, rules);
  const { channelId, sources } = asker;
  const others = promised(item, rules.at);
  const kept: Wanted[] = [{ sources: null, units: rules.networkSafety }];
  kept.push({ sources, units: rules.channel(channelId).safetyStock });
  for (const [pooledFor, units] of item.pools) {
    kept.push({ sources: rules.channel(pooledFor).sources, units });
  }
  for (const orderId of item.queue) {
    const entry = item.entries.get(orderId);
    if (!entry || !comesBefore(entry, asker)) continue;
    kept.push({ sources: entry.sources, units: entry.queued });
  }
  const gain = (before: readonly Wanted[]): number =>
    together(supply, [...before, { sources, units: wanted }]) - together(supply, before);
  const fair = gain([...others, ...kept]) + poolFor(item, rules, asker);
  return Math.min(wanted, fair, gain(others));
}
