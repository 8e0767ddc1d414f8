import type { EventStore } from '@throughline/event-store';
import { messageOf, type Clock } from '@throughline/kernel';
import type { ConsumerStatistics } from '@throughline/messaging';
import type { FollowerStatus } from '@throughline/read-store';
import { StallWatch } from './stall-watch.js';

/** The event store has to name its head within this time. */
export const STORE_TIMEOUT_MS = 2_000;

export interface ReadinessReport {
  readonly isReady: boolean;
  /** One sentence each; empty when ready. */
  readonly reasons: readonly string[];
}

export interface ReadinessOptions {
  readonly store: Pick<EventStore, 'head'>;
  readonly consumers: () => readonly ConsumerStatistics[];
  readonly followers: () => readonly FollowerStatus[];
  readonly clock: Clock;
  /** Work that waits this long without any progress is a reason. */
  readonly stallMs: number;
  readonly storeTimeoutMs?: number;
}

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
};

const secondsOf = (ms: number): number => Math.round(ms / 1_000);

/** Whether a service can do its work, and if not, why: it is asked from time to time, and remembers what it saw. */
export class Readiness {
  private readonly stalls = new StallWatch();
  /** `starting`, then undefined, then `stopping`. */
  phase: 'starting' | 'stopping' | undefined = 'starting';

  constructor(private readonly options: ReadinessOptions) {}

  async report(): Promise<ReadinessReport> {
    const { store, clock, storeTimeoutMs = STORE_TIMEOUT_MS } = this.options;
    if (this.phase) return { isReady: false, reasons: [`the service is ${this.phase}`] };
    const nowMs = clock.now().getTime();
    const reasons = [...this.consumerReasons(nowMs)];
    try {
      const head = await within(storeTimeoutMs, store.head());
      reasons.push(...this.followerReasons(head, nowMs));
    } catch (error) {
      reasons.push(`the event store does not answer: ${messageOf(error)}`);
    }
    return { isReady: reasons.length === 0, reasons };
  }

  private *consumerReasons(nowMs: number): Generator<string> {
    for (const [index, { lag, overdue, lastProgressAt }] of this.options.consumers().entries()) {
      const topics = Object.entries(lag).filter(([, waiting]) => waiting > 0);
      const waitingMs = this.stalls.waitingMs(`consumer ${index}`, topics.length > 0, lastProgressAt, nowMs);
      if (waitingMs >= this.options.stallMs) {
        const waiting = topics.map(([topic, count]) => `${count} of ${topic}`).join(', ');
        yield `no message was handled for ${secondsOf(waitingMs)} s while these wait: ${waiting}`;
      }
      if (overdue > 0) yield `${overdue} handler(s) do not come to an end`;
    }
  }

  private *followerReasons(head: number, nowMs: number): Generator<string> {
    for (const { name, position, failure } of this.options.followers()) {
      const waitingMs = this.stalls.waitingMs(`follower ${name}`, position < head, String(position), nowMs);
      if (failure !== undefined) yield `read model ${name} ${failure}`;
      else if (waitingMs >= this.options.stallMs) {
        yield `read model ${name} made no progress for ${secondsOf(waitingMs)} s, ${head - position} behind`;
      }
    }
  }
}
