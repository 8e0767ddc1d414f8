import { Closing } from './closing.js';

/** Something that runs beside the handlers: a follower, a sweeper, an effect runner. */
export interface Worker {
  start?(): Promise<void> | void;
  /** Ends what is under way and keeps nothing back. */
  stop(): Promise<void> | void;
}

/**
 * The workers of one service. They start in the order of their registration, before any message is taken, and stop
 * in the reverse order, after the last message was handled.
 */
export class Workers {
  private readonly workers: Worker[] = [];
  private readonly started = new Closing();

  add<W extends Worker>(worker: W): W {
    this.workers.push(worker);
    return worker;
  }

  async startAll(): Promise<void> {
    for (const worker of this.workers) {
      this.started.add(() => worker.stop());
      await worker.start?.();
    }
  }

  /** @throws AggregateError of all that failed to stop */
  stopAll(): Promise<void> {
    return this.started.closeAll();
  }
}
