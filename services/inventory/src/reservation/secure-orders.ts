import { Injectable } from '@nestjs/common';
import type { StockShortfallEased, StoredEvent } from '@throughline/contracts';
import { Ledgers, onOwnAccount } from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { reservationDecider } from './reservation.decider.js';

/** Every order that a shortfall had named, and that gets what it was promised after all, hears of it. */
@Injectable()
export class SecureOrders {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
  ) {}

  async by({ id: easedId, data }: StoredEvent & StockShortfallEased): Promise<void> {
    const { sku, securedOrderIds } = data;
    const { state: item } = await this.stock.latest(sku);
    for (const orderId of securedOrderIds) {
      // A later shortfall has named it again.
      if (item.endangered.includes(orderId)) continue;
      const because = onOwnAccount(orderId, 'inventory', easedId);
      const command = { type: 'SecureOrder', data: { sku } } as const;
      await this.ledgers.orders.handle(reservationDecider, orderId, command, because);
    }
  }
}
