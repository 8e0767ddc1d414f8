import { Inject, Injectable } from '@nestjs/common';
import type { StockShortfallFound, StoredEvent } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import { CLOCK, Ledgers, onOwnAccount } from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import type { StockItem } from '../stock/stock-item.js';
import { shelfUnits } from '../stock/supply.js';
import { ReSourceStock } from './re-source-stock.js';
import { reservationDecider } from './reservation.decider.js';

/**
 * Every order that a shortfall names hears of it. Whose goods were to leave from a place that has not got them, and
 * nobody was asked to ship yet, is sourced anew at once; the others are for a person.
 */
@Injectable()
export class EndangerOrders {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly reSourceStock: ReSourceStock,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async by({ id: shortfallId, data }: StoredEvent & StockShortfallFound): Promise<void> {
    const { sku, quantity: shortfall, endangeredOrderIds } = data;
    const { state: item } = await this.stock.latest(sku);
    const endangered = { sku, shortfall, locationIds: this.shortPlaces(item), shortfallId };
    for (const orderId of endangeredOrderIds) {
      // There is enough for it again.
      if (!item.endangered.includes(orderId)) continue;
      const because = onOwnAccount(orderId, 'inventory', shortfallId);
      const command = { type: 'EndangerOrder', data: endangered } as const;
      await this.ledgers.orders.handle(reservationDecider, orderId, command, because);
      await this.reSourceStock.forOrder(orderId, because);
    }
  }

  /** Locations that have less than lies ready there for shipments. */
  private shortPlaces(item: StockItem): string[] {
    const at = instantOf(this.clock.now());
    return [...item.locations]
      .filter(([, there]) => shelfUnits(there, { at }) < 0)
      .map(([locationId]) => locationId);
  }
}
