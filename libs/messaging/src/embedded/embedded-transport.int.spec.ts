import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import { describeMessageTransport, type TransportHarness } from '../conformance/index.js';
import { EmbeddedTransport } from './embedded-transport.js';

interface Opened {
  readonly directory: string;
  readonly file: SqliteFile;
  readonly store: SqliteEventStore;
  readonly transport: EmbeddedTransport;
}

const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'embedded-transport-'));

function open(directory: string): Opened {
  const file = new SqliteFile(join(directory, 'test.sqlite'), { synchronous: 'FULL' });
  const store = new SqliteEventStore(file, systemClock);
  const transport = new EmbeddedTransport({ file, store, clock: systemClock, cursorFlushMs: 20 });
  return { directory, file, store, transport };
}

async function close({ transport, store, file, directory }: Opened): Promise<void> {
  await transport.close();
  await store.close();
  file.close();
  rmSync(directory, { recursive: true });
}

async function createHarness(): Promise<TransportHarness> {
  let current = open(newDirectory());
  const dead: Opened[] = [];
  return {
    get transport() {
      return current.transport;
    },
    get store() {
      return current.store;
    },
    /** What is on disk at this moment is all that the next process finds. The old one goes on with its own copy. */
    async crash() {
      const directory = newDirectory();
      cpSync(current.directory, directory, { recursive: true });
      dead.push(current);
      current = open(directory);
    },
    async dispose() {
      await Promise.all([...dead, current].map(close));
    },
  };
}

describeMessageTransport('the embedded transport', createHarness);
