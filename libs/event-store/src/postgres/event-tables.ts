/**
 * Events are keyed by an interned stream id, which is the position of the stream's first event, and there is no unique
 * index over the event ids: over random keys it would cost more than the append. Bodies are text, not jsonb: what is
 * read is to the letter what was stored, `\u0000` included, and `body::json` takes it apart for an auditor.
 */
export const TABLES = `
CREATE TABLE streams (
  id bigint PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE events (
  position bigint PRIMARY KEY CHECK (position >= 1),
  stream_id bigint NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 0),
  type text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  body text NOT NULL,
  personal text,
  UNIQUE (stream_id, revision)
);`;

/**
 * A plan is kept for as long as its connection lives, and is often made while the tables are next to empty: it must be
 * the one for full tables all the same.
 */
export const PLANNED_FOR_FULL_TABLES = `
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan`;

/**
 * The triggers hold for everyone who connects: the store only ever grows. An event is taken only right behind another
 * one, in the store and in its stream, and that one must be visible: so a position is never committed before the one
 * below it, whoever writes.
 */
export const APPEND_ONLY = `
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION refuse_gaps() RETURNS trigger LANGUAGE plpgsql ${PLANNED_FOR_FULL_TABLES} AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added WHERE position > 1
    AND NOT EXISTS (SELECT FROM events WHERE events.position = added.position - 1)
  ) OR EXISTS (
    SELECT FROM added WHERE revision > 0
    AND NOT EXISTS (
      SELECT FROM events WHERE events.stream_id = added.stream_id AND events.revision = added.revision - 1
    )
  ) THEN
    RAISE EXCEPTION 'events are appended at the next revision and position only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER events_only_grow AFTER INSERT ON events
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_gaps();

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse('events are never changed');

CREATE TRIGGER events_are_never_deleted BEFORE DELETE OR TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse('events are never deleted');

CREATE TRIGGER streams_never_change BEFORE UPDATE ON streams
FOR EACH STATEMENT EXECUTE FUNCTION refuse('streams are never renamed');

CREATE TRIGGER streams_are_never_deleted BEFORE DELETE OR TRUNCATE ON streams
FOR EACH STATEMENT EXECUTE FUNCTION refuse('streams are never deleted');`;
