import { Inject, Injectable } from '@nestjs/common';
import { instantOf, messageOf, type Clock } from '@throughline/kernel';
import { endedAttempt, nextSteps, type Order, type StepPolicy } from '@throughline/order';
import type { ReadStore } from '@throughline/read-store';
import {
  CLOCK,
  CONFIG,
  Ledgers,
  LOGGER,
  onOwnAccount,
  READ_STORE,
  Recurring,
  STEP_POLICY,
  WORKERS,
  type Config,
  type Logger,
  type Workers,
} from '@throughline/service-kit';
import { DisplaceOrder } from '../reservation/displace-order.js';
import { ReserveStock } from '../reservation/reserve-stock.js';
import { isOutstanding, isReservationOpen } from '../reservation/wanted-items.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { UnsettledReservations, type UnsettledRow } from './unsettled-reservations.js';

/** Entries looked at in one sweep; the rest waits for the next. */
export const SETTLED_PER_SWEEP_MAX = 256;

/**
 * Reads the orders of entries that nothing has confirmed for a while, and gives back what no order wants: so that a
 * crash, or a delivery that comes an age too late, never keeps stock for good. The leader alone does so: it is the one
 * whose list remembers what was settled.
 */
@Injectable()
export class ReservationSweep {
  private readonly turns: Recurring;

  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly reserveStock: ReserveStock,
    private readonly displaceOrder: DisplaceOrder,
    private readonly unsettled: UnsettledReservations,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'sweepEveryMs'>,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'leadership'>,
    @Inject(WORKERS) workers: Pick<Workers, 'add'>,
  ) {
    this.turns = workers.add(new Recurring(config.sweepEveryMs, () => this.sweep()));
  }

  /** One sweep now; resolves when it is through. An entry that cannot be settled is tried again later. */
  async sweep(): Promise<void> {
    const now = instantOf(this.clock.now());
    for (const row of this.unsettled.due(now, SETTLED_PER_SWEEP_MAX)) {
      if (this.turns.isStopped || !this.readStore.leadership.isLeader) return;
      try {
        if (await this.isSettled(row)) this.unsettled.settle(row);
        else this.unsettled.postpone(row, now);
      } catch (error) {
        this.unsettled.postpone(row, now);
        const fields = { orderId: row.order_id, sku: row.sku, reason: messageOf(error) };
        this.logger.warn(fields, 'a reservation could not be settled yet');
      }
    }
  }

  private async isSettled({ order_id: orderId, sku, attempt }: UnsettledRow): Promise<boolean> {
    const because = onOwnAccount(orderId, 'inventory');
    const { state: order } = await this.ledgers.orders.latest(orderId);
    if (!order) return false;
    if (attempt <= endedAttempt(order) || !isOutstanding(order, sku)) {
      await this.stock.handle({ type: 'ReleaseItem', data: { sku, orderId, attempt } }, because);
      return true;
    }
    if (this.isUnderWay(order)) return false;
    if (isReservationOpen(order)) await this.reserveStock.forOrder(orderId, because);
    else await this.displaceOrder.ifItWaits(orderId, sku, because);
    return true;
  }

  /** While inventory owes the order something, an item may be ahead of the ledger, and rightly so. */
  private isUnderWay(order: Order): boolean {
    if (order.failures.length > 0) return true;
    return nextSteps(order, this.policy).some(({ kind, owner }) => kind === 'duty' && owner === 'inventory');
  }
}
