import type { BackorderKind } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { promiseForNewcomer } from '../stock/promise-dates.js';
import { exceedsCap } from '../stock/reservation-entry.decider.js';
import type { StockItem } from '../stock/stock-item.js';
import { availableTo, newcomerOf } from '../stock/supply.js';
import type { SupplyRules } from '../stock/supply-rules.js';

/** What can be sold of a SKU. */
export interface SkuAvailability {
  readonly sku: string;
  readonly channels: readonly {
    readonly channelId: string;
    /** Units that the channel's next order can have at once; null where nobody counts them: as many as it likes. */
    readonly available: number | null;
  }[];
  /** Revision of the item's stream; -1 before its first fact. Null for a kit, which has no stream. */
  readonly stockRevision: number | null;
  /**
   * When one unit more than is available could be promised: to the channel that was asked for, else to anybody. Null
   * where it would not wait, or nobody can say until when.
   */
  readonly promisedAt: Instant | null;
  /** What becomes of who wants more than there is. A kit goes by the strictest of its components. */
  readonly backorder: BackorderKind;
}

/** An item, as of one moment. */
export interface ItemAsOf {
  readonly sku: string;
  /** Without the checkouts whose time is up. */
  readonly item: StockItem;
  readonly revision: number;
  readonly rules: SupplyRules;
}

/** When `quantity` units could be promised; null where nobody can say, undefined where they need not wait. */
function promiseOf(
  { sku, item, rules }: ItemAsOf,
  channelId: string | null,
  quantity: number,
  available = availableTo(item, rules, channelId),
): Instant | null | undefined {
  if (available >= quantity) return undefined;
  if (exceedsCap(item, rules, quantity - available)) return null;
  return promiseForNewcomer(sku, item, rules, { asker: newcomerOf(item, rules, channelId), quantity });
}

/** Units that each channel's next order can have at once. */
export const availableToEach = ({ item, rules }: ItemAsOf, channelIds: readonly string[]) =>
  channelIds.map((channelId) => ({ channelId, available: availableTo(item, rules, channelId) }));

export function itemAvailability(
  asOf: ItemAsOf,
  channelIds: readonly string[],
  askedBy: string | null,
): SkuAvailability {
  const { sku, item, rules, revision } = asOf;
  const available = availableTo(item, rules, askedBy);
  return {
    sku,
    channels: availableToEach(asOf, channelIds),
    stockRevision: revision,
    promisedAt: promiseOf(asOf, askedBy, available + 1, available) ?? null,
    backorder: rules.backorder.kind,
  };
}

/** A component that is counted, and how many units of it one kit takes. */
export interface KitComponent extends ItemAsOf {
  readonly quantity: number;
}

/** A kit can be sold as often as its scarcest component allows; null where none of them is counted. */
export const kitsFor = (components: readonly KitComponent[], channelId: string | null): number | null =>
  components.length === 0
    ? null
    : Math.min(
        ...components.map(({ item, rules, quantity }) =>
          Math.floor(availableTo(item, rules, channelId) / quantity),
        ),
      );

/** The last of its components decides. */
function promiseOfKit(components: readonly KitComponent[], askedBy: string | null): Instant | null {
  const kits = kitsFor(components, askedBy);
  if (kits === null) return null;
  let latest: Instant | null = null;
  for (const component of components) {
    const date = promiseOf(component, askedBy, (kits + 1) * component.quantity);
    if (date === null) return null;
    if (date !== undefined && (latest === null || date > latest)) latest = date;
  }
  return latest;
}

const strictest = (kinds: readonly BackorderKind[]): BackorderKind =>
  (['none', 'preorder'] as const).find((kind) => kinds.includes(kind)) ?? 'backorder';

/** Components that nobody counts never run out. */
export const kitAvailability = (
  sku: string,
  components: readonly KitComponent[],
  channelIds: readonly string[],
  askedBy: string | null,
): SkuAvailability => ({
  sku,
  channels: channelIds.map((channelId) => ({ channelId, available: kitsFor(components, channelId) })),
  stockRevision: null,
  promisedAt: promiseOfKit(components, askedBy),
  backorder: strictest(components.map(({ rules }) => rules.backorder.kind)),
});
