import { setTimeout as pause } from 'node:timers/promises';
import type { EventType } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';

const TYPES: ReadonlySet<EventType> = new Set(['OrderPlaced', 'ShipmentReleased']);
const EVENTS_PER_READ = 1_000;
const SILENCE_MS_MAX = 60_000;

/** When orders were placed and released, by the store's own clock: nothing is asked of the services. */
export class OrderWatch {
  private readonly placedAtMs = new Map<string, number>();
  private readonly releasedAtMs = new Map<string, number>();

  private constructor(
    private readonly store: EventStore,
    private readonly start: number,
    private position = start,
  ) {}

  /** Sees the orders that are placed from now on. */
  static async open(store: EventStore): Promise<OrderWatch> {
    return new OrderWatch(store, await store.head());
  }

  /** Positions that the store has grown by, as of the last look. */
  get eventsStored(): number {
    return this.position - this.start;
  }

  /** From the first order placed to the last one released. */
  get elapsedMs(): number {
    return maxOf(this.releasedAtMs.values()) - minOf(this.placedAtMs.values());
  }

  get waitedMs(): readonly number[] {
    return [...this.releasedAtMs].map(([stream, at]) => at - (this.placedAtMs.get(stream) ?? at));
  }

  /** @throws Error when no order was released for a minute, or `signal` is raised */
  async untilReleased(orders: number, lookMs: number, signal: AbortSignal): Promise<void> {
    let changedAt = performance.now();
    for (;;) {
      const before = this.releasedAtMs.size;
      await this.look();
      if (this.releasedAtMs.size >= orders) return;
      if (this.releasedAtMs.size > before) changedAt = performance.now();
      if (performance.now() - changedAt > SILENCE_MS_MAX) throw this.silence(orders);
      await pause(lookMs, undefined, { signal });
    }
  }

  private async look(): Promise<void> {
    for (let isHead = false; !isHead;) {
      const slice = await this.store.readAll({ after: this.position, limit: EVENTS_PER_READ, types: TYPES });
      for (const { type, stream, recordedAt } of slice.events) {
        if (type === 'OrderPlaced') this.placedAtMs.set(stream, Date.parse(recordedAt));
        else if (this.placedAtMs.has(stream)) this.releasedAtMs.set(stream, Date.parse(recordedAt));
      }
      ({ position: this.position, isHead } = slice);
    }
  }

  private silence(orders: number): Error {
    const waiting = [...this.placedAtMs.keys()].filter((stream) => !this.releasedAtMs.has(stream));
    return new Error(
      `${this.releasedAtMs.size} of ${orders} orders released, none for ${SILENCE_MS_MAX} ms; ` +
        `${this.placedAtMs.size} are placed, ${waiting[0] ?? 'none'} is one that waits`,
    );
  }
}

const maxOf = (values: Iterable<number>): number => [...values].reduce((a, b) => Math.max(a, b), -Infinity);
const minOf = (values: Iterable<number>): number => [...values].reduce((a, b) => Math.min(a, b), Infinity);
