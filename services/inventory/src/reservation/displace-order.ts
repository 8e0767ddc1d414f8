import { Injectable } from '@nestjs/common';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { reservationDecider } from './reservation.decider.js';
import { ReserveStock } from './reserve-stock.js';

/** An order that gave way to a more urgent one hears of it, and asks for its stock anew. */
@Injectable()
export class DisplaceOrder {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly reserveStock: ReserveStock,
  ) {}

  /** Safe to repeat: an order that has its stock again, or knows that it waits, is left as it is. */
  async ifItWaits(orderId: string, sku: string, because: CommandContext): Promise<void> {
    const { state: item } = await this.stock.latest(sku);
    const entry = item.entries.get(orderId);
    if (!entry || entry.queued === 0) return;
    const { attempt, queued: quantity, promisedAt } = entry;
    const command = { type: 'GiveWay', data: { attempt, sku, quantity, promisedAt } } as const;
    await this.ledgers.orders.handle(reservationDecider, orderId, command, because);
    await this.reserveStock.forOrder(orderId, because);
  }
}
