import { assertReadable } from './boundary-checks.js';
import type { AllSlice, EventStore, SubscribeOptions, Subscription } from './event-store.js';

export interface SubscriptionPace {
  /** How often to look even if no hint came. */
  readonly pollMs: number;
  /** The first pause after a failure; each further one is twice as long. */
  readonly backoffMs: number;
  readonly backoffMsMax: number;
}

export const SUBSCRIPTION_PACE: SubscriptionPace = { pollMs: 1_000, backoffMs: 100, backoffMsMax: 10_000 };

type Readable = Pick<EventStore, 'readAll' | 'onAppended'>;
type Handle = (slice: AllSlice) => Promise<void>;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Follows a store by reading slice after slice: one loop that catches up, then waits for a hint or for the poll.
 * Any store whose `readAll` keeps its promises can be subscribed to in this way.
 */
export class PollingSubscription implements Subscription {
  private readonly done: Promise<void>;
  private readonly stopListening: () => void;
  private position: number;
  private isStopping = false;
  /** Set by a hint that came while nobody waited, so that it is not lost. */
  private isHinted = false;
  private sleeping: { readonly wake: () => void; readonly untilHint: boolean } | undefined;

  constructor(
    private readonly store: Readable,
    private readonly options: SubscribeOptions,
    private readonly handle: Handle,
    private readonly pace: SubscriptionPace = SUBSCRIPTION_PACE,
  ) {
    assertReadable(options.after, options.batchSizeMax);
    this.position = options.after;
    this.stopListening = store.onAppended(() => this.hint());
    this.done = this.run();
  }

  stop(): Promise<void> {
    this.isStopping = true;
    this.stopListening();
    this.sleeping?.wake();
    return this.done;
  }

  private async run(): Promise<void> {
    await nextTurn();
    let attempt = 0;
    while (!this.isStopping) {
      try {
        const isHead = await this.takeSlice();
        attempt = 0;
        await (isHead ? this.sleep(this.pace.pollMs, true) : nextTurn());
      } catch (error) {
        attempt += 1;
        this.options.onRetry?.(error, attempt);
        await this.sleep(Math.min(this.pace.backoffMs * 2 ** (attempt - 1), this.pace.backoffMsMax), false);
      }
    }
  }

  /** True if the slice ended at the head of the store. The position moves on only after the handler is done. */
  private async takeSlice(): Promise<boolean> {
    this.isHinted = false;
    const { batchSizeMax, types } = this.options;
    const slice = await this.store.readAll({
      after: this.position,
      limit: batchSizeMax,
      ...(types && { types }),
    });
    if (slice.position > this.position && !this.isStopping) {
      await this.handle(slice);
      this.position = slice.position;
    }
    return slice.isHead;
  }

  private hint(): void {
    this.isHinted = true;
    if (this.sleeping?.untilHint) this.sleeping.wake();
  }

  /** A hint ends the wait for events, never the pause after a failure; `stop` ends both. */
  private sleep(ms: number, untilHint: boolean): Promise<void> {
    if (this.isStopping || (untilHint && this.isHinted)) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleeping = undefined;
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.sleeping = { wake, untilHint };
    });
  }
}
