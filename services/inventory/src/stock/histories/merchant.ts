import type { BackorderKind, LotTracking } from '@throughline/contracts';
import { openRules, type ChannelRules, type SupplyRules } from '../supply-rules.js';
import { instantAfter, START_MS } from './move.js';

/** What a made-up merchant has set for the item, as plain data. */
export interface Merchant {
  readonly networkSafety: number;
  readonly safety: Readonly<Record<string, number>>;
  readonly feedMaxAgeHours: number | null;
  readonly overdueAfterHours: number;
  readonly channels: Readonly<Record<string, ChannelRules>>;
  readonly backorder: BackorderKind;
  readonly capUnits: number | null;
  readonly reorderPoint: number | null;
  readonly lotTracking: LotTracking;
}

/** When the item comes out, where it is sold before. */
const COMES_OUT_AT = instantAfter(START_MS, 48);

export function rulesOf(merchant: Merchant, atMs: number): SupplyRules {
  const { networkSafety, safety, feedMaxAgeHours, channels, reorderPoint, lotTracking } = merchant;
  const open = openRules(new Date(atMs).toISOString());
  const { capUnits, backorder: kind } = merchant;
  return {
    ...{ at: open.at, networkSafety, reorderPoint, lotTracking },
    safetyAt: (locationId) => safety[locationId] ?? 0,
    feedMaxAgeMsAt: () => (feedMaxAgeHours === null ? null : feedMaxAgeHours * 3_600_000),
    incomingOverdueAfterMs: merchant.overdueAfterHours * 3_600_000,
    channel: (channelId) => channels[channelId ?? ''] ?? open.channel(channelId),
    backorder: kind === 'preorder' ? { kind, capUnits, availableFrom: COMES_OUT_AT } : { kind, capUnits },
  };
}
