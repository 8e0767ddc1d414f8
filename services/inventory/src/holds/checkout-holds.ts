import { Inject, Injectable } from '@nestjs/common';
import { holdStream, type HoldClosed, type HoldEvent, type SkuQuantity } from '@throughline/contracts';
import { after, instantOf, type Clock, type Instant } from '@throughline/kernel';
import type { Order } from '@throughline/order';
import { CLOCK, Ledgers, Rejection, type CommandContext, type StreamLedger } from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { holdDecider, isSame, type Hold, type HoldState } from './hold.decider.js';

/** Beyond the end that it was opened with, however often it is extended. */
export const HOLD_LIFETIME_MS_MAX = 24 * 3_600_000;

export interface WantedHold {
  readonly holdId: string;
  readonly channelId: string;
  readonly items: readonly SkuQuantity[];
  readonly ttlMs: number;
}

/**
 * Units kept for checkouts. Each item has its own part with its own end, and the hold's ledger says what belongs
 * together: what a crash leaves between them expires by itself.
 */
@Injectable()
export class CheckoutHolds {
  private readonly streams: StreamLedger<HoldState, HoldEvent>;

  constructor(
    ledgers: Ledgers,
    private readonly stock: StockLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.streams = ledgers.of<HoldState, HoldEvent>(holdDecider);
  }

  async find(holdId: string): Promise<HoldState> {
    const { state } = await this.streams.latest(holdStream(holdId));
    return state;
  }

  /** All of it or nothing. @throws Rejection 409 not-available, hold-id-reused; hold-closed for one that is over */
  async open({ ttlMs, ...wanted }: WantedHold, because: CommandContext): Promise<Hold> {
    const { holdId } = wanted;
    const known = await this.find(holdId);
    if (known) return repeated(known, wanted);
    const expiresAt = after(instantOf(this.clock.now()), ttlMs);
    await this.placeAll(wanted, expiresAt, because);
    const handled = await this.streams.handle(
      holdDecider,
      holdStream(holdId),
      { type: 'OpenHold', data: { ...wanted, expiresAt } },
      because,
    );
    if (handled.outcome === 'reject' || !handled.state) throw new Rejection(409, 'hold-id-reused');
    return handled.state;
  }

  private async placeAll(
    { holdId, channelId, items }: Omit<WantedHold, 'ttlMs'>,
    expiresAt: Instant,
    because: CommandContext,
  ): Promise<void> {
    for (const [index, { sku, quantity }] of items.entries()) {
      const data = { sku, holdId, channelId, quantity, expiresAt };
      const handled = await this.stock.handle({ type: 'PlaceCheckoutHold', data }, because);
      if (handled.outcome !== 'reject') continue;
      await this.endAll(holdId, items.slice(0, index), 'released', because);
      throw new Rejection(409, handled.code, handled.detail);
    }
  }

  /** @throws Rejection 404 hold-not-found, 409 hold-closed, hold-expired, hold-too-long */
  async extend(holdId: string, ttlMs: number, because: CommandContext): Promise<Hold> {
    const hold = await this.openHold(holdId);
    const expiresAt = after(instantOf(this.clock.now()), ttlMs);
    if (Date.parse(expiresAt) - Date.parse(hold.openedUntil) > HOLD_LIFETIME_MS_MAX) {
      throw new Rejection(
        409,
        'hold-too-long',
        `a hold lasts ${HOLD_LIFETIME_MS_MAX / 3_600_000} hours at most`,
      );
    }
    for (const { sku } of hold.items) {
      const data = { sku, holdId, expiresAt };
      const handled = await this.stock.handle({ type: 'ExtendCheckoutHold', data }, because);
      if (handled.outcome === 'reject') throw new Rejection(409, handled.code, `${sku} is not held any more`);
    }
    const handled = await this.streams.handle(
      holdDecider,
      holdStream(holdId),
      { type: 'ExtendHold', data: { holdId, expiresAt } },
      because,
    );
    if (handled.outcome === 'reject' || !handled.state) throw new Rejection(409, 'hold-closed');
    return handled.state;
  }

  /** @throws Rejection 404 hold-not-found */
  async release(holdId: string, because: CommandContext): Promise<Hold> {
    const hold = await this.find(holdId);
    if (!hold) throw new Rejection(404, 'hold-not-found');
    if (hold.status !== 'open') return hold;
    return this.close(hold, 'released', null, because);
  }

  /** The order has what its checkout held; what it did not order is free again. */
  async becameOrder({ checkoutHoldId, orderId }: Order, because: CommandContext): Promise<void> {
    const hold = checkoutHoldId === null ? undefined : await this.find(checkoutHoldId);
    if (hold?.status === 'open') await this.close(hold, 'ordered', orderId, because);
  }

  /** The time of a hold is up in one of its items. */
  async expire(holdId: string, sku: string, because: CommandContext): Promise<void> {
    const hold = await this.find(holdId);
    if (hold?.status === 'open') {
      if (hold.expiresAt <= instantOf(this.clock.now())) await this.close(hold, 'expired', null, because);
    }
    await this.stock.handle({ type: 'ServeQueue', data: { sku } }, because);
  }

  private async close(
    hold: Hold,
    reason: HoldClosed['data']['reason'],
    orderId: string | null,
    because: CommandContext,
  ): Promise<Hold> {
    const { holdId, items } = hold;
    await this.endAll(holdId, items, reason, because);
    const { state } = await this.streams.handle(
      holdDecider,
      holdStream(holdId),
      { type: 'CloseHold', data: { holdId, reason, orderId } },
      because,
    );
    return state ?? hold;
  }

  private async endAll(
    holdId: string,
    items: readonly SkuQuantity[],
    reason: HoldClosed['data']['reason'],
    because: CommandContext,
  ): Promise<void> {
    for (const { sku } of items) {
      await this.stock.handle({ type: 'EndCheckoutHold', data: { sku, holdId, reason } }, because);
    }
  }

  private async openHold(holdId: string): Promise<Hold> {
    const hold = await this.find(holdId);
    if (!hold) throw new Rejection(404, 'hold-not-found');
    if (hold.status !== 'open') throw new Rejection(409, 'hold-closed', `it is ${hold.status}`);
    return hold;
  }
}

function repeated(known: Hold, wanted: Pick<Hold, 'channelId' | 'items'>): Hold {
  if (!isSame(known, wanted)) throw new Rejection(409, 'hold-id-reused');
  return known;
}
