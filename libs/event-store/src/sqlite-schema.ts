import type { Schema } from '@throughline/sqlite';

/**
 * Events are keyed by an interned integer stream id, and there is no unique index over the event ids: over random
 * keys it would cost 5 to 10 times the append at a million rows. Personal data has a column of its own, so that it
 * can be sealed per person. The triggers hold for everyone who opens the file: the store only ever grows, and a
 * row cannot be replaced by INSERT OR REPLACE either, which fires no delete trigger by default.
 */
const VERSION_1 = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event_types (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  type_id INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  body TEXT NOT NULL,
  personal TEXT,
  UNIQUE (stream_id, revision)
) STRICT;

CREATE TRIGGER events_only_grow BEFORE INSERT ON events
WHEN NEW.position <= (SELECT MAX(position) FROM events)
  OR NEW.revision <> COALESCE((SELECT MAX(revision) FROM events WHERE stream_id = NEW.stream_id), -1) + 1
BEGIN SELECT RAISE(ABORT, 'events are appended at the next revision and position only'); END;

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER streams_never_change BEFORE UPDATE ON streams
BEGIN SELECT RAISE(ABORT, 'streams are never renamed'); END;

CREATE TRIGGER streams_are_never_deleted BEFORE DELETE ON streams
BEGIN SELECT RAISE(ABORT, 'streams are never deleted'); END;

CREATE TRIGGER event_types_never_change BEFORE UPDATE ON event_types
BEGIN SELECT RAISE(ABORT, 'event types are never renamed'); END;

CREATE TRIGGER event_types_are_never_deleted BEFORE DELETE ON event_types
BEGIN SELECT RAISE(ABORT, 'event types are never deleted'); END;
`;

export const eventStoreSchema: Schema = { component: 'event store', steps: [VERSION_1] };
