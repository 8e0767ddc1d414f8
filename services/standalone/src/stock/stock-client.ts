import { answerOf, everyItem } from '../paged.js';
import type { StoredStockEvent } from './added-up.js';
import type { SaidOfStock } from './audit.js';

const ITEMS_PER_PAGE = 200;

type Listed = SaidOfStock & { readonly sku: string };

/** Stock over HTTP, as anybody can read it. */
export class StockClient {
  constructor(
    private readonly url: string,
    private readonly actor: string,
  ) {}

  /** Every fact of the SKU, the oldest first. */
  events(sku: string): AsyncGenerator<StoredStockEvent> {
    return everyItem(`${this.of(sku)}/events?limit=${ITEMS_PER_PAGE}`);
  }

  fold(sku: string): Promise<SaidOfStock> {
    return answerOf(this.of(sku));
  }

  /** What the read model shows; undefined where it shows nothing. */
  async listed(sku: string): Promise<SaidOfStock | undefined> {
    for await (const item of this.list(`&q=${encodeURIComponent(sku)}`)) if (item.sku === sku) return item;
    return undefined;
  }

  list(filter = ''): AsyncGenerator<Listed> {
    return everyItem(`${this.url}/api/v1/stock?limit=${ITEMS_PER_PAGE}${filter}`);
  }

  async correct(adjustment: object): Promise<void> {
    await answerOf(`${this.url}/api/v1/stock/adjustments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-actor': this.actor },
      body: JSON.stringify(adjustment),
    });
  }

  private of(sku: string): string {
    return `${this.url}/api/v1/stock/${encodeURIComponent(sku)}`;
  }
}
