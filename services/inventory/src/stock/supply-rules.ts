import type { BackorderRules, LotTracking, ProductSettings } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';

/** The lane of orders whose channel names none. */
export const LANE = 5;

export interface ChannelRules {
  /** The locations that it may sell from; null for all. */
  readonly sources: readonly string[] | null;
  /** Units that stay out of its reach. */
  readonly safetyStock: number;
  readonly lane: number;
  /** Lanes from this one on give way to its orders; null for none. */
  readonly displacesFromLane: number | null;
}

/** What the settings say about one item, as of the moment of a decision. */
export interface SupplyRules {
  readonly at: Instant;
  /** Units that nobody is promised, wherever they lie. */
  readonly networkSafety: number;
  safetyAt(locationId: string): number;
  /** How old a level that the location reported may be; null for any age. */
  feedMaxAgeMsAt(locationId: string): number | null;
  /** How long after its time something on its way is still counted on. */
  readonly incomingOverdueAfterMs: number;
  channel(channelId: string | null): ChannelRules;
  readonly backorder: BackorderRules;
  /** Null for what is no product: nobody watches how much of it is left. */
  readonly reorderPoint: number | null;
  readonly lotTracking: LotTracking;
}

const OPEN_CHANNEL: ChannelRules = { sources: null, safetyStock: 0, lane: LANE, displacesFromLane: null };

const BACKORDERS: BackorderRules = { kind: 'backorder' };

/** What holds where the settings say nothing: everything may be promised, and everybody may wait. */
export const openRules = (at: Instant): SupplyRules => ({
  at,
  networkSafety: 0,
  safetyAt: () => 0,
  feedMaxAgeMsAt: () => null,
  incomingOverdueAfterMs: Infinity,
  channel: () => OPEN_CHANNEL,
  backorder: BACKORDERS,
  reorderPoint: null,
  lotTracking: 'none',
});

/** Rules of a product, over what locations and channels say of every product. */
export function rulesOfProduct(
  product: Pick<ProductSettings, 'safetyStock' | 'backorder' | 'reorderPoint' | 'lotTracking'> | undefined,
  others: Pick<SupplyRules, 'at' | 'safetyAt' | 'feedMaxAgeMsAt' | 'incomingOverdueAfterMs' | 'channel'>,
): SupplyRules {
  const { safetyStock, backorder = BACKORDERS, reorderPoint, lotTracking = 'none' } = product ?? {};
  return {
    at: others.at,
    networkSafety: safetyStock?.network ?? 0,
    safetyAt: (locationId) => safetyStock?.byLocation?.[locationId] ?? others.safetyAt(locationId),
    feedMaxAgeMsAt: others.feedMaxAgeMsAt,
    incomingOverdueAfterMs: others.incomingOverdueAfterMs,
    channel: (channelId) => {
      const rules = others.channel(channelId);
      const own = channelId === null ? undefined : safetyStock?.byChannel?.[channelId];
      return own === undefined ? rules : { ...rules, safetyStock: own };
    },
    backorder,
    reorderPoint: product ? (reorderPoint ?? 0) : null,
    lotTracking,
  };
}
