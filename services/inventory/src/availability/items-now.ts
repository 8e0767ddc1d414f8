import { Injectable } from '@nestjs/common';
import type { ProductSettings } from '@throughline/contracts';
import { SettingsView } from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { StockRules } from '../stock/stock-rules.js';
import type { ItemAsOf, KitComponent } from './item-availability.js';
import { itemNow } from './item-now.js';

export type ReadItem = (sku: string) => Promise<ItemAsOf>;

/** Items from their own streams, never behind the store, under what the settings say of them now. */
@Injectable()
export class ItemsNow {
  constructor(
    private readonly stock: StockLedger,
    private readonly rules: StockRules,
    private readonly settings: SettingsView,
  ) {}

  async read(sku: string): Promise<ItemAsOf> {
    const { state, revision } = await this.stock.latest(sku);
    const rules = this.rules.of(sku);
    return { sku, item: itemNow(sku, state, rules), revision, rules };
  }

  /** What a kit is made of, without components that nobody counts: they never run out. */
  componentsOf(
    components: NonNullable<ProductSettings['components']>,
    read: ReadItem = (sku) => this.read(sku),
  ): Promise<KitComponent[]> {
    const counted = components.filter(({ sku }) => this.settings.product(sku)?.isTracked ?? true);
    return Promise.all(counted.map(async ({ sku, quantity }) => ({ ...(await read(sku)), quantity })));
  }
}
