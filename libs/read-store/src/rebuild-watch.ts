import { messageOf } from '@throughline/kernel';
import type { FollowerLogger } from './follower-options.js';
import { RowsTaken } from './follower-rows.js';
import type { Follower } from './follower.js';
import type { ReadStore } from './read-store.js';
import { findRebuilds } from './rebuild-requests.js';

/** How soon a leader hears that a read model is to be built anew, and tries again what failed. */
export const REBUILD_WATCH_MS = 1_000;

export interface RebuildWatchOptions {
  readonly readStore: ReadStore;
  /** Those that may be asked for. */
  readonly followers: () => readonly Pick<Follower<never>, 'name' | 'rebuild'>[];
  readonly logger: FollowerLogger;
  readonly watchMs?: number;
}

/** On the member that leads, carries out what was asked for, one read model after the other. */
export class RebuildWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly options: RebuildWatchOptions) {}

  start(): void {
    this.lookLater();
  }

  /** To be called once the followers have stopped, which ends what they build. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private lookLater(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => this.complain(error))
        .finally(() => this.lookLater());
    }, this.options.watchMs ?? REBUILD_WATCH_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { readStore, followers } = this.options;
    if (!readStore.leadership.isLeader) return;
    const wanted = (await findRebuilds(readStore.db)).filter(({ isOpen }) => isOpen);
    for (const { name } of wanted) {
      if (this.isStopped) return;
      await followers()
        .find((follower) => follower.name === name)
        ?.rebuild();
    }
  }

  /** It is tried again: nothing is lost, and readers have what they had. */
  private complain(error: unknown): void {
    if (this.isStopped || error instanceof RowsTaken) return;
    this.options.logger.error({ reason: messageOf(error) }, 'a read model could not be built anew');
  }
}
