import pg from 'pg';
import { HeldConnection } from './held-connection.js';

/** The first pause before connecting anew; each further one is twice as long. */
const BACKOFF_MS = 100;
const BACKOFF_MS_MAX = 5_000;

export interface Listener {
  /** No notification is passed on afterwards. */
  stop(): Promise<void>;
}

export interface ListenerOptions {
  readonly config: () => pg.ClientConfig;
  readonly channel: string;
  readonly onNotify: (payload: string | undefined) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * Listens to a channel for as long as it is wanted, on one connection after another. Notifications sent while there
 * was none are lost; so every new connection is a notification too, without a payload.
 */
export class ReconnectingListener implements Listener {
  private readonly done: Promise<void>;
  private isStopping = false;
  private endWait: (() => void) | undefined;

  constructor(private readonly options: ListenerOptions) {
    this.done = this.run();
  }

  stop(): Promise<void> {
    this.isStopping = true;
    this.endWait?.();
    return this.done;
  }

  private async run(): Promise<void> {
    let attempt = 0;
    while (!this.isStopping) {
      try {
        await this.listen(() => (attempt = 0));
      } catch (error) {
        this.options.onFault(error);
      }
      attempt += 1;
      await this.wait(Math.min(BACKOFF_MS * 2 ** (attempt - 1), BACKOFF_MS_MAX));
    }
  }

  /** Returns when it is stopped, throws when the connection is lost. */
  private async listen(onConnected: () => void): Promise<void> {
    const { config, channel, onNotify } = this.options;
    let lose: (reason: Error) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => (lose = reject));
    // The loss may come while nobody waits for it yet.
    lost.catch(() => undefined);
    const held = new HeldConnection(config(), lose);
    held.onNotification((payload) => {
      if (!this.isStopping) onNotify(payload);
    });
    await held.open();
    try {
      await held.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onConnected();
      if (!this.isStopping) onNotify(undefined);
      await Promise.race([lost, this.wait()]);
    } finally {
      await held.end().catch(() => undefined);
    }
  }

  /** Until it is stopped, or the time is up. */
  private wait(ms?: number): Promise<void> {
    if (this.isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
