import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Actor } from '@throughline/service-kit';
import { AnnounceIncomingDto, SetPoolDto, ShipTransferDto } from '../stock/stock.dto.js';
import type { StockOverview } from '../stock/stock-overview.js';
import { movements, setPool } from './movement.js';
import { MovementAnswers } from './movement-answers.js';

/**
 * What is on its way, and for whom it is kept.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class SupplyController {
  constructor(private readonly answers: MovementAnswers) {}

  /**
   * Announce incoming stock. What one purchase order still brings to a location, and when: said again, it takes the
   * place of what was said before; 0 withdraws it. Orders that wait are promised for its date.
   *
   * @operation announceIncoming
   * @returns 200 the item's stock after it
   * @throws 409 is-a-transfer: a transfer of this id is on its way there
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 too-much-incoming: the SKU has as many purchase orders and transfers on their way as it can
   */
  @Post('incoming')
  @HttpCode(200)
  announce(@Body() dto: AnnounceIncomingDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.incoming.commandOf(dto), actor);
  }

  /**
   * Ship a transfer. The units leave `locationId` at once and are on their way to `toLocationId`, until a receipt there
   * names the transfer as its `incomingId`. Safe to repeat: `transferId` names the movement.
   *
   * @operation shipTransfer
   * @returns 200 the item's stock after it; of a repeat, the stock as it is now
   * @throws 409 reference-reused: this id stands for another movement of the SKU
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-location: there is no such location
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   * @throws 422 same-location: it goes where it comes from
   * @throws 422 on-hand-below-zero: fewer units are on hand than it takes away
   * @throws 422 too-much-incoming: the SKU has as many purchase orders and transfers on their way as it can
   */
  @Post('transfers')
  @HttpCode(200)
  transfer(@Body() dto: ShipTransferDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(movements.transfer.commandOf(dto), actor);
  }

  /**
   * Keep units for a channel. From now on so many of the SKU are out of the reach of all other channels; the channel's
   * own orders use them up. 0 gives them back.
   *
   * @operation setStockPool
   * @returns 200 the item's stock after it
   * @throws 422 unknown-sku: there is no such product
   * @throws 422 unknown-channel: there is no such channel
   * @throws 422 kit-has-no-stock: the product is a kit; its components have the stock
   */
  @Post('pools')
  @HttpCode(200)
  pool(@Body() dto: SetPoolDto, @Actor() actor: string): Promise<StockOverview> {
    return this.answers.to(setPool(dto), actor);
  }
}
