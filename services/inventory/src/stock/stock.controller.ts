import { Controller, Get, Param, Query } from '@nestjs/common';
import { NO_STREAM } from '@throughline/event-store';
import { PageQuery, Rejection, SettingsView, type Page, type Versioned } from '@throughline/service-kit';
import { positionOf, queuePage, type QueuePlace } from './queue-page.js';
import type { StockItem } from './stock-item.js';
import { StockLedger } from './stock-ledger.js';
import type { StockOverview } from './stock-overview.js';
import { StockOverviews } from './stock-overviews.js';

/**
 * Stock per SKU and location.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class StockController {
  constructor(
    private readonly stock: StockLedger,
    private readonly settings: SettingsView,
    private readonly overviews: StockOverviews,
  ) {}

  /**
   * Show one SKU's stock. What lies where, what is on its way, what is promised and kept, and what every channel can
   * sell of it, with the parts of that number. Folded from its events for every answer: never behind the store.
   *
   * @operation getStock
   * @param sku the product's SKU
   * @returns 200 on hand, promised and available
   * @throws 404 unknown-sku: there is no such product, and never was stock of it
   */
  @Get(':sku')
  async show(@Param('sku') sku: string): Promise<StockOverview> {
    return this.overviews.of(sku, await this.found(sku));
  }

  /**
   * List the orders that wait for a SKU. In the order in which they are served: by lane, then by arrival. Read from the
   * item's own stream: never behind the store.
   *
   * @operation listStockQueue
   * @param sku the product's SKU
   * @returns 200 one page
   * @throws 404 unknown-sku: there is no such product, and never was stock of it
   */
  @Get(':sku/queue')
  async queue(@Param('sku') sku: string, @Query() { limit, cursor }: PageQuery): Promise<Page<QueuePlace>> {
    const behind = cursor === undefined ? undefined : positionOf(cursor);
    const { state } = await this.found(sku);
    return queuePage(state, limit, behind);
  }

  private async found(sku: string): Promise<Versioned<StockItem>> {
    const item = await this.stock.latest(sku);
    if (item.revision === NO_STREAM && !this.settings.product(sku)) throw new Rejection(404, 'unknown-sku');
    return item;
  }
}
