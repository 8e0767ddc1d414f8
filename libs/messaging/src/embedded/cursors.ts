import type { SqliteFile } from '@throughline/sqlite';
import { BEFORE_FIRST_OFFSET } from './message-source.js';

const SELECT = 'SELECT topic, "offset" FROM consumer_cursors WHERE group_name = ?';
const UPSERT = `INSERT INTO consumer_cursors (group_name, topic, "offset") VALUES (?, ?, ?)
  ON CONFLICT (group_name, topic) DO UPDATE SET "offset" = excluded."offset"`;
const LOWEST = 'SELECT min("offset") AS lowest FROM consumer_cursors WHERE topic = ?';

/** How far each group has come in each topic. A cursor that is behind costs repeats, and nothing else. */
export class Cursors {
  constructor(private readonly file: SqliteFile) {}

  /** What the group has saved. */
  saved(group: string): Map<string, number> {
    const rows = this.file.read(() => this.file.prepare(SELECT).all(group)) as {
      topic: string;
      offset: number;
    }[];
    return new Map(rows.map(({ topic, offset }) => [topic, offset]));
  }

  /** Where the group goes on in each of the topics. */
  load(group: string, topics: readonly string[]): Map<string, number> {
    const saved = this.saved(group);
    return new Map(topics.map((topic) => [topic, saved.get(topic) ?? BEFORE_FIRST_OFFSET]));
  }

  save(group: string, offsets: ReadonlyMap<string, number>): Promise<void> {
    return this.file.write(() => {
      for (const [topic, offset] of offsets) this.file.prepare(UPSERT).run(group, topic, offset);
    });
  }

  /** What every group that ever consumed the topic has passed; no limit where none did. */
  lowest(topic: string): number {
    const row = this.file.read(() => this.file.prepare(LOWEST).get(topic)) as { lowest: number | null };
    return row.lowest ?? Number.MAX_SAFE_INTEGER;
  }
}
