import { Injectable } from '@nestjs/common';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { reservationDecider } from './reservation.decider.js';
import { ReserveStock } from './reserve-stock.js';

/** Gives up what an endangered order has, and reserves it anew without the places that turned out short. */
@Injectable()
export class ReSourceStock {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly reserveStock: ReserveStock,
  ) {}

  async forOrder(orderId: string, because: CommandContext): Promise<void> {
    const order = await orderBehind(this.ledgers, orderId, because);
    for (const { sku } of order?.endangered ?? []) {
      const { outcome } = await this.ledgers.orders.handle(
        reservationDecider,
        orderId,
        { type: 'ReSourceOrder', data: { sku } },
        because,
      );
      if (outcome === 'accept') return this.reserveStock.forOrder(orderId, because);
    }
  }
}
