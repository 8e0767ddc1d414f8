/** Where a slider over the events of an order stands, and the instant that this means. */
export interface Moment {
  readonly at: string;
  /** The last event that had happened by then: its place in the list. */
  readonly index: number;
}

/** The distinct instants at which something was recorded, in order: what the slider steps over. */
export function momentsOf(events: readonly { readonly recordedAt: string }[]): Moment[] {
  const moments: Moment[] = [];
  for (const [index, { recordedAt }] of events.entries()) {
    const last = moments.at(-1);
    if (last?.at === recordedAt) moments[moments.length - 1] = { at: recordedAt, index };
    else moments.push({ at: recordedAt, index });
  }
  return moments;
}

/** The slider's place for an instant: the last moment that had come by then; the first for one before. */
export function placeOf(moments: readonly Moment[], asOf: string | null): number {
  if (asOf === null) return moments.length - 1;
  const at = Date.parse(asOf);
  const place = moments.findLastIndex((moment) => Date.parse(moment.at) <= at);
  return Math.max(place, 0);
}
