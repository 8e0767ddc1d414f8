import type { Message } from '../message-transport.js';

interface Held {
  readonly message: Message;
  readonly timer: NodeJS.Timeout;
}

/** Keeps the messages of a key one at a time, while one of them may be held back behind the next. */
export class KeyOrder {
  private readonly held = new Map<string | null, Held>();
  private readonly running = new Map<string | null, Promise<void>>();

  constructor(
    private readonly deliver: (message: Message) => Promise<void>,
    private readonly waitMs: number,
  ) {}

  /** Holds the message back, unless one of its key is held already: then it is the one to swap with. */
  hold(message: Message): Promise<void> {
    if (this.held.has(message.key)) return this.handle(message);
    this.wait(message);
    return Promise.resolve();
  }

  /** Handles the message, then what was held back for its key. */
  async handle(message: Message): Promise<void> {
    await this.oneAtATime(message);
    await this.release(message.key);
  }

  /** Handles everything that is held, once; what fails is lost. */
  async drain(): Promise<void> {
    for (const key of [...this.held.keys()]) await this.release(key);
    for (const { timer } of this.held.values()) clearTimeout(timer);
    this.held.clear();
  }

  private wait(message: Message): void {
    const timer = setTimeout(() => void this.release(message.key), this.waitMs);
    this.held.set(message.key, { message, timer });
  }

  /** What fails is held once more: it was acknowledged, so that nobody else would try it again. */
  private async release(key: string | null): Promise<void> {
    const held = this.held.get(key);
    if (held === undefined) return;
    clearTimeout(held.timer);
    this.held.delete(key);
    try {
      await this.oneAtATime(held.message);
    } catch {
      this.wait(held.message);
    }
  }

  private async oneAtATime(message: Message): Promise<void> {
    while (this.running.has(message.key)) await this.running.get(message.key)?.catch(() => undefined);
    const run = this.deliver(message);
    this.running.set(message.key, run);
    try {
      await run;
    } finally {
      this.running.delete(message.key);
    }
  }
}
