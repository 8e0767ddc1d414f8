import type { NewEvent } from '@throughline/contracts';
import { NO_STREAM, type EventStore } from '@throughline/event-store';
import { seededOrder, type SeededOrder } from './ledgers.js';

/** Orders that come in before the next chapter of those before them: so do their facts lie in the store. */
const ORDERS_PER_ROUND = 2_000;

/** Events of one stream, behind the revision `before`. */
export interface Append {
  readonly stream: string;
  readonly before: number;
  readonly events: readonly NewEvent[];
}

const chapterOf = ({ stream, chapters }: SeededOrder, chapter: number): Append[] => {
  const events = chapters[chapter];
  if (!events || events.length === 0) return [];
  const before = chapters.slice(0, chapter).flat().length;
  return [{ stream, before: before + NO_STREAM, events }];
};

export interface Seeded {
  readonly events: number;
  readonly seconds: number;
}

/** Takes many appends and tells how many events they held. */
export type AppendAll = (appends: readonly Append[]) => Promise<number>;

/** Fills an empty store with the ledgers of orders in every state, chapters of many orders side by side. */
export async function seed(
  appendAll: AppendAll,
  orders: number,
  onProgress: (done: number) => void,
): Promise<Seeded> {
  const startedAt = performance.now();
  let rounds: readonly (readonly SeededOrder[])[] = [];
  let events = 0;
  for (let first = 0; first < orders || rounds.some((round) => round.length > 0); first += ORDERS_PER_ROUND) {
    const count = Math.max(0, Math.min(ORDERS_PER_ROUND, orders - first));
    const round = Array.from({ length: count }, (_, index) => seededOrder(first + index, orders));
    rounds = [round, ...rounds].slice(0, 3);
    const appends = rounds.flatMap((some, chapter) => some.flatMap((order) => chapterOf(order, chapter)));
    events += await appendAll(appends);
    onProgress(Math.min(orders, first));
  }
  return { events, seconds: (performance.now() - startedAt) / 1_000 };
}

const APPENDS_AT_ONCE = 500;

/** Through the store itself. */
export const appendingTo =
  (store: EventStore): AppendAll =>
  async (appends) => {
    let events = 0;
    for (let from = 0; from < appends.length; from += APPENDS_AT_ONCE) {
      const some = appends.slice(from, from + APPENDS_AT_ONCE);
      const appended = await Promise.all(
        some.map(({ stream, before, events: facts }) => store.append(stream, before, facts)),
      );
      events += appended.flat().length;
    }
    return events;
  };
