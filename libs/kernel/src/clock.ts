/** Instants are ISO 8601 strings in UTC with milliseconds, as `Date.prototype.toISOString` writes them. */
export type Instant = string;

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const instantOf = (date: Date): Instant => date.toISOString();

/** An instant that somebody else wrote, with any zone: in UTC with milliseconds, so that instants compare as text. */
export const toInstant = (text: string): Instant => instantOf(new Date(text));

/** The instant `ms` milliseconds after `instant`. */
export const after = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();
