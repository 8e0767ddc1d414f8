import type { EventType, NewEvent, StoredEvent } from '@throughline/contracts';
import { StreamMovedOn, uuidv7 } from '@throughline/kernel';
import { FROM_START, NO_STREAM, type AllSlice, type EventStore } from '../event-store.js';

/** What an adapter hands to the suite. */
export interface EventStoreHarness {
  /** An empty store. */
  readonly store: EventStore;
  /** The same data as found after a crash or a restart; `store` is not used afterwards. */
  reopen(): Promise<EventStore>;
  /** A second handle on the same data, as another process holds it; absent where one process owns the data. */
  another?(): Promise<EventStore>;
  dispose(): Promise<void>;
}

export type CreateHarness = () => Promise<EventStoreHarness>;

/** A fresh harness for each test of the enclosing `describe`. */
export const harnessForEach = (createHarness: CreateHarness): (() => EventStoreHarness) => {
  let harness: EventStoreHarness;
  beforeEach(async () => {
    harness = await createHarness();
  });
  afterEach(() => harness.dispose());
  return () => harness;
};

/** Two hands that write at once: those of two processes, where the adapter allows it. */
export const twoWriters = async (harness: EventStoreHarness): Promise<readonly EventStore[]> => [
  harness.store,
  (await harness.another?.()) ?? harness.store,
];

/** The suite stores only plain facts: which ones does not matter to a store. */
export const fact = (data: unknown = {}, type: EventType = 'OrderHeld'): NewEvent => ({
  id: uuidv7(),
  type,
  schemaVersion: 1,
  occurredAt: '2026-03-01T09:30:00.000Z',
  correlationId: 'order-of-the-suite',
  causationId: 'request-of-the-suite',
  actor: 'service:capture',
  producer: 'capture',
  data,
});

export const facts = (count: number, type?: EventType): NewEvent[] =>
  Array.from({ length: count }, (_, index) => fact({ index }, type));

/** Appends batch after batch to one stream, each as large as a store surely takes. */
export const fill = async (
  store: EventStore,
  stream: string,
  count: number,
  type?: EventType,
): Promise<StoredEvent[]> => {
  const BATCH_EVENTS = 500;
  const stored: StoredEvent[] = [];
  while (stored.length < count) {
    const batch = facts(Math.min(BATCH_EVENTS, count - stored.length), type);
    stored.push(...(await store.append(stream, NO_STREAM + stored.length, batch)));
  }
  return stored;
};

/** Everything in the store, slice by slice. */
export const readWhole = async (store: EventStore, limit = 100): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  let slice: AllSlice = { events: [], position: FROM_START, isHead: false };
  while (!slice.isHead) {
    slice = await store.readAll({ after: slice.position, limit });
    events.push(...slice.events);
  }
  return events;
};

/** True if the append was stored, false if another writer was first; a fault is thrown. */
export const isFirst = (append: Promise<unknown>): Promise<boolean> =>
  append.then(
    () => true,
    (error: unknown) => {
      if (error instanceof StreamMovedOn) return false;
      throw error;
    },
  );

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export const positionsOf = (events: readonly StoredEvent[]): number[] =>
  events.map(({ position }) => position);

export const ascending = (numbers: readonly number[]): number[] =>
  [...new Set(numbers)].sort((a, b) => a - b);

/** A subscriber that keeps what it was given. */
export const collector = () => {
  const slices: AllSlice[] = [];
  const events: StoredEvent[] = [];
  const handle = async (slice: AllSlice): Promise<void> => {
    slices.push(slice);
    events.push(...slice.events);
  };
  return { slices, events, handle, position: () => slices.at(-1)?.position ?? FROM_START };
};

const WAIT_MS_MAX = 10_000;
const LOOK_EVERY_MS = 5;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const until = async (what: string, condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited ${WAIT_MS_MAX} ms in vain until ${what}`);
    await pause(LOOK_EVERY_MS);
  }
};
