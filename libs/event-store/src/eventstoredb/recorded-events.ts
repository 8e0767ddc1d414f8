import type { JSONEventData, RecordedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '@throughline/contracts';
import { instantOf } from '@throughline/kernel';
import { assembledEvent, type EventBody, type EventRecord } from '../event-rows.js';

/**
 * How an event lies in EventStoreDB: its data as the data, and all else as the metadata. `$correlationId` and
 * `$causationId` are the names that the server's own projections and console know. What is personal is one member of
 * the metadata and stands nowhere else: a codec can seal that member and leave the rest readable.
 */
interface StoredMetadata extends Omit<EventBody, 'data' | 'correlationId' | 'causationId'> {
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly personal?: unknown;
}

export const toEventData = ({ type, eventId, body, personal }: EventRecord): JSONEventData => {
  const { data, correlationId, causationId, ...rest } = JSON.parse(body) as EventBody;
  const metadata: StoredMetadata = {
    ...rest,
    $correlationId: correlationId,
    $causationId: causationId,
    ...(personal !== null && { personal: JSON.parse(personal) as unknown }),
  };
  return {
    id: eventId,
    type,
    contentType: 'application/json',
    data: data as Record<string, unknown>,
    metadata: { ...metadata },
  };
};

/** @throws Error above 2^53: a log of eight petabytes */
export const safeNumber = (value: bigint): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`${value} does not fit a number without loss`);
  return number;
};

/** The place of a record in `$all`, ours or not. */
export const positionOf = (recorded: RecordedEvent): number => safeNumber(recorded.position?.commit ?? 0n);

const isSystemName = (name: string): boolean => name.startsWith('$');

/**
 * Our events are those with our envelope. `$all` also holds what the server writes for itself (statistics, metadata
 * of streams, links of projections) and what other programs keep on the same server.
 */
export const isOurs = (recorded: RecordedEvent): boolean => {
  if (isSystemName(recorded.streamId) || isSystemName(recorded.type) || !recorded.isJson) return false;
  const metadata = recorded.metadata as Partial<StoredMetadata> | undefined;
  return (
    typeof metadata?.schemaVersion === 'number' &&
    typeof metadata.occurredAt === 'string' &&
    typeof metadata.producer === 'string'
  );
};

/** What every reader sees; the same however often and wherever from it is read. */
export const storedEventOf = (recorded: RecordedEvent): StoredEvent => {
  const { $correlationId, $causationId, personal, ...rest } = recorded.metadata as unknown as StoredMetadata;
  const body = {
    ...rest,
    correlationId: $correlationId,
    causationId: $causationId,
    data: recorded.data as unknown,
  };
  return assembledEvent(
    { type: recorded.type, eventId: recorded.id, body, ...(personal !== undefined && { personal }) },
    {
      stream: recorded.streamId,
      revision: safeNumber(recorded.revision),
      position: positionOf(recorded),
      recordedAt: instantOf(recorded.created),
    },
  );
};
