import type { StoredEvent } from '@throughline/contracts';
import type { SqliteFile } from '@throughline/sqlite';
import { eventFrom } from './event-rows.js';
import { FROM_START } from './event-store.js';
import type { EventTypes } from './event-types.js';

/** JSON that one slice reads from disk at most, an event over it excepted, which comes alone: 16 MiB. */
const SLICE_CHARACTERS_MAX = 16 * 1024 * 1024;

const COLUMNS = 'position, revision, type_id, event_id, recorded_at, body, personal';

type EventColumns = [
  position: number,
  revision: number,
  typeId: number,
  eventId: string,
  recordedAt: string,
  body: string,
  personal: string | null,
];

type AllColumns = [...EventColumns, stream: string];

const STREAM_PAGE = `
SELECT ${COLUMNS} FROM events WHERE stream_id = ? AND revision >= ? ORDER BY revision LIMIT ?`;

const ALL_PAGE = `
SELECT ${COLUMNS}, (SELECT name FROM streams WHERE id = stream_id)
FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`;

const ALL_PAGE_OF_TYPES = `
SELECT ${COLUMNS}, (SELECT name FROM streams WHERE id = stream_id)
FROM events WHERE position > ? AND position <= ? AND type_id IN (SELECT value FROM json_each(?))
ORDER BY position LIMIT ?`;

const IDS_FROM =
  'SELECT event_id FROM events WHERE stream_id = ? AND revision >= ? ORDER BY revision LIMIT ?';

/** A part of the store's own order, as it is on disk. */
export interface PositionRange {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
  readonly types?: ReadonlySet<string>;
}

export interface DiskSlice {
  readonly events: readonly StoredEvent[];
  /** False if the events end before `upTo`. */
  readonly isWhole: boolean;
}

/** The read side: prepared queries and the way from a row to an event. */
export class EventReader {
  constructor(
    private readonly file: SqliteFile,
    private readonly types: EventTypes,
  ) {}

  lastPosition(): number {
    const row = this.file.prepare('SELECT MAX(position) AS position FROM events').get();
    return (row as { position: number | null }).position ?? FROM_START;
  }

  streamPage(stream: string, streamId: number, fromRevision: number, limit: number): StoredEvent[] {
    const rows = this.file.prepareTuples(STREAM_PAGE).all(streamId, fromRevision, limit) as EventColumns[];
    return rows.map((row) => this.toEvent(row, stream));
  }

  idsFrom(streamId: number, fromRevision: number, limit: number): string[] {
    const rows = this.file.prepareTuples(IDS_FROM).all(streamId, fromRevision, limit) as [string][];
    return rows.map(([eventId]) => eventId);
  }

  range(range: PositionRange): DiskSlice {
    const events: StoredEvent[] = [];
    let characters = 0;
    for (const row of this.rowsOf(range)) {
      const [, , , , , body, personal, stream] = row;
      characters += body.length + (personal?.length ?? 0);
      if (characters > SLICE_CHARACTERS_MAX && events.length > 0) return { events, isWhole: false };
      events.push(this.toEvent(row, stream));
    }
    return { events, isWhole: events.length < range.limit };
  }

  private rowsOf({ after, upTo, limit, types }: PositionRange): Iterable<AllColumns> {
    if (!types) return this.file.prepareTuples(ALL_PAGE).iterate(after, upTo, limit) as Iterable<AllColumns>;
    const typeIds = [...types].map((type) => this.types.idOf(type)).filter((id) => id !== undefined);
    const query = this.file.prepareTuples(ALL_PAGE_OF_TYPES);
    return query.iterate(after, upTo, JSON.stringify(typeIds), limit) as Iterable<AllColumns>;
  }

  private toEvent(row: EventColumns | AllColumns, stream: string): StoredEvent {
    const [position, revision, typeId, eventId, recordedAt, body, personal] = row;
    return eventFrom(
      { type: this.types.nameOf(typeId), eventId, body, personal },
      { stream, revision, position, recordedAt },
    );
  }
}
