import type { AvailabilityChanged } from '@throughline/contracts';
import { isStale, shelfUnits } from '../stock/supply.js';
import type { ItemAsOf } from './item-availability.js';

/** What lies free where; nothing at a location that is not believed. */
export const freeByLocation = ({ item, rules }: ItemAsOf): AvailabilityChanged['data']['locations'] =>
  [...item.locations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([locationId, stock]) => ({
      locationId,
      free: isStale(locationId, stock.reportedAt, rules) ? 0 : Math.max(0, shelfUnits(stock, rules)),
    }));

const DAY_MS = 86_400_000;

/** When availability changes though nothing happens: a figure grows too old, a lot passes its last day. */
export function nextChangeAt({ item, rules }: ItemAsOf): string | null {
  const times: number[] = [];
  for (const [locationId, { reportedAt, lots }] of item.locations) {
    const maxAgeMs = rules.feedMaxAgeMsAt(locationId);
    if (reportedAt !== null && maxAgeMs !== null) times.push(Date.parse(reportedAt) + maxAgeMs + 1);
    for (const { expiresOn } of lots) if (expiresOn !== null) times.push(Date.parse(expiresOn) + DAY_MS);
  }
  const coming = times.filter((time) => time > Date.parse(rules.at));
  return coming.length > 0 ? new Date(Math.min(...coming)).toISOString() : null;
}
