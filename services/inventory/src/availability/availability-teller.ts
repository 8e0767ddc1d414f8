import { Inject, Injectable } from '@nestjs/common';
import { availabilityStream, stockItemOf, type AvailabilityEvent } from '@throughline/contracts';
import { instantOf, messageOf, type Clock, type Instant } from '@throughline/kernel';
import type { ReadStore } from '@throughline/read-store';
import {
  CLOCK,
  Ledgers,
  LOGGER,
  onOwnAccount,
  READ_STORE,
  SettingsView,
  WORKERS,
  type Logger,
  type StreamLedger,
  type Worker,
  type Workers,
} from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { StockRules } from '../stock/stock-rules.js';
import { availabilityDecider, type ToldAvailability } from './availability.decider.js';
import { availabilityOf, availabilityOfKit, nextChangeAt, type KitPart } from './availability-of.js';
import { DueAvailability, type DueRow } from './due-availability.js';

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
export class AvailabilityTeller implements Worker {
  private readonly streams: StreamLedger<ToldAvailability, AvailabilityEvent>;
  private readonly toldAt = new Map<string, number>();
  private settingsRevision: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly rules: StockRules,
    private readonly settings: SettingsView,
    private readonly due: DueAvailability,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'leadership'>,
    @Inject(WORKERS) workers: Pick<Workers, 'add'>,
  ) {
    this.streams = ledgers.of<ToldAvailability, AvailabilityEvent>(availabilityDecider);
    workers.add(this);
  }

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.tellDue().finally(() => {
        if (!this.isStopped) this.start();
      });
    }, TELL_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
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
    for (let from = 0; from < ready.length && !this.isStopped; from += BESIDE_MAX) {
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

  private async tellOf(sku: string): Promise<Instant | null> {
    const channelIds = this.rules.channelIds();
    const components = this.settings.product(sku)?.components ?? [];
    if (components.length > 0) {
      await this.tellOfKit(sku, components, channelIds);
      return null;
    }
    const { state, revision } = await this.stock.latest(sku);
    const rules = this.rules.of(sku);
    await this.record(sku, { stockRevision: revision, ...availabilityOf(state, rules, channelIds) });
    for (const kit of this.kitsOf(sku)) this.due.markDue(kit, -1, rules.at);
    return nextChangeAt(state, rules);
  }

  /** Every component's revision only grows, and so does their sum. */
  private async tellOfKit(
    sku: string,
    components: readonly { readonly sku: string; readonly quantity: number }[],
    channelIds: readonly string[],
  ): Promise<void> {
    let stockRevision = 0;
    const parts: KitPart[] = [];
    for (const { sku: part, quantity } of components) {
      if (this.settings.product(part)?.isTracked === false) {
        parts.push({ quantity, told: null });
        continue;
      }
      const { state, revision } = await this.stock.latest(part);
      stockRevision += revision + 1;
      parts.push({ quantity, told: availabilityOf(state, this.rules.of(part), channelIds) });
    }
    // Nobody counts any of it: there is nothing to tell.
    if (parts.every(({ told }) => told === null)) return;
    await this.record(sku, { stockRevision, ...availabilityOfKit(parts, channelIds) });
  }

  private async record(sku: string, told: Omit<ToldAvailability, 'acknowledged'>): Promise<void> {
    await this.streams.handle(
      availabilityDecider,
      availabilityStream(stockItemOf(sku)),
      { type: 'TellAvailability', data: { sku, ...told } },
      onOwnAccount(sku, 'inventory'),
    );
  }

  private kitsOf(sku: string): string[] {
    return this.settings.kitsWith(sku);
  }

  /** The settings that this process decides by may come a moment after the fact that changed them. */
  private markWhatSettingsChanged(at: Instant): void {
    const { revision } = this.settings;
    const isChanged = this.settingsRevision !== undefined && this.settingsRevision !== revision;
    this.settingsRevision = revision;
    if (!this.due.takeEverythingDue() && !isChanged) return;
    for (const { sku } of this.settings.products()) this.due.markDue(sku, -1, at);
  }

  private forgetOld(now: number): void {
    if (this.toldAt.size < TOLD_PER_TURN_MAX) return;
    for (const [sku, toldAt] of this.toldAt) if (now - toldAt > COALESCE_MS) this.toldAt.delete(sku);
  }
}
