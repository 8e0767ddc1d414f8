import { Injectable } from '@nestjs/common';
import {
  stockItemOf,
  type EventType,
  type IncomingAnnounced,
  type IncomingOverdue,
  type StoredEvent,
  type TransferShipped,
} from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';

/** What is on its way to one location, by one purchase order or transfer. */
export interface ExpectedRow {
  readonly key: string;
  readonly sku: string;
  readonly expected_at: Instant;
}

const types: ReadonlySet<EventType> = new Set(['IncomingAnnounced', 'TransferShipped', 'IncomingOverdue']);

const keyOf = (sku: string, locationId: string, incomingId: string): string =>
  `${stockItemOf(sku)} ${locationId} ${incomingId}`;

/**
 * When what is on its way is expected: what has not come by then is found here. What came in time stays until its time
 * has passed, and is looked at once then.
 */
@Injectable()
export class ExpectedIncoming extends KeyedProjection<ExpectedRow> {
  constructor() {
    super({
      ...{ name: 'inventory_expected_incoming', version: 1, types, key: 'key' },
      columns: { key: 'text', sku: 'text', expected_at: 'text' },
    });
  }

  /** Rows that were expected before `before`. */
  due(before: Instant, limit: number): ExpectedRow[] {
    return this.firstOf(limit, (row) => row.expected_at < before);
  }

  /** It was looked at, unless it was announced anew meanwhile. */
  settle(row: ExpectedRow): void {
    if (this.rows.get(row.key) === row) this.rows.delete(row.key);
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & (IncomingAnnounced | TransferShipped | IncomingOverdue);
    const { sku } = event.data;
    switch (event.type) {
      case 'IncomingAnnounced': {
        const { locationId, incomingId, quantity, expectedAt } = event.data;
        const key = keyOf(sku, locationId, incomingId);
        return quantity > 0 ? this.rows.set({ key, sku, expected_at: expectedAt }) : this.rows.delete(key);
      }
      case 'TransferShipped': {
        const { toLocationId, transferId, expectedAt } = event.data;
        return this.rows.set({ key: keyOf(sku, toLocationId, transferId), sku, expected_at: expectedAt });
      }
      case 'IncomingOverdue':
        return this.rows.delete(keyOf(sku, event.data.locationId, event.data.incomingId));
    }
  }

  another(): ExpectedIncoming {
    return new ExpectedIncoming();
  }
}
