import type { StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { wantedItems, type InventoryProcess } from '@throughline/inventory/bench';

/** From an order's message to some point of its way. */
export type Reserving = (inventory: InventoryProcess, message: StoredEvent) => Promise<void>;

/** Up to `ReservationPlaced` on the item: as the whole way does it, without the answer on the order. */
export const decide: Reserving = async (inventory, message) => {
  const because = becauseOf(message, 'inventory');
  const { state: order } = await inventory.ledgers.orders.load(message.correlationId, message.revision);
  if (!order) throw new Error(`no order ${message.correlationId}`);
  const { orderId, channelId, reservation } = order;
  for (const { sku, quantity } of wantedItems(order)) {
    const data = { sku, orderId, attempt: reservation.attempt, quantity, channelId };
    await inventory.stock.handle({ type: 'ReserveItem', data }, because);
  }
};

/** Up to `StockReserved` or `StockBackordered` on the order. */
export const reserve: Reserving = (inventory, message) =>
  inventory.reserveStock.forOrder(message.correlationId, becauseOf(message, 'inventory'));
