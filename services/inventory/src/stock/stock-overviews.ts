import { Injectable } from '@nestjs/common';
import type { Versioned } from '@throughline/service-kit';
import type { StockItem } from './stock-item.js';
import { stockOverview, type StockOverview } from './stock-overview.js';
import { StockRules } from './stock-rules.js';

/** Items as callers see them, under what the settings say of them now. */
@Injectable()
export class StockOverviews {
  constructor(private readonly rules: StockRules) {}

  of(sku: string, item: Versioned<StockItem>): StockOverview {
    return stockOverview(sku, item, this.rules.of(sku), this.rules.channelIds());
  }
}
