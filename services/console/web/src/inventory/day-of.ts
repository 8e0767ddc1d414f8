const MINUTE_MS = 60_000;

/** "2026-01-05T11:00" on the browser's own clock. */
export function localOf(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

/** "2026-01-05" on the browser's own calendar. */
export const dayOf = (instant: string): string => localOf(instant).slice(0, 10);
