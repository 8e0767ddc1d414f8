interface Seen {
  readonly progress: string;
  readonly sinceMs: number;
}

/**
 * Tells how long work has waited without progress. It remembers what it saw when it last looked, because the time of
 * the last progress alone takes work that came a moment ago, after an hour of rest, for work that waited an hour.
 */
export class StallWatch {
  private readonly seen = new Map<string, Seen>();

  /** Milliseconds for which `name` was seen waiting at the same `progress`; 0 where it moved or nothing waits. */
  waitingMs(name: string, isWaiting: boolean, progress: string, nowMs: number): number {
    const before = this.seen.get(name);
    if (!isWaiting) this.seen.delete(name);
    else if (before?.progress !== progress) this.seen.set(name, { progress, sinceMs: nowMs });
    return isWaiting && before?.progress === progress ? nowMs - before.sinceMs : 0;
  }
}
