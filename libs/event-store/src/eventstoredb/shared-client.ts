import { EventStoreDBClient } from '@eventstore/db-client';
import { connectionStringOf, withoutCredentials, withoutSecrets } from './connection-string.js';

/** What the library keeps to itself, and one needs to hang up: `dispose` ends the calls but not the connection. */
interface ChannelOwner {
  getChannel(): Promise<{ close(): void }>;
}

/** One client, and the number of times that its calls were cut off on purpose. */
export class EventStoreDbConnection {
  private resets = 0;

  constructor(readonly client: EventStoreDBClient) {}

  /**
   * A read that is cut off by `dispose` looks like one that came to its end: the client swallows the cancellation.
   * Whoever reads compares this before and after.
   */
  get epoch(): number {
    return this.resets;
  }

  /** Ends every call, so that appends that nobody will answer let go of the stream that they wait on. */
  async reset(): Promise<void> {
    this.resets += 1;
    await this.client.dispose();
  }

  async close(): Promise<void> {
    await this.reset();
    const channel = await (this.client as unknown as ChannelOwner).getChannel();
    channel.close();
  }
}

/** @throws Error for an address that the client does not take */
export const connect = (url: string): EventStoreDbConnection => {
  const connectionString = connectionStringOf(url);
  try {
    return new EventStoreDbConnection(EventStoreDBClient.connectionString(connectionString));
  } catch (error) {
    throw withoutSecrets(url, error);
  }
};

interface SharedConnection {
  readonly url: string;
  readonly connection: EventStoreDbConnection;
  holders: number;
}

let shared: SharedConnection | undefined;

export interface HeldConnection {
  readonly connection: EventStoreDbConnection;
  release(): Promise<void>;
}

/**
 * The one connection of this process. The client keeps its pending appends in a table of its module: an error on one
 * client's stream rejects the appends of all others, and the late answer to one of those throws where nobody
 * catches it. So a second address is refused, and the same one is shared.
 * @throws Error while another address is in use
 */
export const holdConnection = (url: string): HeldConnection => {
  if (shared && shared.url !== url) {
    throw new Error(
      `one process has one EventStoreDB client: ${withoutCredentials(shared.url)} is open, ${withoutCredentials(url)} must wait until it is closed`,
    );
  }
  const held = (shared ??= { url, connection: connect(url), holders: 0 });
  held.holders += 1;
  return {
    connection: held.connection,
    release: async () => {
      held.holders -= 1;
      if (held.holders > 0) return;
      shared = undefined;
      await held.connection.close();
    },
  };
};
