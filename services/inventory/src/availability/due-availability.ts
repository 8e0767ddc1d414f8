import { Injectable } from '@nestjs/common';
import {
  eventCatalogue,
  type ConfigEvent,
  type EventType,
  type StockEvent,
  type StoredEvent,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';
import type { Kysely, Transaction } from 'kysely';

/** Stands for every SKU: a setting changed that all of them rest on. No product has it as its SKU. */
export const EVERY_SKU = '';

/** A SKU whose availability is to be looked at. */
export interface DueRow {
  readonly sku: string;
  readonly due_at: Instant;
}

const stockTypes = (Object.keys(eventCatalogue) as EventType[]).filter(
  (type) => eventCatalogue[type].stream === 'stock',
);

const types: ReadonlySet<EventType> = new Set([...stockTypes, 'ProductSet', 'ChannelSet', 'LocationSet']);

/** How often what is due later is looked through. */
const LATER_EVERY_MS = 5_000;

/**
 * SKUs whose availability may have changed since channels were told of it. Kept in rows, so that a crash between a
 * fact and the telling forgets none.
 */
@Injectable()
export class DueAvailability extends KeyedProjection<DueRow> {
  private now = new Set<string>();
  private lookedAt = 0;

  constructor() {
    super({
      ...{ name: 'inventory_availability_due', version: 1, types, key: 'sku' },
      columns: { sku: 'text', due_at: 'text' },
    });
  }

  /** Takes up to `limit` SKUs that are due; the others stay. */
  take(at: Instant, limit: number): DueRow[] {
    this.lookForLater(at);
    const taken: DueRow[] = [];
    for (const sku of this.now) {
      if (taken.length >= limit) break;
      const row = this.rows.get(sku);
      this.now.delete(sku);
      if (row) taken.push(row);
    }
    return taken;
  }

  /** Channels were told; look again at `nextAt`, or when something happens. */
  settle(row: DueRow, nextAt: Instant | null): void {
    if (this.rows.get(row.sku) !== row) return;
    if (nextAt === null) this.rows.delete(row.sku);
    else this.rows.set({ ...row, due_at: nextAt });
  }

  /** It could not be told yet. */
  putBack(row: DueRow): void {
    if (this.rows.get(row.sku)) this.now.add(row.sku);
  }

  markDue(sku: string, at: Instant): void {
    this.rows.set({ sku, due_at: at });
    this.now.add(sku);
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & (StockEvent | ConfigEvent);
    switch (event.type) {
      case 'ProductSet':
        return this.markDue(event.data.settings.sku, event.recordedAt);
      case 'ChannelSet':
      case 'LocationSet':
        return this.markDue(EVERY_SKU, event.recordedAt);
      default:
        return this.markDue(event.data.sku, event.recordedAt);
    }
  }

  override async load(db: Kysely<unknown>): Promise<void> {
    await super.load(db);
    this.now = new Set();
    this.lookedAt = 0;
  }

  override async reset(trx: Transaction<unknown>): Promise<void> {
    await super.reset(trx);
    this.now.clear();
  }

  another(): DueAvailability {
    return new DueAvailability();
  }

  private lookForLater(at: Instant): void {
    const now = Date.parse(at);
    if (now - this.lookedAt < LATER_EVERY_MS) return;
    this.lookedAt = now;
    for (const row of this.rows.values()) if (row.due_at <= at) this.now.add(row.sku);
  }
}
