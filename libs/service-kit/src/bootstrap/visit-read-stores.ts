import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, type ServiceName } from '@throughline/contracts';
import { openPostgres } from '@throughline/postgres';
import { openPostgresReadStore, openReadStore, type ReadStore } from '@throughline/read-store';
import type { Config } from '../config/config.js';
import { Closing } from './closing.js';
import { READ_MODELS_DIRECTORY } from './embedded-platform.js';

export interface VisitedReadStores {
  readonly stores: ReadonlyMap<ServiceName, ReadStore>;
  close(): Promise<void>;
}

const openSqlite = (config: Config, service: ServiceName): Promise<ReadStore> | undefined => {
  const path = join(config.dataDir, READ_MODELS_DIRECTORY, `${service}.sqlite`);
  return existsSync(path) ? openReadStore({ path }) : undefined;
};

const openSchema = ({ databaseUrl: url }: Config, service: ServiceName): Promise<ReadStore> =>
  openPostgresReadStore({ postgres: openPostgres({ url, schema: service }), isCandidate: false });

/** The read models of every service, beside the processes that keep them: to look, and to ask for something. */
export async function visitReadStores(config: Config): Promise<VisitedReadStores> {
  const closing = new Closing();
  const stores = new Map<ServiceName, ReadStore>();
  const open = config.profile === 'embedded' ? openSqlite : openSchema;
  try {
    for (const service of SERVICES) {
      const store = await open(config, service);
      if (!store) continue;
      closing.add(() => store.close());
      stores.set(service, store);
    }
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
  return { stores, close: () => closing.closeAll() };
}
