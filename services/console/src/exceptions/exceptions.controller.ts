import { Controller, Get, Query } from '@nestjs/common';
import type { DecisionName, OrderStatus, StepAction } from '@throughline/order';
import type { Instant } from '@throughline/kernel';
import { PageQuery, type Page } from '@throughline/service-kit';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { OrderList } from '../orders/order-list.js';
import { countExceptions, findExceptions } from './find-exceptions.js';

const NAME_CHARACTERS_MAX = 64;
const SEARCH_CHARACTERS_MAX = 200;

export class ExceptionsQuery extends PageQuery {
  /** Only exceptions of this kind: `review-fraud`, `payment-declined`, … */
  @IsOptional()
  @MaxLength(NAME_CHARACTERS_MAX)
  @IsString()
  name?: string;

  /** Only what this person sees to; `none`: what nobody does. */
  @IsOptional()
  @MaxLength(NAME_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  owner?: string;

  @IsOptional()
  @MaxLength(NAME_CHARACTERS_MAX)
  @IsString()
  channelId?: string;

  /** Words of the order's number, external id, customer, SKUs: as in the list of orders. */
  @IsOptional()
  @MaxLength(SEARCH_CHARACTERS_MAX)
  @IsString()
  q?: string;
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
  /** The order's. */
  readonly status: OrderStatus;
  readonly customerName: string | null;
  readonly totalMinor: number;
  readonly currency: string;
  /** Who sees to it. */
  readonly owner: string | null;
  /** How many notes were written down. */
  readonly notes: number;
}

/** How much waits for people. */
export interface ExceptionCounts {
  readonly total: number;
  readonly byName: Readonly<Record<string, number>>;
  /** Of them, what nobody sees to. */
  readonly unowned: number;
  /** Since when the oldest waits. */
  readonly oldestSince: Instant | null;
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
  list(@Query() query: ExceptionsQuery): Promise<Page<ExceptionView>> {
    return findExceptions(this.orders, query);
  }

  /**
   * Count what waits for a person.
   *
   * @operation countExceptions
   * @returns 200 in all, and of each kind
   */
  @Get('counts')
  counts(): Promise<ExceptionCounts> {
    return countExceptions(this.orders);
  }
}
