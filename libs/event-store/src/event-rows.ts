import type { EventType, NewEvent, StoredEvent } from '@throughline/contracts';
import { PoisonMessage, type Instant } from '@throughline/kernel';

/** JSON of one event at most, its personal part apart from the rest: 8 MiB each. */
export const EVENT_BYTES_MAX = 8 * 1024 * 1024;

/** The parts of an event as they stand in the columns. */
export interface EventRecord {
  readonly type: string;
  readonly eventId: string;
  /** JSON of all that has no column of its own. */
  readonly body: string;
  /** JSON; null where the event has none. */
  readonly personal: string | null;
}

/** Where and when an event was stored. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: Instant;
}

const toJson = (value: unknown, eventId: string): string => {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) <= EVENT_BYTES_MAX) return json;
  throw new PoisonMessage(
    `event ${eventId} has ${Buffer.byteLength(json)} bytes, ${EVENT_BYTES_MAX} are allowed`,
  );
};

/** Taken when `append` is called: what the caller does to the event afterwards does not reach the store. */
export const recordOf = ({ id, type, personal, ...body }: NewEvent): EventRecord => ({
  type,
  eventId: id,
  body: toJson(body, id),
  personal: personal === undefined ? null : toJson(personal, id),
});

const deepFreeze = <Value extends object>(value: Value): Value => {
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null) deepFreeze(member as object);
  }
  return Object.freeze(value);
};

type EventBody = Omit<NewEvent, 'id' | 'type' | 'personal'>;

/**
 * The event that every reader sees. It is made from the JSON, freshly appended or read from disk: so both are
 * equal to the last `undefined`. Frozen, because many readers share the recent ones.
 */
export const eventFrom = (record: EventRecord, place: EventPlace): StoredEvent => {
  const event: StoredEvent = Object.assign(JSON.parse(record.body) as EventBody, {
    id: record.eventId,
    type: record.type as EventType,
    stream: place.stream,
    revision: place.revision,
    position: place.position,
    recordedAt: place.recordedAt,
  });
  if (record.personal === null) return deepFreeze(event);
  return deepFreeze(Object.assign(event, { personal: JSON.parse(record.personal) as unknown }));
};
