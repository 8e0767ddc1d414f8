import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isBusy, openDatabase, type Database } from './driver.js';

export const LOCK_FILE_NAME = 'lock.sqlite';

/** Keeps the connections from the garbage collector, which would close them and so give up the locks. */
const held = new Set<Database>();

/** Another process works on the directory, or this one does already. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

export interface DirectoryLock {
  /** Lets another process have the directory. A second call does nothing. */
  release(): void;
}

/**
 * Claims a data directory for this process, until `release` or the end of the process: the lock is the operating
 * system's own on a file, so a killed process leaves nothing to clean up. Two processes on one SQLite file would
 * block each other's event loops and tear the event store's in-memory heads from the disk's.
 * @throws DirectoryInUse if another process, or this one, holds it already
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, LOCK_FILE_NAME));
  try {
    database.exec('PRAGMA busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new DirectoryInUse(
      `${directory} is in use by another Throughline process: stop that process, or give this one a data directory of its own`,
      { cause: error },
    );
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
}
