import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import { SqliteEventStore } from './sqlite-event-store.js';

/** A SQLite event store in a directory of its own, for tests. */
export class TemporaryStore {
  readonly directory = mkdtempSync(join(tmpdir(), 'event-store-'));
  file = this.openFile();
  store = new SqliteEventStore(this.file, systemClock);

  openFile(): SqliteFile {
    return new SqliteFile(join(this.directory, 'events.sqlite'), { synchronous: 'FULL' });
  }

  /** Closes and opens again: nothing stays in memory. */
  async reopen(): Promise<SqliteEventStore> {
    await this.close();
    this.file = this.openFile();
    this.store = new SqliteEventStore(this.file, systemClock);
    return this.store;
  }

  async dispose(): Promise<void> {
    await this.close();
    rmSync(this.directory, { recursive: true });
  }

  private async close(): Promise<void> {
    await this.store.close();
    this.file.close();
  }
}
