import { Inject, Injectable } from '@nestjs/common';
import { eventCatalogue, orderStream, type EventType, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { headlineOf, nextSteps, type Order, type OrderStatus, type StepPolicy } from '@throughline/order';
import { chunksOf, writeRows, type Projection, type ReadStore } from '@throughline/read-store';
import { EVENT_STORE, orderCacheOf, READ_STORE, STEP_POLICY } from '@throughline/service-kit';
import type { Kysely, Transaction } from 'kysely';
import { exceptionRowsOf, type ExceptionRow } from '../exceptions/exception-rows.js';

export interface OrderRow {
  readonly order_id: string;
  readonly order_number: string;
  readonly channel_id: string;
  readonly external_id: string;
  readonly status: OrderStatus;
  readonly is_exception: number;
  /** The next step's key, for a list: what the order waits for. */
  readonly waits_for: string | null;
  readonly placed_at: string;
  readonly updated_at: string;
  readonly total_minor: number;
  readonly currency: string;
}

type Tables = {
  console_orders: OrderRow;
  console_exceptions: ExceptionRow;
};

/** The ledger's latest revision that was heard of, by order id. */
type Changes = ReadonlyMap<string, number>;

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
  readonly version = 1;
  readonly types = orderTypes;
  private touched = new Map<string, number>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {}

  get db(): Kysely<Tables> {
    return this.readStore.db.withTables<Tables>();
  }

  apply(event: StoredEvent): void {
    this.touched.set(event.correlationId, event.revision);
  }

  takeChanges(): Changes {
    const touched = this.touched;
    this.touched = new Map();
    return touched;
  }

  async write(trx: Transaction<unknown>, changes: Changes): Promise<void> {
    const orders: OrderRow[] = [];
    const exceptions: ExceptionRow[] = [];
    for (const [orderId, revision] of changes) {
      const { state } = await orderCacheOf(this.store).load(orderStream(orderId), revision);
      if (!state) continue;
      const open = exceptionRowsOf(state, nextSteps(state, this.policy));
      orders.push(this.rowOf(state, open.length > 0));
      exceptions.push(...open);
    }
    await writeRows(trx, 'console_orders', 'order_id', { upserts: orders, deletes: [] });
    await this.writeExceptions(trx, orders, exceptions);
  }

  private async writeExceptions(
    trx: Transaction<unknown>,
    changed: readonly OrderRow[],
    open: readonly ExceptionRow[],
  ): Promise<void> {
    const typed = trx.withTables<Tables>();
    for (const orders of chunksOf(changed)) {
      const ids = orders.map(({ order_id }) => order_id);
      await typed.deleteFrom('console_exceptions').where('order_id', 'in', ids).execute();
    }
    for (const rows of chunksOf(open)) await typed.insertInto('console_exceptions').values(rows).execute();
  }

  load(): Promise<void> {
    this.touched.clear();
    return Promise.resolve();
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable('console_orders').ifExists().execute();
    await trx.schema.dropTable('console_exceptions').ifExists().execute();
    await trx.schema
      .createTable('console_orders')
      .addColumn('order_id', 'text', (column) => column.primaryKey())
      .addColumn('order_number', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('is_exception', 'integer', (column) => column.notNull())
      .addColumn('waits_for', 'text')
      .addColumn('placed_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('total_minor', 'bigint', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .execute();
    await this.createIndexes(trx);
    this.touched.clear();
  }

  private async createIndexes(trx: Transaction<unknown>): Promise<void> {
    const byTime = ['placed_at', 'order_id'] as const;
    await trx.schema
      .createIndex('console_orders_time')
      .on('console_orders')
      .columns([...byTime])
      .execute();
    await trx.schema
      .createIndex('console_orders_status')
      .on('console_orders')
      .columns(['status', ...byTime])
      .execute();
    await trx.schema
      .createTable('console_exceptions')
      .addColumn('order_id', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('actions', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('order_number', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('console_exceptions_key', ['order_id', 'step'])
      .execute();
    await trx.schema
      .createIndex('console_exceptions_time')
      .on('console_exceptions')
      .columns(['since', 'order_id', 'step'])
      .execute();
  }

  private rowOf(order: Order, hasException: boolean): OrderRow {
    const [next] = nextSteps(order, this.policy);
    return {
      order_id: order.orderId,
      order_number: order.orderNumber,
      channel_id: order.channelId,
      external_id: order.externalId,
      status: headlineOf(order),
      is_exception: hasException ? 1 : 0,
      waits_for: next?.key ?? null,
      placed_at: order.placedAt,
      updated_at: order.updatedAt,
      total_minor: order.totals.totalMinor,
      currency: order.currency,
    };
  }
}
