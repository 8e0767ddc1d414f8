import type { Kysely, Transaction } from 'kysely';
import { stockItemOf, type EventType, type StockEvent, type StoredEvent } from '@throughline/contracts';
import { writeRows, type Projection } from '@throughline/read-store';
import { placeKey, type FreeStock } from './supply.js';

const TABLE = 'routing_stock';

interface StockRow {
  readonly key: string;
  readonly item: string;
  readonly location_id: string;
  readonly on_hand: number;
  readonly allocated: number;
}

type Tables = Record<typeof TABLE, StockRow>;

const types: ReadonlySet<EventType> = new Set([
  'StockReceived',
  'StockAdjusted',
  'StockCounted',
  'LevelReported',
  'StockSold',
  'StockQuarantined',
  'TransferShipped',
  'ReservationAllocated',
  'ReservationReleased',
  'AllocationReturned',
  'AllocationShorted',
  'AllocationIssued',
]);

/**
 * What lies free at which location, as routing sees it: on hand and fit for sale, less allocated. Reservations against the network do
 * not matter here: whoever routes has one, and allocating decides.
 */
export class StockView implements Projection<readonly StockRow[]> {
  readonly name = TABLE;
  readonly version = 2;
  readonly tables = [TABLE];
  readonly types = types;
  private readonly rows = new Map<string, StockRow>();
  private changed = new Map<string, StockRow>();

  /** Free units of these SKUs at these locations; places without any are left out. */
  free(skus: readonly string[], locationIds: readonly string[]): FreeStock[] {
    return skus.flatMap((sku) =>
      locationIds.flatMap((locationId) => {
        const row = this.rows.get(keyOf(stockItemOf(sku), locationId));
        const quantity = row ? row.on_hand - row.allocated : 0;
        return quantity > 0 ? [{ sku, locationId, quantity }] : [];
      }),
    );
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & StockEvent;
    switch (event.type) {
      case 'StockReceived':
        return this.move(event.data, event.data.quantity - (event.data.quarantined ?? 0), 0);
      case 'StockAdjusted':
      case 'StockCounted':
      case 'LevelReported':
        return this.move(event.data, event.data.quantity, 0);
      case 'StockSold':
      case 'TransferShipped':
      case 'StockQuarantined':
        return this.move(event.data, -event.data.quantity, 0);
      case 'ReservationAllocated':
        return this.move(event.data, 0, event.data.quantity);
      case 'AllocationReturned':
        return this.move(event.data, 0, -event.data.quantity);
      case 'AllocationShorted':
      case 'AllocationIssued':
        return this.move(event.data, -event.data.quantity, -event.data.quantity);
      case 'ReservationReleased':
        for (const { locationId, quantity } of event.data.allocated) {
          this.move({ item: event.data.item, locationId }, 0, -quantity);
        }
        return;
      default:
        return;
    }
  }

  takeChanges(): readonly StockRow[] {
    const changes = [...this.changed.values()];
    this.changed = new Map();
    return changes;
  }

  async write(trx: Transaction<unknown>, upserts: readonly StockRow[]): Promise<void> {
    await writeRows(trx, TABLE, 'key', { upserts, deletes: [] });
  }

  async load(db: Kysely<unknown>): Promise<void> {
    const rows = await db.withTables<Tables>().selectFrom(TABLE).selectAll().execute();
    this.clear();
    for (const row of rows) this.rows.set(row.key, row);
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable(TABLE).ifExists().execute();
    await trx.schema
      .createTable(TABLE)
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('location_id', 'text', (column) => column.notNull())
      .addColumn('on_hand', 'bigint', (column) => column.notNull())
      .addColumn('allocated', 'bigint', (column) => column.notNull())
      .execute();
    this.clear();
  }

  another(): StockView {
    return new StockView();
  }

  private clear(): void {
    this.rows.clear();
    this.changed.clear();
  }

  private move(
    { item, locationId }: { item: string; locationId: string },
    onHand: number,
    allocated: number,
  ): void {
    const key = keyOf(item, locationId);
    const before = this.rows.get(key);
    const row: StockRow = {
      key,
      item,
      location_id: locationId,
      on_hand: (before?.on_hand ?? 0) + onHand,
      allocated: (before?.allocated ?? 0) + allocated,
    };
    this.rows.set(key, row);
    this.changed.set(key, row);
  }
}

const keyOf = (item: string, locationId: string): string => placeKey({ locationId, sku: item });
