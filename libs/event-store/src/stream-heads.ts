import type { SqliteFile } from '@throughline/sqlite';
import { LRUCache } from 'lru-cache';

/** Streams whose head is kept in memory: some 10 MB when full. */
const HEADS_CACHED_MAX = 50_000;

/** A stream that has events: its interned id and the revision of its last event. */
export interface StreamHead {
  readonly streamId: number;
  readonly revision: number;
}

/**
 * Where each stream stands, in memory for the recent ones. Inside a group commit it runs ahead of the disk, so
 * every rollback must `forget`.
 */
export class StreamHeads {
  private readonly cache = new LRUCache<string, StreamHead>({ max: HEADS_CACHED_MAX });

  constructor(private readonly file: SqliteFile) {}

  /** Undefined where the stream has no events. */
  headOf(stream: string): StreamHead | undefined {
    const cached = this.cache.get(stream);
    if (cached) return cached;
    const found = this.file
      .prepare(
        `SELECT id AS streamId, (SELECT MAX(revision) FROM events WHERE stream_id = streams.id) AS revision
         FROM streams WHERE name = ?`,
      )
      .get(stream) as { streamId: number; revision: number } | undefined;
    if (!found) return undefined;
    const head = { streamId: found.streamId, revision: found.revision };
    this.cache.set(stream, head);
    return head;
  }

  /** The id of a stream whose first event is about to be written. */
  intern(stream: string): number {
    const { lastInsertRowid } = this.file.prepare('INSERT INTO streams (name) VALUES (?)').run(stream);
    return Number(lastInsertRowid);
  }

  moveTo(stream: string, head: StreamHead): void {
    this.cache.set(stream, head);
  }

  forget(): void {
    this.cache.clear();
  }
}
