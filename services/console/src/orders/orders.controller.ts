import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { orderStream, type StoredOrderEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Instant } from '@throughline/kernel';
import { foldOrder, type StepPolicy } from '@throughline/order';
import {
  decodeCursor,
  encodeCursor,
  EVENT_STORE,
  PageQuery,
  Rejection,
  STEP_POLICY,
  type Page,
} from '@throughline/service-kit';
import { IsISO8601, IsOptional } from 'class-validator';
import { countOrders, findOrders } from './find-orders.js';
import type { OrderCounts } from './order-counts.js';
import { exportOrders } from './order-export.js';
import { OrderList } from './order-list.js';
import type { OrderSummary } from './order-row.js';
import { orderViewOf, type OrderView } from './order-view.js';
import { OrderSelectionQuery, OrdersQuery, OrderSubsetQuery } from './orders-query.dto.js';

export class OrderQuery {
  /** The order as it was at this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  asOf?: string;
}

/** ISO 8601 has dates that JavaScript cannot read: weeks, and days of the year. */
const instantAsOf = (asOf: string): Instant => {
  const asOfMs = Date.parse(asOf);
  if (!Number.isNaN(asOfMs)) return new Date(asOfMs).toISOString();
  const problems = [{ field: 'asOf', message: 'asOf must be a calendar date, or one with a time' }];
  throw new Rejection(422, 'validation-failed', 'the request is not what it has to be', problems);
};

/** @throws Rejection 400 for a cursor of another list */
const revisionOf = (cursor: string): number => {
  const [revision] = decodeCursor(cursor);
  if (typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0) return revision;
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of these events');
};

const notFound = (orderId: string): Rejection =>
  new Rejection(404, 'order-not-found', `there is no order ${orderId}`);

/**
 * Orders, as lists and ledgers show them.
 * @tag Orders
 */
@Controller('/api/v1/orders')
export class OrdersController {
  constructor(
    private readonly orders: OrderList,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {}

  /**
   * List orders. The newest comes first. A read model: an order that was just placed may be missing for a moment.
   *
   * @operation listOrders
   * @returns 200 one page
   */
  @Get()
  list(@Query() { limit, cursor, ...selection }: OrdersQuery): Promise<Page<OrderSummary>> {
    return findOrders(this.orders, selection, { limit, ...(cursor !== undefined && { cursor }) });
  }

  /**
   * Count orders by status. Exact where nothing narrows them; else of the newest 10,000 that match.
   *
   * @operation countOrders
   * @returns 200 how many there are, in all and in each status
   */
  @Get('counts')
  counts(@Query() query: OrderSubsetQuery): Promise<OrderCounts> {
    return countOrders(this.orders, query);
  }

  /**
   * Export orders as CSV. What the list shows, up to 100,000 rows: RFC 4180 in UTF-8, with cells that a spreadsheet would take for a formula marked as text.
   *
   * @operation exportOrders
   * @produces text/csv
   * @returns 200 a line of names, then a line for each order
   */
  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="orders.csv"')
  export(@Query() selection: OrderSelectionQuery): StreamableFile {
    return new StreamableFile(exportOrders(this.orders, selection));
  }

  /**
   * Show one order, and what happens next with it. Folded from the ledger for every answer: never behind the store.
   *
   * @operation getOrder
   * @param orderId the order's id, as placing it answered
   * @returns 200 the order, as it is or was
   * @throws 404 order-not-found: there is no such order, or there was none then
   */
  @Get(':orderId')
  async one(
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Query() { asOf }: OrderQuery,
  ): Promise<OrderView> {
    const all = await this.store.readStream(orderStream(orderId));
    const until = asOf === undefined ? undefined : instantAsOf(asOf);
    const events = until === undefined ? all : all.filter(({ recordedAt }) => recordedAt <= until);
    const order = foldOrder(events as readonly StoredOrderEvent[]);
    const last = events.at(-1);
    if (!order || !last) throw notFound(orderId);
    return orderViewOf(order, last.revision, this.policy);
  }

  /**
   * Read an order's ledger. Every fact in order of revision, with who wrote it and why; nothing is ever changed.
   *
   * @operation listOrderEvents
   * @param orderId the order's id, as placing it answered
   * @returns 200 one page
   * @throws 404 order-not-found: there is no such order
   */
  @Get(':orderId/events')
  async events(
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<StoredOrderEvent>> {
    const from = cursor === undefined ? 0 : revisionOf(cursor);
    const events = await this.store.readStream(orderStream(orderId), {
      fromRevision: from,
      limit: limit + 1,
    });
    if (events.length === 0 && from === 0) throw notFound(orderId);
    const page = events.slice(0, limit) as StoredOrderEvent[];
    return { items: page, nextCursor: events.length > limit ? encodeCursor([from + limit]) : null };
  }
}
