import { Controller, Get } from '@nestjs/common';
import { lifecycle, type OrderStatus } from '@throughline/order';

export interface LifecycleStatus {
  readonly status: OrderStatus;
  /** Nothing follows. */
  readonly isEnd: boolean;
  /** What it may become. */
  readonly next: readonly OrderStatus[];
}

/** What an order's status can be, and become. */
export interface Lifecycle {
  readonly statuses: readonly LifecycleStatus[];
}

const view: Lifecycle = {
  statuses: (Object.keys(lifecycle) as OrderStatus[]).map((status) => ({
    status,
    isEnd: lifecycle[status].length === 0,
    next: lifecycle[status],
  })),
};

/**
 * What an order can be, and become.
 * @tag Orders
 */
@Controller('/api/v1/lifecycle')
export class LifecycleController {
  /**
   * Show the lifecycle of orders. The table that every decision is checked against.
   *
   * @operation getLifecycle
   * @returns 200 each status, and what it may become
   */
  @Get()
  show(): Lifecycle {
    return view;
  }
}
