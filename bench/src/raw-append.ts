import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@throughline/sqlite';
import { FACTS_PER_ORDER, sampleLedger } from './sample-events.js';

/** Events of one commit: what the group commit of a busy server comes to. */
export const RAW_BATCH_EVENTS = 64;

const RAW_EVENTS = 200_000;

/** Events per second that the driver alone appends: one table, one key, the same sizes, the same durability. */
export async function measureRawAppend(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-raw-'));
  const database = openDatabase(join(folder, 'raw.sqlite'));
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec(
      'CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER, revision INTEGER, body TEXT, UNIQUE (stream, revision))',
    );
    const insert = database.prepare('INSERT INTO events (stream, revision, body) VALUES (?, ?, ?)');
    const startedAt = performance.now();
    for (let written = 0; written < RAW_EVENTS; written += RAW_BATCH_EVENTS) {
      database.exec('BEGIN IMMEDIATE');
      for (let index = written; index < written + RAW_BATCH_EVENTS; index += 1) {
        const order = Math.floor(index / FACTS_PER_ORDER);
        insert.run(order, index % FACTS_PER_ORDER, bodies[index % FACTS_PER_ORDER] ?? '');
      }
      database.exec('COMMIT');
    }
    return RAW_EVENTS / ((performance.now() - startedAt) / 1000);
  } finally {
    database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const bodies = sampleLedger(0).events.map((event) => JSON.stringify(event));
