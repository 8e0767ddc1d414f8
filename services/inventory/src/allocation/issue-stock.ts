import { Injectable } from '@nestjs/common';
import { shippedShipments, trackedItems, type Order, type Shipment } from '@throughline/order';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { countedItems } from '../reservation/wanted-items.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { allocationDecider } from './allocation.decider.js';
import { ReturnShort } from './return-short.js';

/** Goods issue: takes what left the house off the books, for every shipment that has left and is still on them. */
@Injectable()
export class IssueStock {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly returnShort: ReturnShort,
  ) {}

  async ofOrder(orderId: string, because: CommandContext): Promise<void> {
    const loaded = await orderBehind(this.ledgers, orderId, because);
    if (!loaded || unissued(loaded).length === 0) return;
    // Units that were missing at the shelf are not part of what is issued.
    const hasShort = unissued(loaded).some(({ shortUnanswered }) => shortUnanswered.length > 0);
    if (hasShort) await this.returnShort.ofOrder(orderId, because);
    for (const shipment of unissued(loaded)) await this.issue(loaded, shipment, because);
  }

  /** Asks for every item of the order: a shipment may have left without one that was allocated to it. */
  private async issue(order: Order, shipment: Shipment, because: CommandContext): Promise<void> {
    const { orderId } = order;
    const { shipmentId } = shipment;
    const shipped = new Map(countedItems(order, shipment.lines).map(({ sku, quantity }) => [sku, quantity]));
    for (const { sku } of trackedItems(order)) {
      const data = { sku, orderId, shipmentId, quantity: shipped.get(sku) ?? 0 };
      await this.stock.handle({ type: 'IssueAllocation', data }, because);
    }
    const lines = shipment.lines.filter(({ sku }) => shipped.has(sku));
    await this.ledgers.orders.handle(
      allocationDecider,
      orderId,
      { type: 'ConfirmIssue', data: { shipmentId, lines } },
      because,
    );
  }
}

const unissued = (order: Order): Shipment[] =>
  shippedShipments(order).filter(({ isStockIssued }) => !isStockIssued);
