import type { EventStore } from '@throughline/event-store';
import type { Clock } from '@throughline/kernel';
import {
  BUILD_ALONE_EVENTS_PER_WRITE,
  Follower,
  RebuildWatch,
  type FollowerStatus,
  type Projection,
  type ReadStore,
} from '@throughline/read-store';
import type { Logger } from '../logging/logger.js';
import type { Workers } from './workers.js';

export interface FollowersParts {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly flushMs: number;
  readonly workers: Workers;
}

/** Makes the followers of one service and keeps an eye on them. */
export class Followers {
  private readonly all: Follower<never>[] = [];

  constructor(private readonly parts: FollowersParts) {
    const { readStore, logger, workers } = parts;
    workers.add(new RebuildWatch({ readStore, logger, followers: () => this.all }));
  }

  /**
   * Follows from the service's start to its stop. The service takes its first message when the read model has caught
   * up, so that no decision rests on a view that a crash left behind.
   */
  follow<Changes>(projection: Projection<Changes>): Follower<Changes> {
    const follower = this.create(projection);
    this.parts.workers.add({
      start: async () => {
        await follower.start();
        await follower.caughtUp();
      },
      stop: () => follower.stop(),
    });
    return follower;
  }

  /** A follower that its owner starts and stops; health and metrics know of it all the same. */
  create<Changes>(projection: Projection<Changes>, flushMs = this.parts.flushMs): Follower<Changes> {
    const { workers: _, ...options } = this.parts;
    const follower = new Follower<Changes>({ ...options, flushMs, projection });
    this.all.push(follower as unknown as Follower<never>);
    return follower;
  }

  /**
   * Builds read models anew, one after the other, in a process that does nothing else: no message is taken, and no step
   * is driven. @throws Error if one cannot be built; those before it are
   */
  async rebuildAlone(names: readonly string[]): Promise<void> {
    for (const follower of this.all.filter(({ name }) => names.includes(name))) {
      try {
        await follower.start();
        await follower.rebuild(BUILD_ALONE_EVENTS_PER_WRITE);
      } finally {
        await follower.stop();
      }
    }
  }

  names(): string[] {
    return this.all.map(({ name }) => name);
  }

  statuses(): FollowerStatus[] {
    return this.all.map((follower) => follower.status());
  }

  /** Positions between each follower and the store's head. */
  async lag(): Promise<Record<string, number>> {
    const head = await this.parts.store.head();
    return Object.fromEntries(
      this.statuses().map(({ name, position }) => [name, Math.max(0, head - position)]),
    );
  }

  /** Resolves when every read model holds what the store holds now: in memory, and on the leader in its rows too. */
  async written(): Promise<void> {
    await Promise.all(this.all.map((follower) => follower.written()));
  }
}
