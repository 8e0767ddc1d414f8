import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { orderStream } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { StepPolicy } from '@throughline/order';
import { EVENT_STORE, LOGGER, orderCacheOf, STEP_POLICY, type Logger } from '@throughline/service-kit';
import { EXCEPTIONS_COUNT } from '../orders/order-counts.js';
import { OrderList } from '../orders/order-list.js';
import { rowOf, summaryOf, type OrderSummary } from '../orders/order-row.js';

/** Changes are told together, so often at most: quicker than anybody reads, and no work for each event. */
export const TELL_MS = 250;

/** Orders that are told one by one; past it a reader is better off asking for the page again. */
export const ORDERS_TOLD_MAX = 200;

/** How long the count of exceptions may lag behind, which is a row that follows the ledger. */
const COUNT_MS = 1_000;

export type LiveMessage =
  | { readonly event: 'orders'; readonly data: { readonly items: readonly OrderSummary[] } }
  | { readonly event: 'exceptions'; readonly data: { readonly count: number } }
  | { readonly event: 'reload'; readonly data: Readonly<Record<string, never>> };

export type LiveListener = (message: LiveMessage, position: number) => void;

/**
 * Tells every reader of this member which orders have changed, as soon as their events come in. Costs nothing while
 * nobody reads.
 */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  private readonly listeners = new Set<LiveListener>();
  private readonly touched = new Map<string, number>();
  private position = 0;
  private exceptions: number | undefined;
  private tellTimer: NodeJS.Timeout | undefined;
  private countTimer: NodeJS.Timeout | undefined;
  private stopFollowing: (() => void) | undefined;

  constructor(
    private readonly orders: OrderList,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get readers(): number {
    return this.listeners.size;
  }

  /** Calls `listener` with whatever changes from now on; answers with what ends that. */
  subscribe(listener: LiveListener): () => void {
    this.listeners.add(listener);
    this.stopFollowing ??= this.orders.onEvent((orderId, { revision, position }) => {
      this.touched.set(orderId, revision);
      this.position = position;
      this.tellTimer ??= setTimeout(() => void this.tell(), TELL_MS);
    });
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    };
  }

  onModuleDestroy(): void {
    this.listeners.clear();
    this.rest();
  }

  private rest(): void {
    this.stopFollowing?.();
    this.stopFollowing = undefined;
    clearTimeout(this.tellTimer);
    clearTimeout(this.countTimer);
    this.tellTimer = this.countTimer = this.exceptions = undefined;
    this.touched.clear();
  }

  private async tell(): Promise<void> {
    this.tellTimer = undefined;
    const changes = [...this.touched];
    const { position } = this;
    this.touched.clear();
    try {
      this.send(changes.length > ORDERS_TOLD_MAX ? reload : await this.changesOf(changes), position);
    } catch (error) {
      // A reader that is told to ask again misses nothing.
      this.logger.warn({ err: error }, 'changed orders could not be told');
      this.send(reload, position);
    }
    if (this.listeners.size > 0) this.countTimer ??= setTimeout(() => void this.tellCount(), COUNT_MS);
  }

  private async changesOf(changes: readonly (readonly [string, number])[]): Promise<LiveMessage> {
    const items: OrderSummary[] = [];
    for (const [orderId, atLeast] of changes) {
      const { state, revision } = await orderCacheOf(this.store).load(orderStream(orderId), atLeast);
      if (state) items.push(summaryOf(rowOf(state, revision, this.policy)));
    }
    return { event: 'orders', data: { items } };
  }

  private async tellCount(): Promise<void> {
    this.countTimer = undefined;
    const row = await this.orders.db
      .selectFrom('console_order_counts')
      .select('orders')
      .where('name', '=', EXCEPTIONS_COUNT)
      .executeTakeFirst()
      .catch(() => undefined);
    const count = row?.orders ?? 0;
    if (count === this.exceptions) return;
    this.exceptions = count;
    this.send({ event: 'exceptions', data: { count } }, this.position);
  }

  private send(message: LiveMessage, position: number): void {
    for (const listener of this.listeners) listener(message, position);
  }
}

const reload: LiveMessage = { event: 'reload', data: {} };
