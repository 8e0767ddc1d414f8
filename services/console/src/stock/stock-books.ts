import { Inject, Injectable } from '@nestjs/common';
import { stockItemOf, stockStream } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Instant } from '@throughline/kernel';
import { EVENT_STORE } from '@throughline/service-kit';
import { LRUCache } from 'lru-cache';
import { ItemBalance } from './item-balance.js';
import { movementOf, type StockMovement, type StoredStockEvent } from './stock-movement.js';

/** Facts between two places that an item's books can be opened at. */
export const FACTS_PER_CHECKPOINT = 1_000;

/** Items whose checkpoints are remembered. */
const ITEMS_REMEMBERED_MAX = 1_000;

/** The balance before the fact at `next`, and when the fact before that was recorded. */
interface Checkpoint {
  readonly next: number;
  readonly at: Instant;
  readonly balance: ItemBalance;
}

const BEGINNING: Checkpoint = { next: 0, at: '', balance: new ItemBalance() };

export interface MovementsWanted {
  readonly limit: number;
  /** Only facts before this revision. */
  readonly before?: number | undefined;
  /** Only facts that were recorded by then. */
  readonly asOf?: Instant | undefined;
}

/**
 * An item's facts with running balances, read from its own stream: never behind the store. Balances are added up from
 * the beginning once, and then from the nearest checkpoint, so that a page of an item with a million facts costs as
 * much as one of an item with a thousand.
 */
@Injectable()
export class StockBooks {
  private readonly checkpoints = new LRUCache<string, readonly Checkpoint[]>({ max: ITEMS_REMEMBERED_MAX });

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** The newest first. Undefined for an item that nothing ever happened to. */
  async movements(
    sku: string,
    { limit, before = Infinity, asOf }: MovementsWanted,
  ): Promise<{ readonly items: readonly StockMovement[]; readonly isMore: boolean } | undefined> {
    const stream = stockStream(stockItemOf(sku));
    const { checkpoints, end } = await this.checkpointsOf(stream);
    if (end === 0) return undefined;
    const known = asOf === undefined ? end : await this.endAsOf(stream, checkpoints, asOf);
    const until = Math.min(before, known);
    const from = Math.max(0, until - limit);
    const items = await this.between(stream, checkpoints, from, until);
    return { items: items.reverse(), isMore: from > 0 };
  }

  private async between(
    stream: string,
    checkpoints: readonly Checkpoint[],
    from: number,
    until: number,
  ): Promise<StockMovement[]> {
    if (until <= from) return [];
    const start = checkpoints.findLast(({ next }) => next <= from) ?? BEGINNING;
    const balance = start.balance.copy();
    const events = await this.read(stream, start.next, until - start.next);
    return events.map((event) => movementOf(event, balance)).filter(({ revision }) => revision >= from);
  }

  /** How many facts had been recorded by then. */
  private async endAsOf(stream: string, checkpoints: readonly Checkpoint[], asOf: Instant): Promise<number> {
    const { next } = checkpoints.findLast(({ at }) => at <= asOf) ?? BEGINNING;
    const events = await this.read(stream, next, FACTS_PER_CHECKPOINT);
    const later = events.find(({ recordedAt }) => recordedAt > asOf);
    return later?.revision ?? next + events.length;
  }

  /** The item's checkpoints up to now, and how many facts it has. */
  private async checkpointsOf(stream: string) {
    const checkpoints = [...(this.checkpoints.get(stream) ?? [BEGINNING])];
    for (;;) {
      const { next, balance } = checkpoints.at(-1) ?? BEGINNING;
      const events = await this.read(stream, next, FACTS_PER_CHECKPOINT);
      const last = events.at(-1);
      if (!last || events.length < FACTS_PER_CHECKPOINT) {
        this.checkpoints.set(stream, checkpoints);
        return { checkpoints, end: next + events.length };
      }
      const after = balance.copy();
      for (const event of events) after.apply(event);
      checkpoints.push({ next: last.revision + 1, at: last.recordedAt, balance: after });
    }
  }

  private async read(stream: string, fromRevision: number, limit: number) {
    return (await this.store.readStream(stream, { fromRevision, limit })) as readonly StoredStockEvent[];
  }
}
