import type { AvailabilityChanged } from '@throughline/contracts';
import type { StockItem } from '../stock/stock-item.js';
import { availableTo, isStale, shelfUnits } from '../stock/supply.js';
import type { SupplyRules } from '../stock/supply-rules.js';

type Told = Pick<AvailabilityChanged['data'], 'channels' | 'locations'>;

/** What each channel can sell of an item now, and what lies free where. */
export const availabilityOf = (item: StockItem, rules: SupplyRules, channelIds: readonly string[]): Told => ({
  channels: channelIds.map((channelId) => ({ channelId, available: availableTo(item, rules, channelId) })),
  locations: [...item.locations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([locationId, stock]) => ({
      locationId,
      free: isStale(locationId, stock.reportedAt, rules) ? 0 : Math.max(0, shelfUnits(stock, rules)),
    })),
});

/** A component of a kit, and what can be sold of it; null where nobody counts that. */
export interface KitPart {
  readonly quantity: number;
  readonly told: Told | null;
}

/** A kit can be sold as often as its scarcest component allows. */
export function availabilityOfKit(components: readonly KitPart[], channelIds: readonly string[]): Told {
  const available = (channelId: string): number =>
    Math.min(
      ...components.flatMap(({ quantity, told }) => {
        if (told === null) return [];
        const units = told.channels.find((each) => each.channelId === channelId)?.available ?? 0;
        return [Math.floor(units / quantity)];
      }),
    );
  return {
    channels: channelIds.map((channelId) => ({ channelId, available: available(channelId) })),
    locations: [],
  };
}

const DAY_MS = 86_400_000;

/** When availability changes though nothing happens: a figure grows too old, a lot passes its last day. */
export function nextChangeAt(item: StockItem, rules: SupplyRules): string | null {
  const times: number[] = [];
  for (const [locationId, { reportedAt, lots }] of item.locations) {
    const maxAgeMs = rules.feedMaxAgeMsAt(locationId);
    if (reportedAt !== null && maxAgeMs !== null) times.push(Date.parse(reportedAt) + maxAgeMs + 1);
    for (const { expiresOn } of lots) if (expiresOn !== null) times.push(Date.parse(expiresOn) + DAY_MS);
  }
  const coming = times.filter((time) => time > Date.parse(rules.at));
  return coming.length > 0 ? new Date(Math.min(...coming)).toISOString() : null;
}
