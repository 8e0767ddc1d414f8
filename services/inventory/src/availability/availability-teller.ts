import { Inject, Injectable } from '@nestjs/common';
import type { ProductSettings } from '@throughline/contracts';
import { instantOf, messageOf, type Clock, type Instant } from '@throughline/kernel';
import type { ReadStore } from '@throughline/read-store';
import {
  CLOCK,
  LOGGER,
  onOwnAccount,
  READ_STORE,
  Recurring,
  SettingsView,
  WORKERS,
  type Logger,
  type Workers,
} from '@throughline/service-kit';
import { StockRules } from '../stock/stock-rules.js';
import type { ToldAvailability } from './availability.decider.js';
import { AvailabilityLedger } from './availability-ledger.js';
import { freeByLocation, nextChangeAt } from './availability-of.js';
import { DueAvailability, EVERY_SKU, type DueRow } from './due-availability.js';
import { availableToEach, kitsFor } from './item-availability.js';
import { ItemsNow } from './items-now.js';

const TELL_EVERY_MS = 25;

/** A SKU that changes all the time is told of no more often than that, each time with its latest figures. */
export const COALESCE_MS = 200;

const TOLD_PER_TURN_MAX = 500;

/** SKUs that are looked at beside each other. */
const BESIDE_MAX = 16;

/**
 * Tells channels what they can sell: as soon as it changed, and no more often than `COALESCE_MS` for one SKU. The leader
 * alone does so: it is the one that has the rows.
 */
@Injectable()
export class AvailabilityTeller {
  private readonly toldAt = new Map<string, number>();
  private settingsRevision: number | undefined;
  private readonly turns: Recurring;

  constructor(
    private readonly ledger: AvailabilityLedger,
    private readonly items: ItemsNow,
    private readonly rules: StockRules,
    private readonly settings: SettingsView,
    private readonly due: DueAvailability,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'leadership'>,
    @Inject(WORKERS) workers: Pick<Workers, 'add'>,
  ) {
    this.turns = workers.add(new Recurring(TELL_EVERY_MS, () => this.tellDue()));
  }

  /** One turn now; what fails is tried again with the next. */
  async tellDue(): Promise<void> {
    if (!this.readStore.leadership.isLeader) return;
    const now = this.clock.now();
    const at = instantOf(now);
    this.markWhatSettingsChanged(at);
    const rows = this.due.take(at, TOLD_PER_TURN_MAX);
    const ready = rows.filter((row) => {
      const isReady = now.getTime() - (this.toldAt.get(row.sku) ?? 0) >= COALESCE_MS;
      if (!isReady) this.due.putBack(row);
      return isReady;
    });
    for (let from = 0; from < ready.length && !this.turns.isStopped; from += BESIDE_MAX) {
      await Promise.all(ready.slice(from, from + BESIDE_MAX).map((row) => this.tell(row)));
    }
    this.forgetOld(now.getTime());
  }

  private async tell(row: DueRow): Promise<void> {
    try {
      this.toldAt.set(row.sku, this.clock.now().getTime());
      const nextAt = await this.tellOf(row.sku);
      this.due.settle(row, nextAt);
    } catch (error) {
      this.due.putBack(row);
      this.logger.warn({ sku: row.sku, reason: messageOf(error) }, 'availability could not be told yet');
    }
  }

  /** Answers when it changes by itself; null where it does not. */
  private async tellOf(sku: string): Promise<Instant | null> {
    const product = this.settings.product(sku);
    if (sku === EVERY_SKU) this.markEverySku();
    else if (product?.components) await this.tellOfKit(sku, product.components);
    // What nobody counts never runs out: there is nothing to tell.
    else if (product?.isTracked ?? true) return this.tellOfItem(sku);
    return null;
  }

  private async tellOfItem(sku: string): Promise<Instant | null> {
    const asOf = await this.items.read(sku);
    await this.record(sku, {
      stockRevision: asOf.revision,
      channels: availableToEach(asOf, this.rules.channelIds()),
      locations: freeByLocation(asOf),
    });
    for (const kit of this.settings.kitsWith(sku)) this.due.markDue(kit, asOf.rules.at);
    return nextChangeAt(asOf);
  }

  /** Every component's revision only grows, and so does their sum. */
  private async tellOfKit(
    sku: string,
    components: NonNullable<ProductSettings['components']>,
  ): Promise<void> {
    const counted = await this.items.componentsOf(components);
    if (counted.length === 0) return;
    await this.record(sku, {
      stockRevision: counted.reduce((sum, { revision }) => sum + revision + 1, 0),
      channels: this.rules
        .channelIds()
        .map((channelId) => ({ channelId, available: kitsFor(counted, channelId) ?? 0 })),
      locations: [],
    });
  }

  private async record(sku: string, told: Omit<ToldAvailability, 'acknowledged'>): Promise<void> {
    const command = { type: 'TellAvailability', data: { sku, ...told } } as const;
    await this.ledger.handle(command, onOwnAccount(sku, 'inventory'));
  }

  private markEverySku(): void {
    const at = instantOf(this.clock.now());
    for (const { sku } of this.settings.products()) this.due.markDue(sku, at);
  }

  /** The settings that this process decides by may come a moment after the fact that changed them. */
  private markWhatSettingsChanged(at: Instant): void {
    const { revision } = this.settings;
    const isChanged = this.settingsRevision !== undefined && this.settingsRevision !== revision;
    this.settingsRevision = revision;
    if (isChanged) this.due.markDue(EVERY_SKU, at);
  }

  private forgetOld(now: number): void {
    if (this.toldAt.size < TOLD_PER_TURN_MAX) return;
    for (const [sku, toldAt] of this.toldAt) if (now - toldAt > COALESCE_MS) this.toldAt.delete(sku);
  }
}
