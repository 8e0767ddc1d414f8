import { messageOf, TransientFault } from '@throughline/kernel';

/** Effects under way at once, per service. */
export const EFFECTS_IN_FLIGHT_MAX = 64;

/** Effects that wait for a place; past it they are left to the sweeper, which knows them from the facts. */
export const EFFECTS_QUEUED_MAX = 10_000;

/** Tries of one effect in a row; after them it is left to the sweeper. */
export const EFFECT_ATTEMPTS_MAX = 6;

const BACKOFF_MS = 200;
const BACKOFF_MS_MAX = 10_000;

export interface EffectLogger {
  warn(fields: object, message: string): void;
}

export interface EffectRunnerOptions {
  readonly logger: EffectLogger;
  readonly inFlightMax?: number;
  readonly queuedMax?: number;
  readonly backoffMs?: number;
  readonly onDone?: (outcome: 'done' | 'retried' | 'left') => void;
}

/** Asks the outside world and appends the answer. Safe to repeat: the partner knows the key. */
export type Effect = () => Promise<void>;

interface Waiting {
  readonly key: string;
  readonly effect: Effect;
  readonly attempt: number;
}

/**
 * Works open intentions outside the handlers, with bounded concurrency, each key once at a time. It keeps nothing:
 * what a crash or a full queue loses is still owed by the order's facts, and the step driver brings it back.
 */
export class EffectRunner {
  private readonly known = new Set<string>();
  private readonly queue: Waiting[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private isStopped = false;

  constructor(private readonly options: EffectRunnerOptions) {}

  /** Returns at once; false if the effect is under way already, or there is no room for it. */
  run(key: string, effect: Effect): boolean {
    const { queuedMax = EFFECTS_QUEUED_MAX } = this.options;
    if (this.isStopped || this.known.has(key) || this.queue.length >= queuedMax) return false;
    this.known.add(key);
    this.queue.push({ key, effect, attempt: 1 });
    this.startNext();
    return true;
  }

  /** Starts nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  /** Effects that are under way or wait. */
  get size(): number {
    return this.known.size;
  }

  private startNext(): void {
    const { inFlightMax = EFFECTS_IN_FLIGHT_MAX } = this.options;
    while (!this.isStopped && this.running.size < inFlightMax) {
      const next = this.queue.shift();
      if (!next) return;
      const work = this.perform(next).finally(() => {
        this.running.delete(work);
        this.startNext();
      });
      this.running.add(work);
    }
  }

  private async perform(waiting: Waiting): Promise<void> {
    const { key, effect, attempt } = waiting;
    try {
      await effect();
      this.known.delete(key);
      this.options.onDone?.('done');
    } catch (error) {
      const isWorthAnother = error instanceof TransientFault && attempt < EFFECT_ATTEMPTS_MAX;
      this.options.logger.warn({ effect: key, attempt, reason: messageOf(error) }, 'an effect failed');
      this.options.onDone?.(isWorthAnother ? 'retried' : 'left');
      if (isWorthAnother && !this.isStopped) this.retryLater({ ...waiting, attempt: attempt + 1 });
      else this.known.delete(key);
    }
  }

  private retryLater(waiting: Waiting): void {
    const { backoffMs = BACKOFF_MS } = this.options;
    const pauseMs = Math.min(backoffMs * 2 ** (waiting.attempt - 2), BACKOFF_MS_MAX);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.queue.push(waiting);
      this.startNext();
    }, pauseMs);
    this.timers.add(timer);
  }
}
