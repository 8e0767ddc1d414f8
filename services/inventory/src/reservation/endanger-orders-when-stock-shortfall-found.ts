import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StockShortfallFound, type StoredEvent } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import { CLOCK, Ledgers, onOwnAccount } from '@throughline/service-kit';
import { Inject } from '@nestjs/common';
import { StockLedger } from '../stock/stock-ledger.js';
import { shelfUnits } from '../stock/supply.js';
import { ReSourceStock } from './re-source-stock.js';
import { reservationDecider } from './reservation.decider.js';

/**
 * Every order that the shortfall names hears of it. Whose goods were to leave from a place that has not got them, and
 * nobody was asked to ship yet, is sourced anew at once; the others are for a person.
 */
@Controller()
export class EndangerOrdersWhenStockShortfallFound {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly reSourceStock: ReSourceStock,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern(whenEvent('StockShortfallFound'))
  async on(@Payload() event: StoredEvent & StockShortfallFound): Promise<void> {
    const { sku, quantity: shortfall, endangeredOrderIds } = event.data;
    const { state: item } = await this.stock.latest(sku);
    const at = instantOf(this.clock.now());
    const locationIds = [...item.locations]
      .filter(([, there]) => shelfUnits(there, { at }) < 0)
      .map(([locationId]) => locationId);
    for (const orderId of endangeredOrderIds) {
      const because = onOwnAccount(orderId, 'inventory', event.id);
      const data = { sku, shortfall, locationIds, shortfallId: event.id };
      await this.ledgers.orders.handle(reservationDecider, orderId, { type: 'EndangerOrder', data }, because);
      await this.reSourceStock.forOrder(orderId, because);
    }
  }
}
