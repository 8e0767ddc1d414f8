import { Injectable } from '@nestjs/common';
import { stockItemOf, type EventType, type StockEvent, type StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedRows, writeRows, type Projection, type RowChanges } from '@throughline/read-store';
import type { Kysely, Transaction } from 'kysely';

const TABLE = 'inventory_held_units';

/** One item's part of a checkout's hold. */
export interface HeldRow {
  readonly key: string;
  readonly hold_id: string;
  readonly sku: string;
  readonly expires_at: Instant;
}

type Tables = Record<typeof TABLE, HeldRow>;

const types: ReadonlySet<EventType> = new Set([
  'CheckoutHoldPlaced',
  'CheckoutHoldExtended',
  'CheckoutHoldEnded',
]);

const keyOf = (holdId: string, sku: string): string => `${holdId}/${stockItemOf(sku)}`;

/** Units that checkouts hold, and until when: whose time is up is found here. */
@Injectable()
export class HeldUnits implements Projection<RowChanges<HeldRow>> {
  readonly name = TABLE;
  readonly version = 1;
  readonly tables = [TABLE];
  readonly types = types;
  private readonly rows = new KeyedRows<HeldRow>(({ key }) => key);

  due(now: Instant, limit: number): HeldRow[] {
    const due: HeldRow[] = [];
    for (const row of this.rows.values()) {
      if (row.expires_at <= now) due.push(row);
      if (due.length >= limit) break;
    }
    return due;
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & StockEvent;
    switch (event.type) {
      case 'CheckoutHoldPlaced':
      case 'CheckoutHoldExtended': {
        const { holdId, sku, expiresAt } = event.data;
        const row = { key: keyOf(holdId, sku), hold_id: holdId, sku, expires_at: expiresAt };
        return this.rows.set(row);
      }
      case 'CheckoutHoldEnded':
        return this.rows.delete(keyOf(event.data.holdId, event.data.sku));
      default:
        return;
    }
  }

  takeChanges(): RowChanges<HeldRow> {
    return this.rows.takeChanges();
  }

  async write(trx: Transaction<unknown>, changes: RowChanges<HeldRow>): Promise<void> {
    await writeRows(trx, TABLE, 'key', changes);
  }

  async load(db: Kysely<unknown>): Promise<void> {
    this.rows.fill(await db.withTables<Tables>().selectFrom(TABLE).selectAll().execute());
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable(TABLE).ifExists().execute();
    await trx.schema
      .createTable(TABLE)
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('hold_id', 'text', (column) => column.notNull())
      .addColumn('sku', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
    this.rows.clear();
  }

  another(): HeldUnits {
    return new HeldUnits();
  }
}
