/** Instants are ISO 8601 strings in UTC with milliseconds, as `Date.prototype.toISOString` writes them. */
export type Instant = string;

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const instantOf = (date: Date): Instant => date.toISOString();

/** The instant `ms` milliseconds after `instant`. */
export const after = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();
