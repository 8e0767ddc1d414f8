import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Actor } from '@throughline/service-kit';
import {
  AdjustStockDto,
  CountStockDto,
  QuarantineStockDto,
  ReceiveStockDto,
  ReportLevelDto,
  SellStockDto,
} from '../stock/stock.dto.js';
import type { StockOverview } from '../stock/stock-overview.js';
import { movements } from './movement.js';
import { MovementAnswers } from './movement-answers.js';

/**
 * Movements of what lies at a location.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class ShelfMovementsController {
  constructor(private readonly answers: MovementAnswers) {}

  /**
   * Receive stock. Orders that wait in the item's queue are served in the same step. Safe to repeat: `reference` names
   * the movement.
   *
   * @operation receiveStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 lot-required: the product's lots are tracked, and none is named
   * @throws 422 one-unit-per-serial: more than one unit under one serial number
   * @throws 422 serial-on-hand: a unit with this serial number is on hand already
   * @throws 422 lot-differs: the lot is known with another last day
   * @throws 422 quarantined-above-received: more of it is unfit for sale than came
   */
  @Post('receipts')
  @HttpCode(200)
  receive(@Body() dto: ReceiveStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.receipt.commandOf(dto), actor);
  }

  /**
   * Adjust stock. A signed correction with its reason: damage, theft, something found. Safe to repeat: `reference`
   * names the movement.
   *
   * @operation adjustStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 on-hand-below-zero: fewer units are on hand than it takes away
   * @throws 422 unknown-lot: there is no such lot at the location
   */
  @Post('adjustments')
  @HttpCode(200)
  adjust(@Body() dto: AdjustStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.adjustment.commandOf(dto), actor);
  }

  /**
   * Record a count. What was counted is what there is: the books follow, and are told what they were off by. Safe to
   * repeat: `reference` names the count.
   *
   * @operation countStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 409 older-than-known: the location was counted again after that
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 in-the-future: `countedAt` is still to come
   */
  @Post('counts')
  @HttpCode(200)
  count(@Body() dto: CountStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.count.commandOf(dto), actor);
  }

  /**
   * Put stock in quarantine. The units stay on hand and are for sale no more; a quantity below 0 lets them out again.
   * Safe to repeat: `reference` names the movement.
   *
   * @operation quarantineStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 quarantined-below-zero: fewer units are in quarantine than it lets out
   * @throws 422 quarantined-above-on-hand: fewer units are on hand than would be in quarantine
   */
  @Post('quarantines')
  @HttpCode(200)
  quarantine(@Body() dto: QuarantineStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.quarantine.commandOf(dto), actor);
  }

  /**
   * Record a sale over the counter. The units are gone at once, without an order or routing; what the books did not
   * know of was there after all. Safe to repeat: `reference` names the sale.
   *
   * @operation sellStock
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 in-the-future: `soldAt` is still to come
   */
  @Post('sales')
  @HttpCode(200)
  sell(@Body() dto: SellStockDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.sale.commandOf(dto), actor);
  }

  /**
   * Report a level. A vendor's or a 3PL's own figure takes the place of ours, and is believed for as long as the
   * location's setting says. Safe to repeat: `reference` names the report.
   *
   * @operation reportStockLevel
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this reference stands for another movement of the SKU
   * @throws 409 older-than-known: the location has said something newer
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 in-the-future: `reportedAt` is still to come
   */
  @Post('levels')
  @HttpCode(200)
  report(@Body() dto: ReportLevelDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.level.commandOf(dto), actor);
  }
}
