import type { Kysely, Transaction } from 'kysely';
import type {
  ChannelSettings,
  ConfigEvent,
  EventType,
  LocationSettings,
  ProductSettings,
  ServiceName,
  StoredEvent,
} from '@throughline/contracts';
import type { Projection } from '@throughline/read-store';

type Kind = 'location' | 'product' | 'channel';

interface SettingRow {
  readonly kind: Kind;
  readonly id: string;
  readonly body: string;
}

type Tables = Record<string, SettingRow>;

/** By id, so that every member answers alike, whether it heard of them one by one or loaded them. */
const sorted = <T>(byId: ReadonlyMap<string, T>): T[] =>
  [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, settings]) => settings);

const types: ReadonlySet<EventType> = new Set(['LocationSet', 'ProductSet', 'ChannelSet']);

/** A service's own view of the settings: in memory for decisions, in rows for the next start. */
export class SettingsView implements Projection<readonly SettingRow[]> {
  readonly name: string;
  readonly version = 1;
  readonly tables: readonly string[];
  readonly types = types;
  private readonly locationsById = new Map<string, LocationSettings>();
  private readonly productsBySku = new Map<string, ProductSettings>();
  private readonly channelsById = new Map<string, ChannelSettings>();
  private changes: SettingRow[] = [];
  private changeCount = 0;
  private kits = new Map<string, string[]>();
  private kitsAt = -1;

  constructor(private readonly service: ServiceName) {
    this.name = `${service}_settings`;
    this.tables = [this.name];
  }

  /** Counts up with every change: what was made of the settings holds as long as it stays. */
  get revision(): number {
    return this.changeCount;
  }

  location(locationId: string): LocationSettings | undefined {
    return this.locationsById.get(locationId);
  }

  locations(): LocationSettings[] {
    return sorted(this.locationsById);
  }

  product(sku: string): ProductSettings | undefined {
    return this.productsBySku.get(sku);
  }

  products(): ProductSettings[] {
    return sorted(this.productsBySku);
  }

  /** Kits that the product is a component of. */
  kitsWith(sku: string): string[] {
    if (this.kitsAt !== this.changeCount) {
      this.kitsAt = this.changeCount;
      this.kits = new Map();
      for (const { sku: kit, components = [] } of this.productsBySku.values()) {
        for (const part of components) this.kits.set(part.sku, [...(this.kits.get(part.sku) ?? []), kit]);
      }
    }
    return this.kits.get(sku) ?? [];
  }

  channel(channelId: string): ChannelSettings | undefined {
    return this.channelsById.get(channelId);
  }

  channels(): ChannelSettings[] {
    return sorted(this.channelsById);
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & ConfigEvent;
    switch (event.type) {
      case 'LocationSet':
        return this.set('location', event.data.settings.locationId, event.data.settings);
      case 'ProductSet':
        return this.set('product', event.data.settings.sku, event.data.settings);
      case 'ChannelSet':
        return this.set('channel', event.data.settings.channelId, event.data.settings);
    }
  }

  takeChanges(): readonly SettingRow[] {
    const changes = this.changes;
    this.changes = [];
    return changes;
  }

  async write(trx: Transaction<unknown>, changes: readonly SettingRow[]): Promise<void> {
    for (const row of changes) {
      await trx
        .withTables<Tables>()
        .insertInto(this.name)
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ body: row.body }))
        .execute();
    }
  }

  async load(db: Kysely<unknown>): Promise<void> {
    const rows = await db.withTables<Tables>().selectFrom(this.name).selectAll().execute();
    this.clear();
    for (const { kind, id, body } of rows) this.remember(kind, id, JSON.parse(body) as never);
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable(this.name).ifExists().execute();
    await trx.schema
      .createTable(this.name)
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${this.name}_key`, ['kind', 'id'])
      .execute();
    this.clear();
  }

  another(): SettingsView {
    return new SettingsView(this.service);
  }

  private clear(): void {
    this.changes = [];
    this.changeCount += 1;
    for (const map of [this.locationsById, this.productsBySku, this.channelsById]) map.clear();
  }

  private set(kind: Kind, id: string, settings: LocationSettings | ProductSettings | ChannelSettings): void {
    this.remember(kind, id, settings as never);
    this.changes.push({ kind, id, body: JSON.stringify(settings) });
  }

  private remember(kind: Kind, id: string, settings: never): void {
    this.changeCount += 1;
    if (kind === 'location') this.locationsById.set(id, settings);
    else if (kind === 'product') this.productsBySku.set(id, settings);
    else this.channelsById.set(id, settings);
  }
}
