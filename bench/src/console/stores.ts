import { join } from 'node:path';
import { PostgresEventStore, SqliteEventStore, type EventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { openPostgres } from '@throughline/postgres';
import { openPostgresReadStore } from '@throughline/read-store';
import { configFrom, LEDGER_FILE_NAME, openEmbeddedPlatform, type Platform } from '@throughline/service-kit';
import { SqliteFile } from '@throughline/sqlite';

/** Where the ledger and the read models lie: files, or a database with the files of its messages beside it. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

export interface OpenStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** The event store alone, to fill it. */
export async function openStoreOf({ dataDir, databaseUrl }: Place): Promise<OpenStore> {
  if (databaseUrl !== undefined) {
    const postgres = openPostgres({ url: databaseUrl });
    const store = await PostgresEventStore.open(postgres);
    return { store, close: () => store.close().then(() => postgres.close()) };
  }
  const file = new SqliteFile(join(dataDir, LEDGER_FILE_NAME), { synchronous: 'NORMAL' });
  const store = new SqliteEventStore(file, systemClock);
  return { store, close: () => store.close().then(() => file.close()) };
}

/** A platform for the console alone. Messages go over files: the console's lists have nothing to do with them. */
export async function openPlatformOf(place: Place): Promise<Platform> {
  const config = configFrom({ DATA_DIR: place.dataDir, LOG_LEVEL: 'error' });
  const embedded = await openEmbeddedPlatform(config);
  if (place.databaseUrl === undefined) return embedded;
  const opened = await openStoreOf(place);
  const postgres = openPostgres({ url: place.databaseUrl, schema: 'console' });
  const readStore = await openPostgresReadStore({ postgres });
  return {
    ...embedded,
    store: opened.store,
    readStoreFor: () => Promise.resolve(readStore),
    async close() {
      await readStore.close();
      await opened.close();
      await embedded.close();
    },
  };
}
