import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@throughline/kernel';
import { lifecycle, type OrderStatus } from '@throughline/order';
import { CLOCK, METRICS, type ServiceMetrics } from '@throughline/service-kit';
import { OrderList } from './order-list.js';

const unfinished = (Object.keys(lifecycle) as OrderStatus[]).filter((status) => lifecycle[status].length > 0);

/** Tells the metrics how long the oldest order has stood in each status that is no end. */
@Injectable()
export class OldestOrders implements OnModuleInit {
  constructor(
    private readonly orders: OrderList,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(METRICS) private readonly metrics: Pick<ServiceMetrics, 'watchOldestOrders'>,
  ) {}

  onModuleInit(): void {
    this.metrics.watchOldestOrders(() => this.ages());
  }

  /** Seconds since the oldest order of each status was placed; a status without orders is left out. */
  async ages(): Promise<Record<string, number>> {
    const nowMs = this.clock.now().getTime();
    const ages: Record<string, number> = {};
    for (const status of unfinished) {
      const oldest = await this.oldestIn(status);
      if (oldest !== undefined) ages[status] = Math.max(0, (nowMs - Date.parse(oldest)) / 1_000);
    }
    return ages;
  }

  /** One look into the index, however many orders there are. */
  private async oldestIn(status: OrderStatus): Promise<string | undefined> {
    const row = await this.orders.db
      .selectFrom('console_orders')
      .select('placed_at')
      .where('status', '=', status)
      .orderBy('placed_at')
      .limit(1)
      .executeTakeFirst();
    return row?.placed_at;
  }
}
