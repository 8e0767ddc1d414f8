import { Inject, Injectable } from '@nestjs/common';
import type { ChannelSettings } from '@throughline/contracts';
import { instantOf, type Clock } from '@throughline/kernel';
import { CLOCK, CONFIG, SettingsView, type Config } from '@throughline/service-kit';
import { LANE, rulesOfProduct, type ChannelRules, type SupplyRules } from './supply-rules.js';

/** What the settings say about each item, as of now. */
@Injectable()
export class StockRules {
  private channels = new Map<string, ChannelRules>();
  private revision = -1;

  constructor(
    private readonly settings: SettingsView,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'incomingOverdueAfterMs'>,
  ) {}

  of(sku: string): SupplyRules {
    return rulesOfProduct(this.settings.product(sku), {
      at: instantOf(this.clock.now()),
      safetyAt: (locationId) => this.settings.location(locationId)?.safetyStock ?? 0,
      feedMaxAgeMsAt: (locationId) => this.settings.location(locationId)?.feedMaxAgeMs ?? null,
      incomingOverdueAfterMs: this.config.incomingOverdueAfterMs,
      channel: (channelId) => this.channel(channelId),
    });
  }

  /** The channels whose availability is told. */
  channelIds(): string[] {
    return this.settings.channels().map(({ channelId }) => channelId);
  }

  channel(channelId: string | null): ChannelRules {
    if (this.revision !== this.settings.revision) {
      this.channels = new Map();
      this.revision = this.settings.revision;
    }
    const key = channelId ?? '';
    const known = this.channels.get(key);
    if (known) return known;
    const settings = channelId === null ? undefined : this.settings.channel(channelId);
    const rules = {
      sources: this.sourcesOf(settings),
      safetyStock: settings?.safetyStock ?? 0,
      lane: settings?.lane ?? LANE,
      displacesFromLane: settings?.displacesFromLane ?? null,
    };
    this.channels.set(key, rules);
    return rules;
  }

  /** Null where the channel may sell from every location there is. */
  private sourcesOf(settings: ChannelSettings | undefined): readonly string[] | null {
    const locations = this.settings.locations();
    const sources = locations
      .filter(
        ({ locationId, isActive }) =>
          isActive &&
          (settings?.locationIds?.includes(locationId) ?? true) &&
          !(settings?.excludedLocationIds?.includes(locationId) ?? false),
      )
      .map(({ locationId }) => locationId);
    return sources.length === locations.length ? null : sources;
  }
}
