import { Injectable } from '@nestjs/common';
import type {
  ChannelSettings,
  ConfigEvent,
  EventType,
  LocationSettings,
  ProductSettings,
  StoredEvent,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';
import type { AnySettings } from './settings.decider.js';

export type SettingKind = 'location' | 'product' | 'channel';

interface SettingRow {
  /** `<kind>/<id>`. */
  readonly key: string;
  readonly body: string;
  readonly revision: number;
  readonly updated_at: string;
  readonly updated_by: string;
  readonly reason: string;
}

/** When a setting was last changed, by whom and why. */
export interface LastChange {
  /** Of the setting's stream: what `expectedRevision` of the next change can name. */
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly updatedBy: string;
  readonly reason: string;
}

export type CurrentLocation = LocationSettings & LastChange;
export type CurrentProduct = ProductSettings & LastChange;
export type CurrentChannel = ChannelSettings & LastChange;

export type StoredConfigEvent = StoredEvent & ConfigEvent;

export function placeOf(event: ConfigEvent): { readonly kind: SettingKind; readonly id: string } {
  switch (event.type) {
    case 'LocationSet':
      return { kind: 'location', id: event.data.settings.locationId };
    case 'ProductSet':
      return { kind: 'product', id: event.data.settings.sku };
    case 'ChannelSet':
      return { kind: 'channel', id: event.data.settings.channelId };
  }
}

export const currentOf = <Settings extends AnySettings>(event: StoredConfigEvent): Settings & LastChange => ({
  ...(event.data.settings as Settings),
  revision: event.revision,
  updatedAt: event.recordedAt,
  updatedBy: event.actor,
  reason: event.data.reason,
});

const types: ReadonlySet<EventType> = new Set(['LocationSet', 'ProductSet', 'ChannelSet']);

/** Every setting as it is now, with its last change: what the console lists. */
@Injectable()
export class CurrentSettings extends KeyedProjection<SettingRow> {
  constructor() {
    super({
      ...{ name: 'console_current_settings', version: 1, types, key: 'key' },
      columns: {
        ...{ key: 'text', body: 'text', revision: 'integer' },
        ...{ updated_at: 'text', updated_by: 'text', reason: 'text' },
      },
    });
  }

  /** By id. */
  list<Settings extends AnySettings>(kind: SettingKind): (Settings & LastChange)[] {
    const ofKind = [...this.rows.values()].filter(({ key }) => key.startsWith(`${kind}/`));
    return ofKind.sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => this.shown<Settings>(row));
  }

  find<Settings extends AnySettings>(kind: SettingKind, id: string): (Settings & LastChange) | undefined {
    const row = this.rows.get(`${kind}/${id}`);
    return row && this.shown<Settings>(row);
  }

  /** The SKUs of the kits that `sku` is a component of. */
  kitsWith(sku: string): string[] {
    // Most products are no kits, and need not be read for it.
    const kits = [...this.rows.values()].filter(
      ({ key, body }) => key.startsWith('product/') && body.includes('"components"'),
    );
    return kits
      .map(({ body }) => JSON.parse(body) as ProductSettings)
      .filter(({ components = [] }) => components.some((component) => component.sku === sku))
      .map((kit) => kit.sku);
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredConfigEvent;
    const { kind, id } = placeOf(event);
    this.rows.set({
      key: `${kind}/${id}`,
      body: JSON.stringify(event.data.settings),
      revision: event.revision,
      updated_at: event.recordedAt,
      updated_by: event.actor,
      reason: event.data.reason,
    });
  }

  another(): CurrentSettings {
    return new CurrentSettings();
  }

  private shown<Settings extends AnySettings>(row: SettingRow): Settings & LastChange {
    const { body, revision, updated_at, updated_by, reason } = row;
    const change = { revision, updatedAt: updated_at, updatedBy: updated_by, reason };
    return { ...(JSON.parse(body) as Settings), ...change };
  }
}
