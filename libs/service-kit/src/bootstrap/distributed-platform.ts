import { hostname } from 'node:os';
import type { ServiceName } from '@throughline/contracts';
import { openEventStoreDb, PostgresEventStore, type EventStore } from '@throughline/event-store';
import { messageOf, systemClock, type Clock } from '@throughline/kernel';
import { ensureTopics, KafkaTransport, type KafkaConnection } from '@throughline/messaging';
import { openPostgres, type Postgres } from '@throughline/postgres';
import { openPostgresReadStore, type ReadStore } from '@throughline/read-store';
import type { Config } from '../config/config.js';
import { createLogger, type Logger } from '../logging/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { Closing } from './closing.js';
import { kafkaConnectionOf } from './kafka-connection.js';
import type { Platform } from './platform.js';

export interface DistributedOptions {
  /** What the process calls itself to Kafka and PostgreSQL. */
  readonly name: string;
  readonly logger?: Logger;
  readonly clock?: Clock;
}

/** The platform of one process among many: Kafka between them, PostgreSQL or EventStoreDB under them. */
export interface DistributedPlatform extends Platform {
  readonly connection: KafkaConnection;
}

interface Surroundings {
  readonly config: Config;
  readonly logger: Logger;
  /** How the database lists our connections. */
  readonly applicationName: string;
  readonly closing: Closing;
}

/**
 * @throws TransientFault if Kafka or the database is away: try again
 * @throws Error if they refuse us, or hold topics of another shape than ours
 */
export async function openDistributedPlatform(
  config: Config,
  { name, clock = systemClock, logger = createLogger(config) }: DistributedOptions,
): Promise<DistributedPlatform> {
  const closing = new Closing();
  const surroundings = { config, logger, applicationName: `throughline-${name}`, closing };
  try {
    const connection = kafkaConnectionOf(config, `throughline-${name}@${hostname()}`);
    const store = await openStore(surroundings);
    closing.add(() => store.close());
    await ensureTopics({ connection, logger });
    const transport = new KafkaTransport({ connection, clock, logger });
    closing.add(() => transport.close());
    return {
      config,
      clock,
      logger,
      metrics: createMetrics(),
      store,
      transport,
      connection,
      readStoreFor: readStoresIn(surroundings),
      close: () => closing.closeAll(),
    };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

const openDatabase = ({ config, logger, applicationName }: Surroundings, schema?: string): Postgres =>
  openPostgres({
    url: config.databaseUrl,
    connectionsMax: config.databaseConnectionsMax,
    applicationName,
    ...(schema !== undefined && { schema }),
    onFault: (error) => logger.warn({ reason: messageOf(error) }, 'a connection to the database was lost'),
  });

/** PostgreSQL, unless an EventStoreDB is named. */
async function openStore(surroundings: Surroundings): Promise<EventStore> {
  const { config, logger, closing } = surroundings;
  if (config.eventstoreUrl !== undefined) return openEventStoreDb({ url: config.eventstoreUrl, logger });
  const database = openDatabase(surroundings);
  closing.add(() => database.close());
  return PostgresEventStore.open(database);
}

/** A schema of the database for each service. */
function readStoresIn(surroundings: Surroundings): Platform['readStoreFor'] {
  const opened = new Map<ServiceName, Promise<ReadStore>>();
  const open = async (service: ServiceName): Promise<ReadStore> => {
    const readStore = await openPostgresReadStore({
      postgres: openDatabase(surroundings, service),
      onFault: (error) =>
        surroundings.logger.warn({ service, reason: messageOf(error) }, 'this member does not lead'),
    });
    surroundings.closing.add(() => readStore.close());
    return readStore;
  };
  return (service) => {
    const readStore = opened.get(service) ?? open(service);
    opened.set(service, readStore);
    return readStore;
  };
}
