import type { EventStore } from '../event-store.js';

/** Takes what `pino` takes. */
export interface EventStoreDbLogger {
  warn(details: object, message: string): void;
}

export interface EventStoreDbOptions {
  /**
   * `esdb://` or `kurrentdb://`, with `+discover` for a cluster behind one DNS name. Credentials and the paths of TLS
   * files stand in it, and nowhere else.
   */
  readonly url: string;
  readonly logger: EventStoreDbLogger;
  /** How long an append, and a read, may go without a sign of life; 10 s by default. */
  readonly answerMsMax?: number;
}

/**
 * The event store in EventStoreDB or KurrentDB at this address; connected to when first used. The client is loaded
 * here and not before, so that those who use another store do not wait for it.
 * @throws Error for an address that is none, and while this process has another one open
 */
export const openEventStoreDb = async ({
  url,
  logger,
  answerMsMax,
}: EventStoreDbOptions): Promise<EventStore> => {
  const { EventStoreDbEventStore } = await import('./eventstoredb-event-store.js');
  const { holdConnection } = await import('./shared-client.js');
  return new EventStoreDbEventStore({ ...holdConnection(url), logger, answerMsMax });
};
