import type { Worker } from './workers.js';

/** Does its work again and again, with a pause in between, until it is stopped. `turn` must not throw. */
export class Recurring implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  /** A turn that has more to do ends early. */
  isStopped = false;

  constructor(
    private readonly pauseMs: number,
    private readonly turn: () => Promise<void>,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.turn().finally(() => {
        if (!this.isStopped) this.start();
      });
    }, this.pauseMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
