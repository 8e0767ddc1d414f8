import type { StoredEvent } from '@throughline/contracts';
import type { AllSlice } from './event-store.js';

export interface RecentLimits {
  readonly eventsMax: number;
  /** Of JSON; a single event may be larger, it is kept alone. */
  readonly bytesMax: number;
}

export const RECENT_LIMITS: RecentLimits = { eventsMax: 16_384, bytesMax: 64 * 1024 * 1024 };

interface Entry {
  readonly event: StoredEvent;
  readonly bytes: number;
  /** Position of the event before it in its stream, or 0 where that was not among the recent ones. */
  readonly previousPosition: number;
}

/**
 * The last events, without a gap between them: those who follow the tail, and those who catch up on a stream they
 * have seen, share these objects and leave the disk alone.
 */
export class RecentEvents {
  private entries: (Entry | undefined)[];
  private readonly lastOfStream = new Map<string, number>();
  private first = 1;
  private last = 0;
  private bytes = 0;

  constructor(private readonly limits: RecentLimits = RECENT_LIMITS) {
    this.entries = new Array<Entry | undefined>(limits.eventsMax);
  }

  /** Streams that the events here belong to: as bounded as the events are. */
  get streamCount(): number {
    return this.lastOfStream.size;
  }

  add(event: StoredEvent, bytes: number): void {
    if (event.position !== this.last + 1) this.clear(event.position);
    const previousPosition = this.lastOfStream.get(event.stream) ?? 0;
    if (this.last - this.first + 1 === this.limits.eventsMax) this.dropFirst();
    this.entries[this.slotOf(event.position)] = { event, bytes, previousPosition };
    this.lastOfStream.set(event.stream, event.position);
    this.last = event.position;
    this.bytes += bytes;
    while (this.bytes > this.limits.bytesMax && this.first < this.last) this.dropFirst();
  }

  /** Starts anew, with the event at `nextPosition`. */
  clear(nextPosition = 1): void {
    this.entries = new Array<Entry | undefined>(this.limits.eventsMax);
    this.lastOfStream.clear();
    this.first = nextPosition;
    this.last = nextPosition - 1;
    this.bytes = 0;
  }

  /** True if every event after `position` is here. */
  covers(position: number): boolean {
    return this.first <= this.last && position >= this.first - 1;
  }

  /** What follows a position that is covered, as far as the last event. */
  slice(after: number, limit: number, types?: ReadonlySet<string>): AllSlice {
    const events: StoredEvent[] = [];
    let position = after;
    while (position < this.last && events.length < limit) {
      position += 1;
      const entry = this.entryAt(position);
      if (entry && (!types || types.has(entry.event.type))) events.push(entry.event);
    }
    return { events, position, isHead: position === this.last };
  }

  /** The events of a stream from a revision on, its last one included; undefined if some are no longer here. */
  ofStream(stream: string, fromRevision: number): StoredEvent[] | undefined {
    const found: StoredEvent[] = [];
    let entry = this.entryAt(this.lastOfStream.get(stream) ?? 0);
    while (entry && entry.event.revision >= fromRevision) {
      found.push(entry.event);
      if (entry.event.revision === fromRevision) return found.reverse();
      entry = this.entryAt(entry.previousPosition);
    }
    return undefined;
  }

  private entryAt(position: number): Entry | undefined {
    return position >= this.first && position <= this.last ? this.entries[this.slotOf(position)] : undefined;
  }

  private dropFirst(): void {
    const slot = this.slotOf(this.first);
    const entry = this.entries[slot];
    if (entry) {
      this.bytes -= entry.bytes;
      const { stream, position } = entry.event;
      if (this.lastOfStream.get(stream) === position) this.lastOfStream.delete(stream);
    }
    this.entries[slot] = undefined;
    this.first += 1;
  }

  private slotOf(position: number): number {
    return position % this.limits.eventsMax;
  }
}
