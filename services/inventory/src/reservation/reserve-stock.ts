import { Inject, Injectable } from '@nestjs/common';
import type { Backorder, ShortagePolicy, SkuQuantity } from '@throughline/contracts';
import { after, instantOf, TransientFault, type Clock } from '@throughline/kernel';
import type { Order } from '@throughline/order';
import { CLOCK, Ledgers, SettingsView, type CommandContext } from '@throughline/service-kit';
import { CheckoutHolds } from '../holds/checkout-holds.js';
import { orderBehind } from '../order-behind.js';
import type { Entry } from '../stock/open-entries.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { freeOf, type StockItem } from '../stock/stock-item.js';
import { ReleaseStock } from './release-stock.js';
import { reservationDecider, type ReservationCommand } from './reservation.decider.js';
import { hasOpenShortPick, isReservationOpen, wantedItems } from './wanted-items.js';

/** How long a reservation lasts without being covered, where the channel says nothing. */
export const RESERVATION_TTL_MS = 24 * 3_600_000;

/** How long an order that may not wait still does, where its channel says nothing: what is about to be released is its. */
export const REFUSE_AFTER_MS = 60_000;

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
    private readonly holds: CheckoutHolds,
    private readonly settings: SettingsView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async forOrder(orderId: string, because: CommandContext): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const order = await orderBehind(this.ledgers, orderId, because);
      if (!order || !isReservationOpen(order) || hasOpenShortPick(order)) return;
      const answer = await this.reserve(order, because);
      const handled = await this.ledgers.orders.handle(reservationDecider, orderId, answer, because);
      if (handled.outcome === 'accept' && answer.type === 'ConfirmReservation') {
        await this.holds.becameOrder(order, because);
      }
      if (handled.outcome !== 'reject') return;
      // Nobody wants the attempt any more: what it reserved meanwhile goes back.
      if (handled.code === 'attempt-ended') return this.releaseStock.forOrder(orderId, because);
    }
    throw new TransientFault(`order ${orderId}: its needs changed ${ROUNDS_MAX} times while it was reserved`);
  }

  private reserve(order: Order, because: CommandContext): Promise<ReservationCommand> {
    return this.policyOf(order) === 'ship-available'
      ? this.reserveWhatThereIs(order, because)
      : this.reserveAll(order, because);
  }

  /** Stops at the first item that is short, so that orders never wait for each other in a circle. */
  private async reserveAll(order: Order, because: CommandContext): Promise<ReservationCommand> {
    const items = wantedItems(order);
    for (const { sku, quantity } of items) {
      const item = await this.reserveItem(order, sku, quantity, false, because);
      const entry = item.entries.get(order.orderId);
      if (entry && entry.queued > 0) return this.shortageOf(order, sku, entry, item);
    }
    return this.confirmation(order, items, []);
  }

  /** What there is goes out, so that nobody keeps anything while it waits. */
  private async reserveWhatThereIs(order: Order, because: CommandContext): Promise<ReservationCommand> {
    const items: SkuQuantity[] = [];
    const backordered: Backorder[] = [];
    let shortage: ReservationCommand | undefined;
    for (const { sku, quantity } of wantedItems(order)) {
      const item = await this.reserveItem(order, sku, quantity, true, because);
      const entry = item.entries.get(order.orderId);
      const waiting = Math.min(quantity, entry?.queued ?? 0);
      if (quantity > waiting) items.push({ sku, quantity: quantity - waiting });
      if (!entry || waiting === 0) continue;
      backordered.push({ sku, quantity: waiting, promisedAt: entry.promisedAt });
      shortage ??= this.shortageOf(order, sku, entry, item);
    }
    return shortage && items.length === 0 ? shortage : this.confirmation(order, items, backordered);
  }

  private async reserveItem(
    { orderId, channelId, checkoutHoldId, reservation: { attempt } }: Order,
    sku: string,
    quantity: number,
    isPartial: boolean,
    because: CommandContext,
  ): Promise<StockItem> {
    const data = {
      ...{ sku, orderId, attempt, quantity, channelId, isPartial },
      ...(checkoutHoldId !== null && { checkoutHoldId }),
    };
    const { state } = await this.stock.handle({ type: 'ReserveItem', data }, because);
    return state;
  }

  private confirmation(
    order: Order,
    items: readonly SkuQuantity[],
    backordered: readonly Backorder[],
  ): ReservationCommand {
    const { attempt } = order.reservation;
    const data = { attempt, items, backordered, expiresAt: this.expiryOf(order) };
    return { type: 'ConfirmReservation', data };
  }

  /** It waits, or it has waited for as long as it may. */
  private shortageOf(
    order: Order,
    sku: string,
    { queued: quantity, promisedAt, isBeyondCap }: Entry,
    item: StockItem,
  ): ReservationCommand {
    const { attempt, waitingFor: waitedFor, refuseAt: knownRefuseAt } = order.reservation;
    const missing = { sku, quantity };
    const at = instantOf(this.clock.now());
    if (knownRefuseAt !== null && at >= knownRefuseAt && waitedFor?.sku === sku) {
      const reason = isBeyondCap ? 'cap-reached' : 'shortage';
      return { type: 'RefuseStock', data: { attempt, missing, reason, at } };
    }
    const isImpatient = isBeyondCap || this.policyOf(order) === 'refuse';
    const refuseAt = isImpatient ? (knownRefuseAt ?? after(at, this.patienceOf(order))) : null;
    const availableNow = Math.max(0, freeOf(item));
    const waitingFor = missing;
    const data = { attempt, waitingFor, availableNow, promisedAt, refuseAt, waitedFor };
    return { type: 'ConfirmBackorder', data };
  }

  private policyOf({ channelId }: Order): ShortagePolicy {
    return this.settings.channel(channelId)?.shortage ?? 'wait-for-all';
  }

  private patienceOf({ channelId }: Order): number {
    return this.settings.channel(channelId)?.refuseAfterMs ?? REFUSE_AFTER_MS;
  }

  private expiryOf({ channelId }: Order): string {
    const ttlMs = this.settings.channel(channelId)?.reservationTtlMs ?? RESERVATION_TTL_MS;
    return after(instantOf(this.clock.now()), ttlMs);
  }
}
