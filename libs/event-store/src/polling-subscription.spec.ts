import { pause, until } from './conformance/fixtures.js';
import type { AllSlice } from './event-store.js';
import { PollingSubscription } from './polling-subscription.js';

/** A store of which only the head matters: each slice is one position further, up to it. */
class Headed {
  head = 0;
  reads = 0;
  fault: Error | undefined;
  private readonly listeners = new Set<() => void>();

  async readAll({ after }: { after: number }): Promise<AllSlice> {
    this.reads += 1;
    if (this.fault) throw this.fault;
    const position = Math.min(after + 1, this.head);
    return { events: [], position, isHead: position === this.head };
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hint(): void {
    for (const listener of this.listeners) listener();
  }

  get listenerCount(): number {
    return this.listeners.size;
  }
}

const NEVER_MS = 1_000_000;

let running: PollingSubscription[] = [];

afterEach(async () => {
  await Promise.all(running.map((subscription) => subscription.stop()));
  running = [];
});

const follow = (store: Headed, pace: { pollMs: number; backoffMs?: number }, handle = async () => {}) => {
  const positions: number[] = [];
  const retries: unknown[] = [];
  const subscription = new PollingSubscription(
    store,
    { after: 0, batchSizeMax: 1, onRetry: (error) => retries.push(error) },
    async ({ position }) => {
      positions.push(position);
      await handle();
    },
    { backoffMs: 1, backoffMsMax: NEVER_MS, ...pace },
  );
  running.push(subscription);
  return { subscription, positions, retries };
};

describe('a subscription that polls', () => {
  it('finds what no hint told of', async () => {
    const store = new Headed();
    const { positions } = follow(store, { pollMs: 10 });
    await pause(5);
    store.head = 2;
    await until('both were found', () => positions.length === 2);
  });

  it('finds what a hint told of, without waiting for the poll', async () => {
    const store = new Headed();
    const { subscription, positions } = follow(store, { pollMs: NEVER_MS });
    await until('it waits', () => store.reads === 1);
    store.head = 1;
    store.hint();
    await until('it was found', () => positions.length === 1);
    await subscription.stop();
    expect(store.listenerCount).toBe(0);
  });

  it('does not lose a hint that comes while a batch is in hand', async () => {
    const store = new Headed();
    store.head = 1;
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { positions } = follow(store, { pollMs: NEVER_MS }, () => held);
    await until('a batch is in hand', () => positions.length === 1);
    store.head = 2;
    store.hint();
    letGo();
    await until('the next came', () => positions.length === 2);
  });

  it('does not try again before its pause is over, however many hints come', async () => {
    const store = new Headed();
    store.head = 1;
    store.fault = new Error('away');
    const { retries } = follow(store, { pollMs: NEVER_MS, backoffMs: NEVER_MS });
    await until('it failed', () => retries.length === 1);
    for (let turn = 0; turn < 5; turn += 1) {
      store.hint();
      await pause(1);
    }
    expect(retries).toHaveLength(1);
  });

  it('outlives a store that is away', async () => {
    const store = new Headed();
    store.head = 1;
    store.fault = new Error('away');
    const { positions, retries } = follow(store, { pollMs: NEVER_MS });
    await until('it tried some times', () => retries.length >= 3);
    store.fault = undefined;
    await until('it came through', () => positions.length === 1);
  });

  it('lets others have their turn while it catches up', async () => {
    const store = new Headed();
    store.head = 50;
    const { positions } = follow(store, { pollMs: NEVER_MS });
    let turnsOfOthers = 0;
    const takeTurn = (): void => {
      turnsOfOthers += 1;
      if (positions.length < 50) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    await until('it has caught up', () => positions.length === 50);
    expect(turnsOfOthers).toBeGreaterThanOrEqual(49);
  });

  it('is refused without a place or a batch size', () => {
    const start = (after: number, batchSizeMax: number) => () =>
      new PollingSubscription(new Headed(), { after, batchSizeMax }, async () => {});
    expect(start(Number.NaN, 1)).toThrow('no position');
    expect(start(0, 0)).toThrow('at least 1');
  });
});
