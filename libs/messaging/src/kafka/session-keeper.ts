import { backoffMsAfter } from '../delivery/backoff.js';
import type { GroupSession } from './group-session.js';

const RESTART = { backoffMs: 500, backoffMsMax: 5_000 } as const;

/** A session that lasted so long was in order: what ended it is a new trouble. */
const SOUND_SESSION_MS = 60_000;

/** How long the start of a service waits for its place in the group: after a crash, the dead member keeps it a while. */
const BEGIN_MS_MAX = 10_000;

const STOPPED = 'the consumer stops';

/** What is kept of a session. */
export interface KeptSession {
  /** Resolves with the reason once the session is over. */
  readonly over: Promise<unknown>;
  start(): Promise<void>;
  end(reason: unknown): Promise<void>;
}

/** Begins a session again whenever one is over, after a pause that grows, until it is stopped. */
export class SessionKeeper<Session extends KeptSession = GroupSession> {
  /** Resolves once the first session has joined or has failed to, and after `BEGIN_MS_MAX` in any case. */
  readonly begun: Promise<void>;
  current: Session | undefined;
  private isStopping = false;
  private readonly lived: Promise<void>;
  private endPause: () => void = () => undefined;

  /** `onOver` is told of every session that ended without being asked to. */
  constructor(
    private readonly open: () => Session,
    private readonly onOver: (reason: unknown) => void,
  ) {
    let begin: () => void = () => undefined;
    this.begun = new Promise((resolve) => {
      const timer = setTimeout(resolve, BEGIN_MS_MAX);
      begin = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.lived = this.live(begin);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.endPause();
    await this.current?.end(STOPPED);
    await this.lived;
  }

  private async live(begin: () => void): Promise<void> {
    let failures = 0;
    for (;;) {
      const startedAtMs = performance.now();
      const reason = await this.session(begin);
      if (this.isStopping) return;
      this.onOver(reason);
      failures = performance.now() - startedAtMs > SOUND_SESSION_MS ? 1 : failures + 1;
      if (await this.isStoppedWithin(backoffMsAfter(failures, RESTART))) return;
    }
  }

  /** One session, from its start to its end; answers with what ended it. */
  private async session(begin: () => void): Promise<unknown> {
    const session = this.open();
    this.current = session;
    void session.start().then(begin);
    const reason = await session.over;
    this.current = undefined;
    await session.end(reason);
    return reason;
  }

  private isStoppedWithin(pauseMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), pauseMs);
      this.endPause = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
