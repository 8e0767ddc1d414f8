import type { StoredEvent } from '@throughline/contracts';
import { StreamMovedOn, type Instant } from '@throughline/kernel';
import type { SqliteFile } from '@throughline/sqlite';
import type { EventReader } from './event-reader.js';
import { eventFrom, type AppendRequest, type WrittenEvent } from './event-rows.js';
import { NO_STREAM } from './event-store.js';
import type { EventTypes } from './event-types.js';
import type { StreamHead, StreamHeads } from './stream-heads.js';

const INSERT_EVENT = `
INSERT INTO events (position, stream_id, revision, type_id, event_id, recorded_at, body, personal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * The append side, called inside group commits. What is kept in memory runs ahead of the disk until the group
 * ends: `takeCommitted` after a commit, `forget` after anything else.
 */
export class EventWriter {
  private uncommitted: WrittenEvent[] = [];
  /** Undefined while it must be asked of the disk. */
  private lastPosition: number | undefined;

  constructor(
    private readonly file: SqliteFile,
    private readonly reader: EventReader,
    private readonly heads: StreamHeads,
    private readonly types: EventTypes,
  ) {}

  /**
   * Appends at the expected revision, or answers with what an earlier try has stored there.
   * @throws StreamMovedOn before the first write
   */
  append(request: AppendRequest, recordedAt: Instant): readonly StoredEvent[] {
    const { stream, expectedRevision } = request;
    const head = this.heads.headOf(stream);
    const revision = head?.revision ?? NO_STREAM;
    if (revision === expectedRevision) return this.insert(request, head, recordedAt);
    if (head && this.isRepeat(request, head)) {
      return this.reader.streamPage(stream, head.streamId, expectedRevision + 1, request.records.length);
    }
    throw new StreamMovedOn(stream, expectedRevision, revision);
  }

  /** Position of the last event; inside a group commit, of the last one written. */
  head(): number {
    this.lastPosition ??= this.reader.lastPosition();
    return this.lastPosition;
  }

  takeCommitted(): readonly WrittenEvent[] {
    const committed = this.uncommitted;
    if (committed.length > 0) this.uncommitted = [];
    return committed;
  }

  /** After a failed write nothing in memory can be relied on: everything is asked of the disk again. */
  forget(): void {
    this.uncommitted = [];
    this.lastPosition = undefined;
    this.heads.forget();
    this.types.forget();
  }

  /** The same ids at the same place: the answer to the first try was lost, or came twice. */
  private isRepeat({ expectedRevision, records }: AppendRequest, head: StreamHead): boolean {
    const stored = this.reader.idsFrom(head.streamId, expectedRevision + 1, records.length);
    return records.every(({ eventId }, index) => eventId === stored[index]);
  }

  private insert(
    { stream, expectedRevision, records }: AppendRequest,
    head: StreamHead | undefined,
    recordedAt: Instant,
  ): readonly StoredEvent[] {
    const streamId = head?.streamId ?? this.heads.intern(stream);
    const insertEvent = this.file.prepare(INSERT_EVENT);
    const firstPosition = this.head() + 1;
    const written = records.map((record, index): WrittenEvent => {
      const place = {
        stream,
        revision: expectedRevision + 1 + index,
        position: firstPosition + index,
        recordedAt,
      };
      const { type, eventId, body, personal } = record;
      const typeId = this.types.intern(type);
      insertEvent.run(place.position, streamId, place.revision, typeId, eventId, recordedAt, body, personal);
      return { event: eventFrom(record, place), bytes: body.length + (personal?.length ?? 0) };
    });
    this.heads.moveTo(stream, { streamId, revision: expectedRevision + records.length });
    this.lastPosition = firstPosition + records.length - 1;
    this.uncommitted.push(...written);
    return written.map(({ event }) => event);
  }
}
