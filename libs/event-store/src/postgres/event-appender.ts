import { PoisonMessage } from '@throughline/kernel';
import type { Postgres } from '@throughline/postgres';
import { eventFrom, type AppendRequest, type WrittenEvent } from '../event-rows.js';

/** What became of one append of a group. */
export type AppendOutcome =
  | { readonly outcome: 'stored'; readonly written: readonly WrittenEvent[] }
  /** The same ids stand at the same place already. */
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'refused'; readonly actualRevision: number };

interface OutcomeRow {
  readonly outcome: AppendOutcome['outcome'];
  readonly first_position: number | null;
  readonly actual_revision: number;
  readonly recorded_at: Date;
}

/** PostgreSQL takes neither in a text; JSON holds them escaped, these columns hold no JSON. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** @throws PoisonMessage for what would fail the whole group if it came to the server */
export function assertStorable({ stream, records }: AppendRequest): void {
  for (const { eventId, type } of records) {
    if (!UNSTORABLE.test(eventId) && !UNSTORABLE.test(type)) continue;
    throw new PoisonMessage(`${stream}: ${JSON.stringify(type)} with the id ${JSON.stringify(eventId)}`);
  }
}

/** The group as the function's parameters: one array per column. */
function columnsOf(group: readonly AppendRequest[]): unknown[] {
  const placeOfStream = new Map<string, number>();
  const appends = group.map(({ stream, expectedRevision, records }) => {
    const place = placeOfStream.get(stream) ?? placeOfStream.size + 1;
    placeOfStream.set(stream, place);
    return { place, expectedRevision, count: records.length };
  });
  const events = group.flatMap(({ records }, index) =>
    records.map((record, place) => ({ append: index + 1, place, record })),
  );
  return [
    [...placeOfStream.keys()],
    appends.map(({ place }) => place),
    appends.map(({ expectedRevision }) => expectedRevision),
    appends.map(({ count }) => count),
    events.map(({ append }) => append),
    events.map(({ place }) => place),
    events.map(({ record }) => record.type),
    events.map(({ record }) => record.eventId),
    events.map(({ record }) => record.body),
    events.map(({ record }) => record.personal),
  ];
}

const writtenEvents = (
  { stream, expectedRevision, records }: AppendRequest,
  firstPosition: number,
  recordedAt: string,
): WrittenEvent[] =>
  records.map((record, index) => {
    const revision = expectedRevision + 1 + index;
    return {
      event: eventFrom(record, { stream, revision, position: firstPosition + index, recordedAt }),
      bytes: record.body.length + (record.personal?.length ?? 0),
    };
  });

const outcomeOf = (request: AppendRequest, row: OutcomeRow | undefined): AppendOutcome => {
  if (!row) throw new Error(`${request.stream}: the append was not answered`);
  const { outcome, first_position, actual_revision, recorded_at } = row;
  if (outcome === 'refused') return { outcome, actualRevision: actual_revision };
  if (first_position === null) return { outcome: 'repeated' };
  return { outcome: 'stored', written: writtenEvents(request, first_position, recorded_at.toISOString()) };
};

/**
 * Stores a group in one transaction and one round trip; the outcomes come in the order of the group.
 * @throws TransientFault if the outcome is unknown or the database is away
 */
export async function appendGroup(
  postgres: Postgres,
  group: readonly AppendRequest[],
): Promise<AppendOutcome[]> {
  const rows = await postgres.query<OutcomeRow>({
    name: 'append events',
    text: 'SELECT * FROM append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: columnsOf(group),
  });
  return group.map((request, index) => outcomeOf(request, rows[index]));
}
