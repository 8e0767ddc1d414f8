import { Inject, Injectable } from '@nestjs/common';
import { eventCatalogue, orderStream, type EventType, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { evolve, nextSteps, type OrderState, type StepPolicy } from '@throughline/order';
import type { Projection, ReadStore } from '@throughline/read-store';
import { EVENT_STORE, orderCacheOf, READ_STORE, StateCache, STEP_POLICY } from '@throughline/service-kit';
import type { Kysely, Transaction } from 'kysely';
import { exceptionRowsOf } from '../exceptions/exception-rows.js';
import { locationFacet, skuFacet } from './order-facets.js';
import { locationsOf, rowOf } from './order-row.js';
import { createOrderTables, orderTablesOf, type OrderTables } from './order-tables.js';
import { OrderWriter, type ChangedOrder } from './order-writer.js';
import { searchWordsOf } from './search-words.js';

/** The ledger's latest revision that was heard of, by order id. */
type Changes = ReadonlyMap<string, number>;

/** Orders that are written before requests have their turn: a rebuild writes many thousands in one transaction. */
const ORDERS_PER_TURN = 100;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Orders that are folded while rows are built beside those that are read: as many as are open at a time. */
const BUILT_ORDERS_MAX = 20_000;

const orderTypes: ReadonlySet<EventType> = new Set(
  (Object.keys(eventCatalogue) as EventType[]).filter((type) => eventCatalogue[type].stream === 'order'),
);

/**
 * One row per order and one per open exception, as the ledgers have them: what lists are read from. They follow the
 * ledger by a flush; with several consoles the leader writes them for all, so that a list may lag behind what its
 * caller has just done, and for a second or so behind a change of the leader.
 */
@Injectable()
export class OrderList implements Projection<Changes> {
  readonly name = 'console_orders';
  readonly version = 3;
  /** It had the same columns, and fewer indexes. */
  readonly readableVersions = [2];
  readonly types = orderTypes;
  private touched = new Map<string, number>();
  private orders: StateCache<OrderState>;
  private readonly listeners = new Set<(orderId: string, event: StoredEvent) => void>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {
    this.orders = orderCacheOf(store);
  }

  get tables(): readonly string[] {
    return orderTablesOf(this.dialect);
  }

  get db(): Kysely<OrderTables> {
    return this.readStore.reading.withTables<OrderTables>();
  }

  get dialect(): ReadStore['dialect'] {
    return this.readStore.dialect;
  }

  /** Calls `listener` with every order's event that comes in, on every member; answers with what ends that. */
  onEvent(listener: (orderId: string, event: StoredEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  apply(event: StoredEvent): void {
    this.touched.set(event.correlationId, event.revision);
    this.fold(event);
    for (const listener of this.listeners) listener(event.correlationId, event);
  }

  takeChanges(): Changes {
    const touched = this.touched;
    this.touched = new Map();
    return touched;
  }

  async write(trx: Transaction<unknown>, changes: Changes): Promise<void> {
    const writer = new OrderWriter(trx, this.dialect);
    let changed: ChangedOrder[] = [];
    for (const [orderId, revision] of changes) {
      const found = await this.changedOrder(orderId, revision);
      if (found) changed.push(found);
      if (changed.length < ORDERS_PER_TURN) continue;
      await writer.write(changed);
      changed = [];
      await nextTurn();
    }
    await writer.write(changed);
  }

  load(): Promise<void> {
    this.touched.clear();
    return Promise.resolve();
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await createOrderTables(trx, this.dialect);
    this.touched.clear();
  }

  /** With orders of its own: those of the past do not drive out those that are being worked on. */
  another(): OrderList {
    const other = new OrderList(this.store, this.readStore, this.policy);
    other.orders = new StateCache(this.store, { initial: undefined, evolve }, BUILT_ORDERS_MAX);
    return other;
  }

  /** Where the order is known up to this event, it need not be read again. */
  private fold(event: StoredEvent): void {
    const known = this.orders.known(event.stream);
    if (known.revision === event.revision - 1) this.orders.advance(event.stream, known, [event]);
  }

  private async changedOrder(orderId: string, atLeast: number): Promise<ChangedOrder | undefined> {
    const { state, revision } = await this.orders.load(orderStream(orderId), atLeast);
    if (!state) return undefined;
    return {
      row: rowOf(state, revision, this.policy),
      words: searchWordsOf(state),
      facets: [
        ...state.lines.flatMap(({ sku }) => (sku === null ? [] : [skuFacet(sku)])),
        ...locationsOf(state).map(locationFacet),
      ],
      exceptions: exceptionRowsOf(state, nextSteps(state, this.policy)),
    };
  }
}
