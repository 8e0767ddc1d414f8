import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { stockItemOf, stockStream, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import {
  decodeCursor,
  encodeCursor,
  EVENT_STORE,
  PageQuery,
  Rejection,
  SettingsView,
  type Page,
} from '@throughline/service-kit';

/** @throws Rejection 400 for a cursor of another list */
function revisionAfter(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [revision] = decodeCursor(cursor);
  if (typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0) return revision + 1;
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of these events');
}

/**
 * Stock as auditors read it.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class StockEventsController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly settings: SettingsView,
  ) {}

  /**
   * List the facts of one SKU's stock, as they were recorded, the oldest first: whoever adds them up for himself comes
   * to the balance that is shown. Read from the item's own stream: never behind the store.
   *
   * @operation listStockEvents
   * @param sku the product's SKU
   * @returns 200 one page
   * @throws 404 unknown-sku: there is no such product, and never was stock of it
   */
  @Get(':sku/events')
  async events(@Param('sku') sku: string, @Query() { limit, cursor }: PageQuery): Promise<Page<StoredEvent>> {
    const fromRevision = revisionAfter(cursor);
    const stream = stockStream(stockItemOf(sku));
    const items = await this.store.readStream(stream, { fromRevision, limit: limit + 1 });
    if (items.length === 0 && fromRevision === 0 && !this.settings.product(sku)) {
      throw new Rejection(404, 'unknown-sku', `no product "${sku}"`);
    }
    const page = items.slice(0, limit);
    const last = items.length > limit ? page.at(-1) : undefined;
    return { items: page, nextCursor: last ? encodeCursor([last.revision]) : null };
  }
}
