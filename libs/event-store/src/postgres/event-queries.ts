import type { EventType, StoredEvent } from '@throughline/contracts';
import type { Postgres } from '@throughline/postgres';
import { eventFrom, type WrittenEvent } from '../event-rows.js';
import { FROM_START } from '../event-store.js';

/** JSON that one slice reads at most, but for its last event: 16 MiB. */
const SLICE_BYTES_MAX = 16 * 1024 * 1024;

/** Positions that one slice looks at when it is after certain types only: some 10 ms of reading. */
const SLICE_SCAN_MAX = 5_000;

const COLUMNS = 'position, revision, type, event_id, recorded_at, body, personal';

interface EventRow {
  readonly position: number;
  readonly revision: number;
  readonly type: string;
  readonly event_id: string;
  readonly recorded_at: Date;
  readonly body: string;
  readonly personal: string | null;
}

interface SliceRow extends EventRow {
  readonly stream: string;
  readonly bytes_so_far: number;
}

/** The head comes with the events, of one snapshot; without events it comes alone. */
type HeadedRow = { readonly head: number } & (SliceRow | { readonly position: null });

const STREAM_PAGE = `
SELECT ${COLUMNS} FROM events
WHERE stream_id = (SELECT id FROM streams WHERE name = $1) AND revision >= $2 ORDER BY revision LIMIT $3`;

const HEAD = 'SELECT coalesce(max(position), 0) AS head FROM events';

const SLICE = `
SELECT head.head, slice.* FROM (${HEAD}) AS head LEFT JOIN (
  SELECT *, (SELECT name FROM streams WHERE id = stream_id) AS stream FROM (
    SELECT ${COLUMNS}, stream_id, bytes, sum(bytes) OVER (ORDER BY position) AS bytes_so_far FROM (
      SELECT ${COLUMNS}, stream_id, octet_length(body) + coalesce(octet_length(personal), 0) AS bytes FROM events
      WHERE position > $1 AND position <= $1 + $2 AND ($3::text[] IS NULL OR type = ANY ($3)) ORDER BY position LIMIT $4
    ) AS page
  ) AS measured WHERE bytes_so_far - bytes < ${SLICE_BYTES_MAX}
) AS slice ON true ORDER BY slice.position`;

export interface SliceRange {
  readonly after: number;
  readonly limit: number;
  readonly types?: ReadonlySet<EventType>;
}

export interface ReadSlice {
  readonly events: readonly WrittenEvent[];
  readonly position: number;
  readonly isHead: boolean;
}

const toEvent = (row: EventRow, stream: string): StoredEvent =>
  eventFrom(
    { type: row.type, eventId: row.event_id, body: row.body, personal: row.personal },
    { stream, revision: row.revision, position: row.position, recordedAt: row.recorded_at.toISOString() },
  );

const isEvent = (row: HeadedRow): row is HeadedRow & SliceRow => row.position !== null;

/** The read side: what is asked of the database, and the way from a row to an event. */
export class EventQueries {
  constructor(private readonly postgres: Postgres) {}

  async head(): Promise<number> {
    const [row] = await this.postgres.query<{ head: number }>({ name: 'head', text: HEAD });
    return row?.head ?? FROM_START;
  }

  async streamPage(stream: string, fromRevision: number, limit: number): Promise<StoredEvent[]> {
    const rows = await this.postgres.query<EventRow>({
      name: 'stream page',
      text: STREAM_PAGE,
      values: [stream, fromRevision, limit],
    });
    return rows.map((row) => toEvent(row, stream));
  }

  /** Events and head are of one moment. */
  async slice({ after, limit, types }: SliceRange): Promise<ReadSlice> {
    // Positions have no gaps: more of them than events are wanted are worth a look only where some are passed over.
    const scanned = types ? SLICE_SCAN_MAX : limit;
    const rows = await this.postgres.query<HeadedRow>({
      name: 'slice',
      text: SLICE,
      values: [after, scanned, types ? [...types] : null, limit],
    });
    const head = rows[0]?.head ?? FROM_START;
    const found = rows.filter(isEvent);
    const last = found.at(-1);
    const isCut = last !== undefined && (found.length === limit || last.bytes_so_far >= SLICE_BYTES_MAX);
    const position = isCut ? last.position : Math.max(after, Math.min(head, after + scanned));
    const events = found.map((row) => ({
      event: toEvent(row, row.stream),
      bytes: row.body.length + (row.personal?.length ?? 0),
    }));
    return { events, position, isHead: position >= head };
  }
}
