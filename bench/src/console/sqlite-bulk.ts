import { join } from 'node:path';
import { SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { LEDGER_FILE_NAME } from '@throughline/service-kit';
import { openDatabase, SqliteFile, type Database, type Statement } from '@throughline/sqlite';
import type { Append } from './seed.js';

/** A table of interned names. */
class Names {
  private readonly ids = new Map<string, number>();
  private readonly insert: Statement;

  constructor(database: Database, table: string) {
    this.insert = database.prepare(`INSERT INTO ${table} (id, name) VALUES (?, ?)`);
  }

  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.ids.size + 1;
    this.insert.run(id, name);
    this.ids.set(name, id);
    return id;
  }
}

/**
 * Writes events into an empty ledger's tables as its store does, many appends to a transaction and without giving each
 * back: a million orders are there in minutes. What the store thinks of them shows when it reads them.
 */
export class SqliteBulk {
  private readonly database: Database;
  private readonly insertEvent: Statement;
  private readonly streams: Names;
  private readonly types: Names;
  private position = 0;

  constructor(dataDir: string) {
    const path = join(dataDir, LEDGER_FILE_NAME);
    const file = new SqliteFile(path, { synchronous: 'NORMAL' });
    // Making the store makes its tables.
    new SqliteEventStore(file, systemClock);
    file.close();
    this.database = openDatabase(path);
    this.database.exec('PRAGMA synchronous = OFF');
    this.database.exec('PRAGMA cache_size = -65536');
    this.streams = new Names(this.database, 'streams');
    this.types = new Names(this.database, 'event_types');
    this.insertEvent = this.database.prepare(
      'INSERT INTO events (position, stream_id, revision, type_id, event_id, recorded_at, body, personal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  appendAll(appends: readonly Append[]): Promise<number> {
    const before = this.position;
    this.database.exec('BEGIN IMMEDIATE');
    for (const append of appends) this.append(append);
    this.database.exec('COMMIT');
    return Promise.resolve(this.position - before);
  }

  close(): void {
    this.database.close();
  }

  private append({ stream, before, events }: Append): void {
    const streamId = this.streams.idOf(stream);
    for (const [index, { id, type, personal, ...body }] of events.entries()) {
      const typeId = this.types.idOf(type);
      const sealed = personal === undefined ? null : JSON.stringify(personal);
      const place = [(this.position += 1), streamId, before + 1 + index];
      this.insertEvent.run(...place, typeId, id, body.occurredAt, JSON.stringify(body), sealed);
    }
  }
}
