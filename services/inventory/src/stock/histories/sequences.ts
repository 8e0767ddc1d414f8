import fc from 'fast-check';
import type { Turn } from './history.js';
import type { Merchant } from './merchant.js';
import { MOVES } from './move.js';

const turn: fc.Arbitrary<Turn> = fc.record({
  // What happens most is ordered, received and shipped; the rest happens now and then.
  kind: fc.oneof(
    { arbitrary: fc.constantFrom(...MOVES, 'pass-time' as const, 'change-settings' as const), weight: 2 },
    { arbitrary: fc.constantFrom('reserve' as const, 'receive' as const, 'allocate' as const), weight: 1 },
  ),
  pick: fc.nat(999),
  units: fc.integer({ min: 1, max: 6 }),
  chance: fc.nat(9),
  writer: fc.nat(2),
});

const sources = fc.constantFrom(
  null,
  ['berlin'],
  ['hamburg'],
  ['berlin', 'hamburg'],
  ['hamburg', 'vendor'],
  ['vendor', 'berlin'],
);
const few = fc.constantFrom(0, 0, 0, 1, 3);
const channel = fc.record({
  sources,
  safetyStock: few,
  lane: fc.constantFrom(5, 5, 1, 7),
  displacesFromLane: fc.constantFrom(null, null, 5, 7),
});

const merchant: fc.Arbitrary<Merchant> = fc.record({
  networkSafety: few,
  safety: fc.record({ berlin: few, hamburg: few, vendor: few }),
  feedMaxAgeHours: fc.constantFrom(null, 4),
  overdueAfterHours: fc.constantFrom(0, 24, 10_000),
  channels: fc.record({ web: channel, shop: channel, market: channel }),
  backorder: fc.constantFrom('backorder' as const, 'preorder' as const, 'none' as const),
  capUnits: fc.constantFrom(null, 5),
  reorderPoint: fc.constantFrom(null, 0, 4),
  lotTracking: fc.constantFrom('none' as const, 'none' as const, 'lot' as const, 'serial' as const),
});

/** What does not change while a process runs. */
const startUpSettingsOf = ({ overdueAfterHours }: Merchant) => ({ overdueAfterHours });

/** Settings that may take turns, and what happens under them. */
export interface Sequence {
  readonly merchants: [Merchant, Merchant];
  readonly turns: readonly Turn[];
}

export const sequences = (turnsMin: number, turnsMax: number): fc.Arbitrary<Sequence> =>
  fc.record({
    merchants: fc
      .tuple(merchant, merchant)
      .map(([one, other]) => [one, { ...other, ...startUpSettingsOf(one) }]),
    turns: fc.array(turn, { minLength: turnsMin, maxLength: turnsMax, size: 'max' }),
  });
