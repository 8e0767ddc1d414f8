import { Inject, Injectable } from '@nestjs/common';
import {
  stockItemOf,
  type EventType,
  type InventoryOrderEvent,
  type StockEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { after, type Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';
import { CONFIG, type Config } from '@throughline/service-kit';
import type { Kysely, Transaction } from 'kysely';

/** An order's entry in an item that the order's ledger has not confirmed since. */
export interface UnsettledRow {
  readonly key: string;
  readonly order_id: string;
  readonly sku: string;
  readonly attempt: number;
  readonly check_at: Instant;
}

const types: ReadonlySet<EventType> = new Set([
  'ReservationPlaced',
  'ReservationQueued',
  'QueuedReservationPlaced',
  'ReservationYielded',
  'ReservationReleased',
  'StockReserved',
  'StockBackordered',
]);

const keyOf = (orderId: string, sku: string): string => `${orderId}/${stockItemOf(sku)}`;

/**
 * Entries in the items that no fact of their order has confirmed since they were made: what a crash between the two
 * appends leaves behind, and what a late delivery reserves for an attempt that is over. Normally gone within
 * milliseconds.
 */
@Injectable()
export class UnsettledReservations extends KeyedProjection<UnsettledRow> {
  private readonly skusByOrder = new Map<string, Set<string>>();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'reservationSettleMs'>) {
    super({
      ...{ name: 'inventory_unsettled', version: 1, types, key: 'key' },
      columns: { key: 'text', order_id: 'text', sku: 'text', attempt: 'integer', check_at: 'text' },
      orderBy: ['check_at', 'key'],
    });
  }

  /** Rows whose time to be looked at has come, in the order in which they were made. */
  due(now: Instant, limit: number): UnsettledRow[] {
    return this.firstOf(limit, (row) => row.check_at <= now);
  }

  /** Nothing more to look at, unless the row was made anew meanwhile. */
  settle(row: UnsettledRow): void {
    if (this.rows.get(row.key) === row) this.remove(row.order_id, row.sku);
  }

  /** Looks at the row again after the settling time. */
  postpone(row: UnsettledRow, now: Instant): void {
    if (this.rows.get(row.key) !== row) return;
    this.rows.set({ ...row, check_at: after(now, this.config.reservationSettleMs) });
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & (StockEvent | InventoryOrderEvent);
    switch (event.type) {
      case 'ReservationPlaced':
      case 'ReservationQueued':
      case 'QueuedReservationPlaced':
      case 'ReservationYielded':
        return this.add(event.data, after(stored.recordedAt, this.config.reservationSettleMs));
      case 'ReservationReleased':
        return this.remove(event.data.orderId, event.data.sku);
      case 'StockReserved':
      case 'StockBackordered':
        return this.confirm(stored.correlationId, event.data.attempt);
      default:
        return;
    }
  }

  override async load(db: Kysely<unknown>): Promise<void> {
    await super.load(db);
    this.skusByOrder.clear();
    for (const row of this.rows.values()) this.index(row);
  }

  override async reset(trx: Transaction<unknown>): Promise<void> {
    await super.reset(trx);
    this.skusByOrder.clear();
  }

  another(): UnsettledReservations {
    return new UnsettledReservations(this.config);
  }

  private add(data: { orderId: string; sku: string; attempt: number }, checkAt: Instant): void {
    const { orderId, sku, attempt } = data;
    const row = { key: keyOf(orderId, sku), order_id: orderId, sku, attempt, check_at: checkAt };
    this.rows.set(row);
    this.index(row);
  }

  private index({ order_id, sku }: UnsettledRow): void {
    const skus = this.skusByOrder.get(order_id) ?? new Set<string>();
    this.skusByOrder.set(order_id, skus.add(sku));
  }

  private confirm(orderId: string, attempt: number): void {
    for (const sku of [...(this.skusByOrder.get(orderId) ?? [])]) {
      if (this.rows.get(keyOf(orderId, sku))?.attempt === attempt) this.remove(orderId, sku);
    }
  }

  private remove(orderId: string, sku: string): void {
    this.rows.delete(keyOf(orderId, sku));
    const skus = this.skusByOrder.get(orderId);
    skus?.delete(sku);
    if (skus?.size === 0) this.skusByOrder.delete(orderId);
  }
}
