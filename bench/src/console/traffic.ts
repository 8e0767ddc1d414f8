import { setTimeout as pause } from 'node:timers/promises';
import { NO_STREAM, type EventStore } from '@throughline/event-store';
import { seededOrder, type SeededOrder } from './ledgers.js';

/** Orders that come in while somebody looks. */
export interface Traffic {
  /** The number of the first: behind those that are there already. */
  readonly from: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** From one chapter of an order to its next. */
const CHAPTER_MS = 1_500;

async function tell(store: EventStore, { stream, chapters }: SeededOrder): Promise<void> {
  let revision = NO_STREAM;
  for (const events of chapters) {
    if (events.length === 0) continue;
    await store.append(stream, revision, events);
    revision += events.length;
    await pause(CHAPTER_MS);
  }
}

/** So many orders a second, each going its way while the next come. Resolves when the last has come to its end. */
export async function sendTraffic(store: EventStore, { from, perSecond, seconds }: Traffic): Promise<void> {
  const orders = perSecond * seconds;
  const startedAt = performance.now();
  const told: Promise<void>[] = [];
  for (let index = 0; index < orders; index += 1) {
    const dueMs = startedAt + (index * 1_000) / perSecond;
    if (dueMs > performance.now()) await pause(dueMs - performance.now());
    told.push(tell(store, seededOrder(from + index, from + orders)));
  }
  await Promise.all(told);
}
