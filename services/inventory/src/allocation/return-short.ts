import { Injectable } from '@nestjs/common';
import type { SkuQuantity } from '@throughline/contracts';
import { TransientFault } from '@throughline/kernel';
import type { Order, Shipment } from '@throughline/order';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { ReserveStock } from '../reservation/reserve-stock.js';
import { countedItems } from '../reservation/wanted-items.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { allocationDecider } from './allocation.decider.js';

/** Shipments answered, and answers given again because more was found missing meanwhile, in one run. */
const ANSWERS_MAX = 64;

/** Takes what was missing at the shelf off the books and reserves it anew, for every shipment that waits for it. */
@Injectable()
export class ReturnShort {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly reserveStock: ReserveStock,
  ) {}

  async ofOrder(orderId: string, because: CommandContext): Promise<void> {
    for (let answers = 0; answers < ANSWERS_MAX; answers += 1) {
      const order = await orderBehind(this.ledgers, orderId, because);
      const shipment = order?.shipments.find(({ shortUnanswered }) => shortUnanswered.length > 0);
      // A part that was queued may have been served before the ledger knew that it waits.
      if (!order || !shipment || order.ending) return this.reserveStock.forOrder(orderId, because);
      const queued = await this.takeOff(order, shipment, because);
      const { shipmentId, shortUnanswered: short } = shipment;
      await this.ledgers.orders.handle(
        allocationDecider,
        orderId,
        { type: 'AnswerShortPick', data: { shipmentId, short, queued } },
        because,
      );
    }
    throw new TransientFault(`order ${orderId}: short picks were not answered within ${ANSWERS_MAX} tries`);
  }

  /** Answers with what has to wait in the queue. */
  private async takeOff(order: Order, shipment: Shipment, because: CommandContext): Promise<SkuQuantity[]> {
    const { orderId } = order;
    const { shipmentId, lines, shortUnanswered } = shipment;
    const carried = new Map(countedItems(order, lines).map(({ sku, quantity }) => [sku, quantity]));
    const queued: SkuQuantity[] = [];
    for (const { sku, quantity: short } of countedItems(order, shortUnanswered)) {
      const data = { sku, orderId, shipmentId, short, remaining: carried.get(sku) ?? 0 };
      const { state: item } = await this.stock.handle({ type: 'ShortAllocation', data }, because);
      const quantity = item.entries.get(orderId)?.queued ?? 0;
      if (quantity > 0) queued.push({ sku, quantity });
    }
    return queued;
  }
}
