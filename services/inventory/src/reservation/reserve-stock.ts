import { Inject, Injectable } from '@nestjs/common';
import { after, instantOf, TransientFault, type Clock } from '@throughline/kernel';
import type { Order } from '@throughline/order';
import { CLOCK, Ledgers, SettingsView, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { freeOf } from '../stock/stock-item.js';
import { ReleaseStock } from './release-stock.js';
import { reservationDecider, type ConfirmBackorder, type ConfirmReservation } from './reservation.decider.js';
import { hasOpenShortPick, isReservationOpen, wantedItems } from './wanted-items.js';

/** How long a reservation lasts without being covered, where the channel says nothing. */
export const RESERVATION_TTL_MS = 24 * 3_600_000;

/** Times that what the order needs may change under one reservation before it is left to the retry. */
const ROUNDS_MAX = 8;

/**
 * Reserves what an order wants, item by item, and says so on its ledger: that append is the commit point. Whatever
 * a crash leaves behind is found by the next run, because an item knows the entries that it has.
 */
@Injectable()
export class ReserveStock {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly releaseStock: ReleaseStock,
    private readonly settings: SettingsView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async forOrder(orderId: string, because: CommandContext): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const order = await orderBehind(this.ledgers, orderId, because);
      if (!order || !isReservationOpen(order) || hasOpenShortPick(order)) return;
      const answer = await this.reserve(order, because);
      const handled = await this.ledgers.orders.handle(reservationDecider, orderId, answer, because);
      if (handled.outcome !== 'reject') return;
      // Nobody wants the attempt any more: what it reserved meanwhile goes back.
      if (handled.code === 'attempt-ended') return this.releaseStock.forOrder(orderId, because);
    }
    throw new TransientFault(`order ${orderId}: its needs changed ${ROUNDS_MAX} times while it was reserved`);
  }

  /** Stops at the first item that is short, so that orders never wait for each other in a circle. */
  private async reserve(
    order: Order,
    because: CommandContext,
  ): Promise<ConfirmReservation | ConfirmBackorder> {
    const { orderId } = order;
    const { attempt, waitingFor: waitedFor } = order.reservation;
    const items = wantedItems(order);
    for (const { sku, quantity } of items) {
      const data = { sku, orderId, attempt, quantity };
      const { state: item } = await this.stock.handle({ type: 'ReserveItem', data }, because);
      const queued = item.entries.get(orderId)?.queued ?? 0;
      if (queued === 0) continue;
      const waitingFor = { sku, quantity: queued };
      const availableNow = Math.max(0, freeOf(item));
      return { type: 'ConfirmBackorder', data: { attempt, waitingFor, availableNow, waitedFor } };
    }
    return { type: 'ConfirmReservation', data: { attempt, items, expiresAt: this.expiryOf(order) } };
  }

  private expiryOf({ channelId }: Order): string {
    const ttlMs = this.settings.channel(channelId)?.reservationTtlMs ?? RESERVATION_TTL_MS;
    return after(instantOf(this.clock.now()), ttlMs);
  }
}
