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

/** What a writer is asked to store at one place. */
export interface AppendRequest {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly records: readonly EventRecord[];
}

/** An event as it was stored, with the length of its JSON. */
export interface WrittenEvent {
  readonly event: StoredEvent;
  readonly bytes: number;
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

/** What an event holds beside its id, its type and what is personal. */
export type EventBody = Omit<NewEvent, 'id' | 'type' | 'personal'>;

/** The parts of an event that came back from a store as values: from JSON, so that nobody else holds them. */
export interface EventParts {
  readonly type: string;
  readonly eventId: string;
  readonly body: EventBody;
  /** Absent where the event has none. */
  readonly personal?: unknown;
}

/** The event that every reader sees. Frozen, because many readers share the recent ones. */
export const assembledEvent = (
  { type, eventId, body, ...rest }: EventParts,
  place: EventPlace,
): StoredEvent =>
  deepFreeze({
    ...body,
    id: eventId,
    type: type as EventType,
    stream: place.stream,
    revision: place.revision,
    position: place.position,
    recordedAt: place.recordedAt,
    ...rest,
  });

/** Made from the JSON, freshly appended or read from disk: so both are equal to the last `undefined`. */
export const eventFrom = ({ type, eventId, body, personal }: EventRecord, place: EventPlace): StoredEvent =>
  assembledEvent(
    {
      type,
      eventId,
      body: JSON.parse(body) as EventBody,
      ...(personal !== null && { personal: JSON.parse(personal) as unknown }),
    },
    place,
  );
