import { topics } from '@throughline/contracts';
import { applySchema, type Schema, type SqliteFile } from '@throughline/sqlite';
import { isRelayed } from '../delivery/topic-checks.js';

const VERSION_1 = `
CREATE TABLE topics (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE topic_messages (
  topic_id INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  headers TEXT,
  value BLOB NOT NULL,
  published_at_ms INTEGER NOT NULL,
  PRIMARY KEY (topic_id, "offset")
) STRICT;

CREATE TABLE consumer_cursors (
  group_name TEXT NOT NULL,
  topic TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  PRIMARY KEY (group_name, topic)
) STRICT, WITHOUT ROWID;
`;

const messageLogSchema: Schema = { component: 'message log', steps: [VERSION_1] };

/**
 * Makes the tables, and returns the id of every topic that is a log. Views of the event store need no table: their
 * messages are made when they are read.
 */
export function openSchema(file: SqliteFile): ReadonlyMap<string, number> {
  applySchema(file, messageLogSchema);
  const known = topicIds(file);
  const missing = topics.filter((topic) => !isRelayed(topic) && !known.has(topic.name));
  if (missing.length === 0) return known;
  file.exec('BEGIN IMMEDIATE');
  for (const { name } of missing) file.prepare('INSERT INTO topics (name) VALUES (?)').run(name);
  file.exec('COMMIT');
  return topicIds(file);
}

function topicIds(file: SqliteFile): ReadonlyMap<string, number> {
  const rows = file.prepare('SELECT id, name FROM topics').all() as { id: number; name: string }[];
  return new Map(rows.map(({ id, name }) => [name, id]));
}
