import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  decodeCursor,
  encodeCursor,
  IsInstant,
  PageQuery,
  Rejection,
  SettingsView,
  type Page,
} from '@throughline/service-kit';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { findStock, STOCK_STATES, type StockState, type StockSummary } from './find-stock.js';
import { StockBooks } from './stock-books.js';
import { StockList } from './stock-list.js';
import type { StockMovement } from './stock-movement.js';

const SEARCH_CHARACTERS_MAX = 200;
const FILTER_CHARACTERS_MAX = 128;

export class StockQuery extends PageQuery {
  /** Words that all have to begin a word of the SKU or of the title; without regard to case and accents. */
  @IsOptional()
  @MaxLength(SEARCH_CHARACTERS_MAX)
  @IsString()
  q?: string;

  /** Only what lies at this location, or did. */
  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  locationId?: string;

  /**
   * `out`: nothing is available. `low`: no more than the product's reorder point, or than 10 units where it has none.
   * `short`: orders wait, or more is promised than there is.
   */
  @IsOptional()
  @IsIn(STOCK_STATES)
  state?: StockState;
}

export class MovementsQuery extends PageQuery {
  /** Only what had been recorded by then. */
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

/** @throws Rejection 400 for a cursor of another list */
function revisionOf(cursor: string): number {
  const [revision] = decodeCursor(cursor);
  if (typeof revision === 'number' && Number.isSafeInteger(revision) && revision > 0) return revision;
  throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of this ledger');
}

/**
 * Stock, as lists and ledgers show it.
 * @tag Stock
 */
@Controller('/api/v1/stock')
export class StockController {
  constructor(
    private readonly list: StockList,
    private readonly books: StockBooks,
    private readonly settings: SettingsView,
  ) {}

  /**
   * List stock by SKU: of every product whose stock is counted, and of every SKU that stock was ever recorded of. A read model: a movement may show a moment later.
   *
   * @operation listStock
   * @returns 200 one page
   */
  @Get()
  all(@Query() { limit, cursor, ...filter }: StockQuery): Page<StockSummary> {
    const page = { limit, ...(cursor !== undefined && { cursor }) };
    const nameOf = (locationId: string) => this.settings.location(locationId)?.name ?? locationId;
    return findStock(this.list.bySku(), filter, page, nameOf);
  }

  /**
   * List the movements of one SKU's stock, with what there was after each. The newest comes first. Read from the item's own stream: never behind the store.
   *
   * @operation listStockMovements
   * @param sku the product's SKU
   * @returns 200 one page
   * @throws 404 unknown-sku: there is no such product, and never was stock of it
   */
  @Get(':sku/ledger')
  async ledger(
    @Param('sku') sku: string,
    @Query() { limit, cursor, asOf }: MovementsQuery,
  ): Promise<Page<StockMovement>> {
    const found = await this.books.movements(sku, {
      limit,
      before: cursor === undefined ? undefined : revisionOf(cursor),
      asOf: asOf === undefined ? undefined : new Date(asOf).toISOString(),
    });
    if (!found && !this.settings.product(sku)) throw new Rejection(404, 'unknown-sku', `no product "${sku}"`);
    const { items, isMore } = found ?? { items: [], isMore: false };
    const last = isMore ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.revision]) : null };
  }
}
