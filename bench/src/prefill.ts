import { join } from 'node:path';
import { NO_STREAM, SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { openDatabase, SqliteFile } from '@throughline/sqlite';
import { FACTS_PER_ORDER, sampleLedger } from './sample-events.js';

const APPENDS_AT_ONCE = 256;

const ledgerFile = (dataDir: string): string => join(dataDir, 'ledger.sqlite');

/** Fills a data directory's store with the ledgers of orders that were only recorded. */
export async function prefill(dataDir: string, events: number): Promise<void> {
  const file = new SqliteFile(ledgerFile(dataDir), { synchronous: 'FULL' });
  const store = new SqliteEventStore(file, systemClock);
  const orders = Math.ceil(events / FACTS_PER_ORDER);
  for (let first = 0; first < orders; first += APPENDS_AT_ONCE) {
    const count = Math.min(APPENDS_AT_ONCE, orders - first);
    await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const { stream, events: facts } = sampleLedger(first + index);
        return store.append(stream, NO_STREAM, facts);
      }),
    );
  }
  await store.close();
  file.close();
}

/** The position of the last event, read beside the process that writes. */
export function headOf(dataDir: string): number {
  const database = openDatabase(ledgerFile(dataDir));
  const { head } = database.prepare('SELECT max(position) AS head FROM events').get() as { head: number };
  database.close();
  return head;
}
