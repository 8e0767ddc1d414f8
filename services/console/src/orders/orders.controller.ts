import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { orderStream, type StoredOrderEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Instant } from '@throughline/kernel';
import { foldOrder, type OrderStatus, type StepPolicy } from '@throughline/order';
import {
  decodeCursor,
  encodeCursor,
  EVENT_STORE,
  PageQuery,
  Rejection,
  STEP_POLICY,
  type Page,
} from '@throughline/service-kit';
import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { OrderList, type OrderRow } from './order-list.js';
import { orderViewOf, type OrderView } from './order-view.js';

const FILTER_CHARACTERS_MAX = 128;

export class OrdersQuery extends PageQuery {
  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  status?: string;

  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  channelId?: string;

  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  externalId?: string;

  /** Only orders that wait for a person, or only those that do not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  exception?: 'true' | 'false';
}

export class OrderQuery {
  /** The order as it was at this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  asOf?: string;
}

/** An order in a list. */
export interface OrderSummary {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly channelId: string;
  readonly externalId: string;
  readonly status: OrderStatus;
  /** It waits for a person. */
  readonly isException: boolean;
  /** The key of its next step; null where there is none. */
  readonly waitsFor: string | null;
  readonly placedAt: Instant;
  readonly updatedAt: Instant;
  readonly totalMinor: number;
  readonly currency: string;
}

const summaryOf = (row: OrderRow): OrderSummary => ({
  orderId: row.order_id,
  orderNumber: row.order_number,
  channelId: row.channel_id,
  externalId: row.external_id,
  status: row.status,
  isException: row.is_exception === 1,
  waitsFor: row.waits_for,
  placedAt: row.placed_at,
  updatedAt: row.updated_at,
  totalMinor: row.total_minor,
  currency: row.currency,
});

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
  async list(@Query() query: OrdersQuery): Promise<Page<OrderSummary>> {
    let select = this.orders.db.selectFrom('console_orders').selectAll();
    if (query.status) select = select.where('status', '=', query.status as OrderStatus);
    if (query.channelId) select = select.where('channel_id', '=', query.channelId);
    if (query.externalId) select = select.where('external_id', '=', query.externalId);
    if (query.exception) select = select.where('is_exception', '=', query.exception === 'true' ? 1 : 0);
    if (query.cursor) {
      const [placedAt = '', orderId = ''] = decodeCursor(query.cursor).map(String);
      select = select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('placed_at', 'order_id'), '<', tuple(placedAt, orderId)),
      );
    }
    const rows = await select
      .orderBy('placed_at', 'desc')
      .orderBy('order_id', 'desc')
      .limit(query.limit + 1)
      .execute();
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map(summaryOf),
      nextCursor: last ? encodeCursor([last.placed_at, last.order_id]) : null,
    };
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
