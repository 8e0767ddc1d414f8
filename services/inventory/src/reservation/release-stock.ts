import { Injectable } from '@nestjs/common';
import { endedAttempt, trackedItems } from '@throughline/order';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { reservationDecider } from './reservation.decider.js';

/**
 * Gives back what attempts that the ledger has ended still have in any item: entries, queue places, allocations.
 * Also what came after they were released before: a late delivery may have reserved for an attempt long ended.
 */
@Injectable()
export class ReleaseStock {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
  ) {}

  async forOrder(orderId: string, because: CommandContext): Promise<void> {
    const order = await orderBehind(this.ledgers, orderId, because);
    const attempt = order ? endedAttempt(order) : 0;
    if (!order || attempt === 0) return;
    for (const { sku } of trackedItems(order)) {
      await this.stock.handle({ type: 'ReleaseItem', data: { sku, orderId, attempt } }, because);
    }
    await this.ledgers.orders.handle(
      reservationDecider,
      orderId,
      { type: 'ConfirmRelease', data: { attempt } },
      because,
    );
  }
}
