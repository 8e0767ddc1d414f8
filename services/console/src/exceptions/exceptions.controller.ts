import { Controller, Get, Query } from '@nestjs/common';
import type { Instant } from '@throughline/kernel';
import type { DecisionName, StepAction } from '@throughline/order';
import { decodeCursor, encodeCursor, PageQuery, type Page } from '@throughline/service-kit';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OrderList } from '../orders/order-list.js';

const NAME_CHARACTERS_MAX = 64;

export class ExceptionsQuery extends PageQuery {
  /** Only exceptions of this kind: `review-fraud`, `payment-declined`, … */
  @IsOptional()
  @MaxLength(NAME_CHARACTERS_MAX)
  @IsString()
  name?: string;
}

/** A step of an order that only a person can settle. */
export interface ExceptionView {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly channelId: string;
  /** What resolving it is asked by. */
  readonly step: string;
  readonly name: DecisionName;
  readonly reason: string;
  /** Since when it is owed. */
  readonly since: Instant;
  /** What a person can do about it. */
  readonly actions: readonly StepAction[];
}

/**
 * The exception queue.
 * @tag Exceptions
 */
@Controller('/api/v1/exceptions')
export class ExceptionsController {
  constructor(private readonly orders: OrderList) {}

  /**
   * List what waits for a person. The longest waiting comes first.
   *
   * @operation listExceptions
   * @returns 200 one page
   */
  @Get()
  async list(@Query() query: ExceptionsQuery): Promise<Page<ExceptionView>> {
    let select = this.orders.db.selectFrom('console_exceptions').selectAll();
    if (query.name) select = select.where('name', '=', query.name as DecisionName);
    if (query.cursor) {
      const [since = '', orderId = '', step = ''] = decodeCursor(query.cursor).map(String);
      select = select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('since', 'order_id', 'step'), '>', tuple(since, orderId, step)),
      );
    }
    const rows = await select
      .orderBy('since')
      .orderBy('order_id')
      .orderBy('step')
      .limit(query.limit + 1)
      .execute();
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => ({
        orderId: row.order_id,
        orderNumber: row.order_number,
        channelId: row.channel_id,
        step: row.step,
        name: row.name,
        reason: row.reason,
        since: row.since,
        actions: JSON.parse(row.actions) as StepAction[],
      })),
      nextCursor: last ? encodeCursor([last.since, last.order_id, last.step]) : null,
    };
  }
}
