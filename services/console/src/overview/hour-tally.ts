import type { Instant } from '@throughline/kernel';
import { bucketOf, type Durations } from './durations.js';

/** What is counted by the hour, of orders. */
export const COUNTED = ['placed', 'released', 'shipped', 'completed', 'cancelled', 'exceptions'] as const;

export type Counted = (typeof COUNTED)[number];

/** Stretches of an order's way that are timed. */
export const STAGES = [
  'placed-to-reserved',
  'reserved-to-covered',
  'covered-to-released',
  'released-to-shipped',
  'shipped-to-delivered',
  'placed-to-completed',
] as const;

export type StageName = (typeof STAGES)[number];

export const PARTNERS = ['channels', 'payment-gateway', 'warehouse', 'carrier', 'email'] as const;

export type PartnerName = (typeof PARTNERS)[number];

/** Something that counts, and when it was recorded. */
export type Occurrence = { readonly at: Instant } & (
  | { readonly counted: Counted }
  | { readonly stage: StageName; readonly durationMs: number }
  | { readonly partner: PartnerName; readonly failure: string | null }
);

/** All that happened in one hour. What did not is left out. */
export interface HourTally {
  readonly counts: Partial<Record<Counted, number>>;
  readonly stages: Partial<Record<StageName, Durations>>;
  readonly partners: Partial<Record<PartnerName, { readonly ok: number; readonly failed: number }>>;
}

export const NOTHING_HAPPENED: HourTally = { counts: {}, stages: {}, partners: {} };

const HOUR_CHARACTERS = 'YYYY-MM-DDTHH'.length;

/** The beginning of the instant's hour, in UTC. */
export const hourOf = (at: Instant): Instant => `${at.slice(0, HOUR_CHARACTERS)}:00:00.000Z`;

const plus = <Name extends string>(
  counts: Partial<Record<Name, number>>,
  name: Name,
  count = 1,
): Partial<Record<Name, number>> => ({ ...counts, [name]: (counts[name] ?? 0) + count });

/** The hour with one thing more. */
export function tallied(tally: HourTally, occurrence: Occurrence): HourTally {
  if ('counted' in occurrence) return { ...tally, counts: plus(tally.counts, occurrence.counted) };
  if ('stage' in occurrence) {
    const { stage, durationMs } = occurrence;
    const durations = plus<string>(tally.stages[stage] ?? {}, String(bucketOf(durationMs)));
    return { ...tally, stages: { ...tally.stages, [stage]: durations } };
  }
  const { partner, failure } = occurrence;
  const { ok, failed } = tally.partners[partner] ?? { ok: 0, failed: 0 };
  const health = failure === null ? { ok: ok + 1, failed } : { ok, failed: failed + 1 };
  return { ...tally, partners: { ...tally.partners, [partner]: health } };
}

/** Several hours as one: their durations of a stage. */
export const durationsOf = (hours: readonly HourTally[], stage: StageName): Durations =>
  hours.reduce<Partial<Record<string, number>>>(
    (sum, { stages }) =>
      Object.entries(stages[stage] ?? {}).reduce((all, [bucket, count]) => plus(all, bucket, count), sum),
    {},
  ) as Durations;

export const answersOf = (
  hours: readonly HourTally[],
  partner: PartnerName,
): { readonly ok: number; readonly failed: number } => ({
  ok: hours.reduce((sum, { partners }) => sum + (partners[partner]?.ok ?? 0), 0),
  failed: hours.reduce((sum, { partners }) => sum + (partners[partner]?.failed ?? 0), 0),
});
