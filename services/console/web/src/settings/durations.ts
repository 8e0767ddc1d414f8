/** The units that durations are written in, the longest first. */
export const DURATION_UNITS = ['days', 'hours', 'minutes', 'seconds'] as const;

export type DurationUnit = (typeof DURATION_UNITS)[number];

const MS: Readonly<Record<DurationUnit, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

/** The longest unit of which a duration has a whole number; seconds where none has. */
export const unitOf = (ms: number): DurationUnit =>
  DURATION_UNITS.find((unit) => ms !== 0 && ms % MS[unit] === 0) ?? 'seconds';

export const amountOf = (ms: number, unit: DurationUnit): number => ms / MS[unit];

/** To the millisecond. */
export const msOf = (amount: number, unit: DurationUnit): number => Math.round(amount * MS[unit]);
