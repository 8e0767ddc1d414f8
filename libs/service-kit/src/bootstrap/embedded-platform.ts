import { join } from 'node:path';
import type { ServiceName } from '@throughline/contracts';
import { SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { EmbeddedTransport } from '@throughline/messaging';
import { openReadStore, type ReadStore } from '@throughline/read-store';
import { lockDirectory, SqliteFile } from '@throughline/sqlite';
import type { Config } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { Closing } from './closing.js';
import type { Platform } from './platform.js';

/** Under DATA_DIR: the truth. */
export const LEDGER_FILE_NAME = 'ledger.sqlite';

/** Under DATA_DIR: what can be rebuilt from it, a file per service. */
export const READ_MODELS_DIRECTORY = 'read-models';

/**
 * The platform of one process without servers: SQLite files in one directory that no other process may use.
 * @throws Error if the directory is in use or its files cannot be opened
 */
export async function openEmbeddedPlatform(
  config: Config,
  { clock = systemClock, logger = createLogger(config) }: Partial<Pick<Platform, 'clock' | 'logger'>> = {},
): Promise<Platform> {
  const closing = new Closing();
  try {
    const lock = lockDirectory(config.dataDir);
    closing.add(() => lock.release());
    const file = new SqliteFile(join(config.dataDir, LEDGER_FILE_NAME), { synchronous: 'FULL' });
    closing.add(() => file.close());
    const store = new SqliteEventStore(file, clock);
    closing.add(() => store.close());
    const transport = new EmbeddedTransport({ file, store, clock });
    closing.add(() => transport.close());
    const readStoreFor = readStoresIn(join(config.dataDir, READ_MODELS_DIRECTORY), closing);
    const close = (): Promise<void> => closing.closeAll();
    return { config, clock, logger, metrics: createMetrics(), store, transport, readStoreFor, close };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

function readStoresIn(directory: string, closing: Closing): Platform['readStoreFor'] {
  const opened = new Map<ServiceName, Promise<ReadStore>>();
  const open = async (service: ServiceName): Promise<ReadStore> => {
    const readStore = await openReadStore({ path: join(directory, `${service}.sqlite`) });
    closing.add(() => readStore.close());
    return readStore;
  };
  return (service) => {
    const readStore = opened.get(service) ?? open(service);
    opened.set(service, readStore);
    return readStore;
  };
}
