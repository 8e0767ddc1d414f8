import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import { EmbeddedTransport, type EmbeddedTransportOptions } from '../embedded/embedded-transport.js';
import type { TransportHarness } from './harness.js';

type Settings = Partial<Omit<EmbeddedTransportOptions, 'file' | 'store'>>;

interface Opened {
  readonly directory: string;
  readonly file: SqliteFile;
  readonly store: SqliteEventStore;
  readonly transport: EmbeddedTransport;
}

const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'embedded-transport-'));

/** The embedded transport over a file of its own in the system's folder for temporary files. */
export class EmbeddedHarness implements TransportHarness {
  private readonly dead: Opened[] = [];
  private current: Opened;

  constructor(private readonly settings: Settings = {}) {
    this.current = this.open(newDirectory());
  }

  get transport(): EmbeddedTransport {
    return this.current.transport;
  }

  get store(): SqliteEventStore {
    return this.current.store;
  }

  get file(): SqliteFile {
    return this.current.file;
  }

  /** What is on disk at this moment is all that the new process finds; the old one goes on with its own copy. */
  async crash(): Promise<void> {
    const directory = newDirectory();
    cpSync(this.current.directory, directory, { recursive: true });
    this.dead.push(this.current);
    this.current = this.open(directory);
  }

  async dispose(): Promise<void> {
    for (const { transport, store, file, directory } of [...this.dead, this.current]) {
      await transport.close();
      await store.close();
      file.close();
      rmSync(directory, { recursive: true });
    }
  }

  private open(directory: string): Opened {
    const file = new SqliteFile(join(directory, 'ledger.sqlite'), { synchronous: 'FULL' });
    const clock = this.settings.clock ?? systemClock;
    const store = new SqliteEventStore(file, clock);
    const transport = new EmbeddedTransport({ cursorFlushMs: 20, ...this.settings, file, store, clock });
    return { directory, file, store, transport };
  }
}
