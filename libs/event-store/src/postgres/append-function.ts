import { PLANNED_FOR_FULL_TABLES } from './event-tables.js';

/** Where each group that stored something is announced: schema and position of its last event, a blank between. */
export const APPENDED_CHANNEL = 'throughline_events';

/**
 * Stores a group of appends in one round trip, and says of each what became of it: one that is refused leaves its
 * neighbours alone. Appends name their stream by its place in `stream_names`, events their append by its place in the
 * group, both counted from 1.
 *
 * The lock is held until the transaction has ended, so that positions are given out in the order in which they become
 * visible. Each statement has a snapshot of its own (READ COMMITTED), taken after the lock was: it sees all that the
 * holder before has stored.
 */
export const APPEND_FUNCTION = `
CREATE FUNCTION append_events(
  stream_names text[],
  append_streams int[], expected_revisions bigint[], event_counts int[],
  event_appends int[], event_places int[], event_types text[], event_ids text[], event_bodies text[], event_personals text[]
) RETURNS TABLE (outcome text, first_position bigint, actual_revision bigint, recorded_at timestamptz)
LANGUAGE plpgsql ${PLANNED_FOR_FULL_TABLES} AS $$
DECLARE
  stream_ids bigint[];
  heads bigint[];
  first_positions bigint[] := array_fill(NULL::bigint, ARRAY[cardinality(append_streams)]);
  found_revisions bigint[] := first_positions;
  next_position bigint;
  position_before bigint;
  stored_at timestamptz(3);
  stream int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(current_schema() || '/append events', 0));
  SELECT coalesce(max(events.position), 0) INTO position_before FROM events;
  next_position := position_before + 1;
  stored_at := clock_timestamp();

  SELECT array_agg(streams.id ORDER BY wanted.place),
    array_agg(coalesce((SELECT max(revision) FROM events WHERE stream_id = streams.id), -1) ORDER BY wanted.place)
  INTO stream_ids, heads
  FROM unnest(stream_names) WITH ORDINALITY AS wanted(name, place) LEFT JOIN streams ON streams.name = wanted.name;

  FOR append IN 1 .. cardinality(append_streams) LOOP
    stream := append_streams[append];
    IF heads[stream] = expected_revisions[append] THEN
      first_positions[append] := next_position;
      stream_ids[stream] := coalesce(stream_ids[stream], next_position);
      heads[stream] := heads[stream] + event_counts[append];
      next_position := next_position + event_counts[append];
    END IF;
    found_revisions[append] := heads[stream];
  END LOOP;

  IF next_position > position_before + 1 THEN
    INSERT INTO streams (id, name)
    SELECT made.id, made.name FROM unnest(stream_ids, stream_names) AS made(id, name) WHERE made.id > position_before;

    INSERT INTO events (position, stream_id, revision, type, event_id, recorded_at, body, personal)
    SELECT first_positions[added.append] + added.place, stream_ids[append_streams[added.append]],
      expected_revisions[added.append] + 1 + added.place, added.type, added.id, stored_at, added.body, added.personal
    FROM unnest(event_appends, event_places, event_types, event_ids, event_bodies, event_personals)
      AS added(append, place, type, id, body, personal)
    WHERE first_positions[added.append] IS NOT NULL;

    PERFORM pg_notify('${APPENDED_CHANNEL}', current_schema() || ' ' || (next_position - 1));
  END IF;

  -- What was not stored is a repeat if each of its ids stands where it would have come to stand.
  RETURN QUERY
  WITH others AS (
    SELECT DISTINCT tried.append FROM unnest(event_appends, event_places, event_ids) AS tried(append, place, id)
    WHERE first_positions[tried.append] IS NULL AND NOT EXISTS (
      SELECT FROM events
      WHERE events.stream_id = stream_ids[append_streams[tried.append]]
      AND events.revision = expected_revisions[tried.append] + 1 + tried.place
      AND events.event_id = tried.id
    )
  )
  SELECT
    CASE
      WHEN first_positions[place] IS NOT NULL THEN 'stored'
      WHEN place IN (SELECT append FROM others) THEN 'refused'
      ELSE 'repeated'
    END,
    first_positions[place], found_revisions[place], stored_at::timestamptz
  FROM generate_series(1, cardinality(append_streams)) AS place
  ORDER BY place;
END $$;`;
