import pg from 'pg';
import type { Query } from './postgres.js';

/** How often a connection that mostly waits is asked whether it is still there. */
const HEARTBEAT_MS = 5_000;

/** How long it may take to answer. */
const HEARTBEAT_MS_MAX = 5_000;

/**
 * A connection outside of the pool, for what lives and dies with a session. Its loss is noticed: at once where the
 * other side says so, within two heartbeats where the network falls silent.
 */
export class HeldConnection {
  private readonly client: pg.Client;
  private isOver = false;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    config: pg.ClientConfig,
    private readonly onLost: (reason: Error) => void,
  ) {
    this.client = new pg.Client(config);
    this.client.on('error', (error) => this.lose(error));
    this.client.on('end', () => this.lose(new Error('Connection terminated')));
  }

  async open(): Promise<void> {
    try {
      await this.client.connect();
    } catch (error) {
      this.isOver = true;
      throw error;
    }
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  onNotification(listener: (payload: string) => void): void {
    this.client.on('notification', ({ payload }) => listener(payload ?? ''));
  }

  readonly query: Query = async <Row extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: readonly unknown[],
  ) => (await this.client.query<Row>(query as string, values as unknown[])).rows;

  /** Ends the session, and with it all that it held. Nobody is told that it was lost. */
  async end(): Promise<void> {
    this.isOver = true;
    clearInterval(this.heartbeat);
    await this.client.end();
  }

  private async beat(): Promise<void> {
    try {
      await this.client.query({ text: 'SELECT 1', query_timeout: HEARTBEAT_MS_MAX } as pg.QueryConfig);
    } catch (error) {
      this.lose(error as Error);
    }
  }

  private lose(reason: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    clearInterval(this.heartbeat);
    // What is left of it is let go without waiting: the other side may never answer.
    this.client.end().catch(() => undefined);
    this.onLost(reason);
  }
}
