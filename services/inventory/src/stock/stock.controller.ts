import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { Actor, Rejection, SettingsView } from '@throughline/service-kit';
import type { AdjustStock, ReceiveStock } from './stock.commands.js';
import { AdjustStockDto, ReceiveStockDto } from './stock.dto.js';
import { StockLedger } from './stock-ledger.js';
import { stockOverview, type StockOverview } from './stock-overview.js';

/** Reference reused: the caller's books and ours disagree; the rest is about the request alone. */
const statusOf = (code: string): number => (code === 'reference-reused' ? 409 : 422);

/**
 * Stock per SKU and location.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class StockController {
  constructor(
    private readonly stock: StockLedger,
    private readonly settings: SettingsView,
  ) {}

  /**
   * Receive stock. Orders that wait in the item's queue are served in the same step. Safe to repeat: `reference` names
   * the movement.
   *
   * @operation receiveStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   */
  @Post('receipts')
  @HttpCode(200)
  receive(@Body() dto: ReceiveStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.move({ type: 'ReceiveStock', data: { ...dto } }, actor);
  }

  /**
   * Adjust stock. A signed correction with its reason: a count, damage, a sale elsewhere. Safe to repeat: `reference`
   * names the movement.
   *
   * @operation adjustStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 on-hand-below-zero: fewer units are on hand than it takes away
   */
  @Post('adjustments')
  @HttpCode(200)
  adjust(@Body() dto: AdjustStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.move({ type: 'AdjustStock', data: { ...dto } }, actor);
  }

  /**
   * Show one SKU's stock. Folded from its events for every answer: never behind the store.
   *
   * @operation getStock
   * @param sku the product's SKU
   * @returns 200 on hand, allocated and promised
   * @throws 404 unknown-sku: there is no such product, and never was stock of it
   */
  @Get(':sku')
  async show(@Param('sku') sku: string): Promise<StockOverview> {
    const { state, revision } = await this.stock.latest(sku);
    if (revision === NO_STREAM && !this.settings.product(sku)) throw new Rejection(404, 'unknown-sku');
    return stockOverview(sku, state, revision);
  }

  /** Answers with the stock as it is then; a repeat with the stock as it is now. */
  private async move(command: ReceiveStock | AdjustStock, actor: string): Promise<StockOverview> {
    const { sku, locationId } = command.data;
    if (!this.settings.product(sku)) throw new Rejection(422, 'unknown-sku', `no product "${sku}"`);
    if (!this.settings.location(locationId)) {
      throw new Rejection(422, 'unknown-location', `no location "${locationId}"`);
    }
    const because = { causationId: uuidv7(), correlationId: sku, actor };
    const handled = await this.stock.handle(command, because);
    if (handled.outcome === 'reject') {
      throw new Rejection(statusOf(handled.code), handled.code, handled.detail);
    }
    return stockOverview(sku, handled.state, handled.revision);
  }
}
