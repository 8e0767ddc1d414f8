import { Injectable } from '@nestjs/common';
import { stockItemOf, type EventType, type StockEvent, type StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';

/** One item's part of a checkout's hold. */
export interface HeldRow {
  readonly key: string;
  readonly hold_id: string;
  readonly sku: string;
  readonly expires_at: Instant;
}

const types: ReadonlySet<EventType> = new Set([
  'CheckoutHoldPlaced',
  'CheckoutHoldExtended',
  'CheckoutHoldEnded',
]);

const keyOf = (holdId: string, sku: string): string => `${holdId}/${stockItemOf(sku)}`;

/** Units that checkouts hold, and until when: whose time is up is found here. */
@Injectable()
export class HeldUnits extends KeyedProjection<HeldRow> {
  constructor() {
    super({
      ...{ name: 'inventory_held_units', version: 1, types, key: 'key' },
      columns: { key: 'text', hold_id: 'text', sku: 'text', expires_at: 'text' },
    });
  }

  due(now: Instant, limit: number): HeldRow[] {
    return this.firstOf(limit, (row) => row.expires_at <= now);
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

  another(): HeldUnits {
    return new HeldUnits();
  }
}
