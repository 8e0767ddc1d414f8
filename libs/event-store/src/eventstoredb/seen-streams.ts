import type { StoredEvent } from '@throughline/contracts';
import { LRUCache } from 'lru-cache';

/** Of text in the events that are kept, about; an event that has more alone is not kept. */
export const SEEN_CHARACTERS_MAX = 64 * 1024 * 1024;

/** What a member of an object or list takes beside its text. */
const MEMBER_CHARACTERS = 16;

const charactersOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let characters = 0;
  for (const member of Object.values(value)) characters += MEMBER_CHARACTERS + charactersOf(member);
  return characters;
};

interface Seen {
  /** Without a gap in their revisions. */
  readonly events: readonly StoredEvent[];
  readonly characters: number;
}

/**
 * The streams that were last read or written by this process. What is stored never changes, so what was seen once
 * need not be fetched again: only what came behind it.
 */
export class SeenStreams {
  private readonly streams: LRUCache<string, Seen>;

  constructor(charactersMax = SEEN_CHARACTERS_MAX) {
    this.streams = new LRUCache({
      maxSize: charactersMax,
      sizeCalculation: ({ characters }) => characters + 1,
    });
  }

  /** What was seen of the stream from this revision on; empty if that revision was not. */
  from(stream: string, revision: number): readonly StoredEvent[] {
    const events = this.streams.get(stream)?.events ?? [];
    const first = events[0]?.revision ?? 0;
    return revision < first ? [] : events.slice(revision - first);
  }

  /** Events of one stream that follow one another. */
  add(stream: string, events: readonly StoredEvent[]): void {
    const [first] = events;
    if (!first) return;
    const known = this.streams.get(stream);
    const next = (known?.events.at(-1)?.revision ?? -1) + 1;
    const joins =
      known !== undefined && first.revision <= next && first.revision >= (known.events[0]?.revision ?? 0);
    const added = joins ? events.slice(next - first.revision) : events;
    if (added.length === 0) return;
    this.streams.set(stream, {
      events: joins ? [...known.events, ...added] : added,
      characters: (joins ? known.characters : 0) + charactersOf(added),
    });
  }
}
