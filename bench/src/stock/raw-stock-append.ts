import type { NewEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { StockWorld } from './stock-world.js';

/** Events of one append: what a batch on a hot item comes to. */
export const RAW_BATCH_EVENTS = 256;

const RAW_EVENTS = 200_000;

/** A reservation of one unit, as inventory appends it. */
export const placedFact = (sku: string, number: number): NewEvent => ({
  type: 'ReservationPlaced',
  id: uuidv7(),
  schemaVersion: 1,
  occurredAt: '2026-01-05T10:00:00.000Z',
  correlationId: `order-${number}`,
  causationId: uuidv7(),
  actor: 'service:inventory',
  producer: 'inventory',
  data: { item: sku, sku, orderId: `order-${number}`, attempt: 1, channelId: 'web', quantity: 1 },
});

/** Events per second that the store alone appends to one stream, decided by nobody: the limit of one hot item. */
export async function measureRawStockAppend(): Promise<number> {
  const world = new StockWorld();
  try {
    const events = Array.from({ length: RAW_EVENTS }, (_, number) => placedFact('TEA', number));
    const startedAt = performance.now();
    for (let written = 0; written < RAW_EVENTS; written += RAW_BATCH_EVENTS) {
      await world.bench.store.append(
        'stock-TEA',
        written + NO_STREAM,
        events.slice(written, written + RAW_BATCH_EVENTS),
      );
    }
    return RAW_EVENTS / ((performance.now() - startedAt) / 1_000);
  } finally {
    await world.remove();
  }
}
