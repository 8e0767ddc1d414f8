import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { SkuQuantity } from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import { sumBySku } from '@throughline/order';
import { Actor, Rejection, SettingsView, type CommandContext } from '@throughline/service-kit';
import { CheckoutHolds } from './checkout-holds.js';
import type { Hold } from './hold.decider.js';
import { ExtendHoldDto, OpenHoldDto } from './holds.dto.js';

const SECOND_MS = 1_000;

/** A checkout's hold, as callers see it. */
export interface HoldView {
  readonly holdId: string;
  readonly channelId: string;
  /** By SKU; kits by their components, and without what nobody counts. */
  readonly items: readonly SkuQuantity[];
  readonly expiresAt: string;
  /** `ordered`: it became the reservation of `orderId`. */
  readonly status: 'open' | 'released' | 'expired' | 'ordered';
  readonly orderId: string | null;
}

const viewOf = ({ openedUntil: _, ...hold }: Hold): HoldView => hold;

const because = (holdId: string, actor: string): CommandContext => ({
  causationId: uuidv7(),
  correlationId: holdId,
  actor,
});

/**
 * Units kept for a checkout while the customer pays.
 * @tag Stock
 */
@Controller('/api/v1/holds')
export class HoldsController {
  constructor(
    private readonly holds: CheckoutHolds,
    private readonly settings: SettingsView,
  ) {}

  /**
   * Hold units for a checkout, all of them or none. They come free by themselves when their time is up; an order that
   * names the hold as its `checkoutHoldId` takes them over, and nobody can slip in between. Safe to repeat under the
   * same `holdId`.
   *
   * @operation openHold
   * @returns 201 the hold; of a repeat, as it is now
   * @throws 409 not-available: fewer units are available to the channel
   * @throws 409 too-many-holds: too many checkouts hold units of the SKU
   * @throws 409 hold-expired: its time was up before all of it was held
   * @throws 409 hold-id-reused: the id stands for a hold of other units
   * @throws 422 unknown-channel: there is no such channel
   * @throws 422 unknown-sku: there is no such product
   */
  @Post()
  async open(@Body() dto: OpenHoldDto, @Actor() actor: string): Promise<HoldView> {
    const { channelId, ttlSeconds } = dto;
    const holdId = dto.holdId ?? uuidv7();
    if (!this.settings.channel(channelId)) {
      throw new Rejection(422, 'unknown-channel', `no channel "${channelId}"`);
    }
    const items = sumBySku(dto.lines.flatMap((line) => this.countedUnits(line)));
    const wanted = { holdId, channelId, items, ttlMs: ttlSeconds * SECOND_MS };
    return viewOf(await this.holds.open(wanted, because(holdId, actor)));
  }

  /**
   * Extend a hold. It lasts for a day longer than it was opened for, at most.
   *
   * @operation extendHold
   * @param holdId as opening it answered
   * @returns 200 the hold
   * @throws 404 hold-not-found: there is no such hold
   * @throws 409 hold-closed: it is over
   * @throws 409 hold-expired: its time was up
   * @throws 409 hold-too-long: it would end more than a day after the end that it was opened with
   */
  @Post(':holdId/extend')
  @HttpCode(200)
  async extend(
    @Param('holdId', ParseUUIDPipe) holdId: string,
    @Body() { ttlSeconds }: ExtendHoldDto,
    @Actor() actor: string,
  ): Promise<HoldView> {
    return viewOf(await this.holds.extend(holdId, ttlSeconds * SECOND_MS, because(holdId, actor)));
  }

  /**
   * Release a hold: its units are available again. Safe to repeat.
   *
   * @operation releaseHold
   * @param holdId as opening it answered
   * @returns 200 the hold, as it is now
   * @throws 404 hold-not-found: there is no such hold
   */
  @Post(':holdId/release')
  @HttpCode(200)
  async release(@Param('holdId', ParseUUIDPipe) holdId: string, @Actor() actor: string): Promise<HoldView> {
    return viewOf(await this.holds.release(holdId, because(holdId, actor)));
  }

  /**
   * Show a hold. Read from its own stream: never behind the store.
   *
   * @operation getHold
   * @param holdId as opening it answered
   * @returns 200 the hold
   * @throws 404 hold-not-found: there is no such hold
   */
  @Get(':holdId')
  async show(@Param('holdId', ParseUUIDPipe) holdId: string): Promise<HoldView> {
    const hold = await this.holds.find(holdId);
    if (!hold) throw new Rejection(404, 'hold-not-found');
    return viewOf(hold);
  }

  /** A kit is held by its components; what nobody counts needs no hold. */
  private countedUnits({ sku, quantity }: SkuQuantity): SkuQuantity[] {
    const product = this.settings.product(sku);
    if (!product) throw new Rejection(422, 'unknown-sku', `no product "${sku}"`);
    const { components = [] } = product;
    if (components.length > 0) {
      return components.flatMap((part) =>
        this.countedUnits({ sku: part.sku, quantity: part.quantity * quantity }),
      );
    }
    return product.isTracked ? [{ sku, quantity }] : [];
  }
}
