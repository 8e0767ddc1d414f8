import type { SaidOfStock } from './audit.js';
import type { StoredStockEvent } from './added-up.js';

const EVENTS_PER_PAGE = 200;

/** Stock over HTTP, as anybody can read it. */
export class StockClient {
  constructor(
    private readonly url: string,
    private readonly actor: string,
  ) {}

  /** Every fact of the SKU, the oldest first. */
  async *events(sku: string): AsyncGenerator<StoredStockEvent> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: StoredStockEvent[]; nextCursor: string | null } = await this.get(
        `/api/v1/stock/${encodeURIComponent(sku)}/events?limit=${EVENTS_PER_PAGE}${query}`,
      );
      yield* page.items;
      cursor = page.nextCursor;
    }
  }

  fold(sku: string): Promise<SaidOfStock> {
    return this.get(`/api/v1/stock/${encodeURIComponent(sku)}`);
  }

  /** What the read model shows; undefined where it shows nothing. */
  async listed(sku: string): Promise<SaidOfStock | undefined> {
    for await (const item of this.list(`&q=${encodeURIComponent(sku)}`)) if (item.sku === sku) return item;
    return undefined;
  }

  async *list(filter = ''): AsyncGenerator<SaidOfStock & { readonly sku: string }> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: (SaidOfStock & { sku: string })[]; nextCursor: string | null } = await this.get(
        `/api/v1/stock?limit=200${filter}${query}`,
      );
      yield* page.items;
      cursor = page.nextCursor;
    }
  }

  async correct(adjustment: object): Promise<void> {
    await this.call('/api/v1/stock/adjustments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-actor': this.actor },
      body: JSON.stringify(adjustment),
    });
  }

  private async get<Body>(path: string): Promise<Body> {
    return (await this.call(path, {})) as Body;
  }

  private async call(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(this.url + path, init);
    const body = (await response.json()) as { code?: string; detail?: string };
    if (!response.ok)
      throw new Error(`${body.code ?? response.status}: ${body.detail ?? response.statusText}`);
    return body;
  }
}
