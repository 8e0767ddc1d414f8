import type { Postgres, SessionLock } from '@throughline/postgres';
import { GrantedLeadership, type Leadership } from './leadership.js';

/** How soon the next one leads, after a leader has gone. */
export const ELECTION_MS = 1_000;

/** A sequence of the schema: asked while the lock is held, so that terms rise in the order of the leaders. */
export const TERMS_SEQUENCE = 'leader_terms';

const LOCK_NAME = 'leader';

export interface ElectionOptions {
  readonly electionMs?: number;
  /** Told why this member could not stand for election, or lost what it had. */
  readonly onFault?: (error: unknown) => void;
}

/** Of all members on one schema, the one that holds the lock leads, for as long as its session lives. */
export class LeaderElection {
  private readonly granted = new GrantedLeadership();
  private lock: SessionLock | undefined;
  private timer: NodeJS.Timeout | undefined;
  private standing: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly postgres: Postgres,
    private readonly options: ElectionOptions = {},
  ) {}

  get leadership(): Leadership {
    return this.granted;
  }

  /** Resolves after the first try, so that a member that is alone leads from the start. */
  async start(): Promise<void> {
    await this.stand();
  }

  /** Makes way for the next one. To be called once nothing is written any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.standing;
    await this.resign();
  }

  private stand(): Promise<void> {
    this.standing = this.tryToLead().catch((error: unknown) => {
      this.options.onFault?.(error);
      this.standLater();
    });
    return this.standing;
  }

  private async tryToLead(): Promise<void> {
    const lock = await this.postgres.tryLock(LOCK_NAME, (reason) => this.lose(reason));
    if (!lock) {
      this.standLater();
      return;
    }
    this.lock = lock;
    try {
      const [row] = await lock.query<{ term: number }>(`SELECT nextval('${TERMS_SEQUENCE}') AS term`);
      // It may have been lost, or the member told to end, since the server answered.
      if (row && this.lock === lock && !this.isClosed) this.granted.grant(row.term);
    } catch (error) {
      await this.resign();
      throw error;
    }
  }

  private lose(reason: Error): void {
    this.lock = undefined;
    this.granted.revoke();
    this.options.onFault?.(reason);
    this.standLater();
  }

  private async resign(): Promise<void> {
    const { lock } = this;
    this.lock = undefined;
    this.granted.revoke();
    await lock?.release();
  }

  private standLater(): void {
    clearTimeout(this.timer);
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      void this.stand();
    }, this.options.electionMs ?? ELECTION_MS);
    this.timer.unref();
  }
}
