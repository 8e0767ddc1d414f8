import type { ServiceName } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Clock } from '@throughline/kernel';
import type { MessageTransport } from '@throughline/messaging';
import type { ReadStore } from '@throughline/read-store';
import type { Config } from '../config/config.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';

/** All that a service is handed: nothing above it can tell which profile it runs on. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly store: EventStore;
  readonly transport: MessageTransport;
  /** One per service, opened when first asked for. */
  readStoreFor(service: ServiceName): Promise<ReadStore>;
  /** After the services have stopped. @throws AggregateError of all that could not be closed */
  close(): Promise<void>;
}
