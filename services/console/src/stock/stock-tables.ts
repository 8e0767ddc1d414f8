import type { Transaction } from 'kysely';

export interface StockRow {
  readonly item: string;
  readonly sku: string;
  readonly title: string | null;
  readonly is_tracked: number;
  readonly reorder_point: number | null;
  readonly updated_at: string | null;
  /** JSON list of [location, { onHand, allocated, quarantined }]. */
  readonly places: string;
  /** JSON list of what is on its way. */
  readonly incoming: string;
  /** Units kept for checkouts. */
  readonly held: number;
}

/** What an order has in an item without a location. */
export interface ClaimRow {
  readonly key: string;
  readonly item: string;
  readonly order_id: string;
  readonly attempt: number;
  readonly reserved: number;
  readonly queued: number;
}

export const STOCK_TABLES = { items: 'console_stock', claims: 'console_stock_claims' } as const;

export type StockTables = { console_stock: StockRow; console_stock_claims: ClaimRow };

/** No two are alike: an order's id holds no space. */
export const claimKey = (item: string, orderId: string): string => `${orderId} ${item}`;

/** Drops what there is, and creates all of it empty. */
export async function createStockTables(trx: Transaction<unknown>): Promise<void> {
  for (const table of Object.values(STOCK_TABLES)) await trx.schema.dropTable(table).ifExists().execute();
  await trx.schema
    .createTable(STOCK_TABLES.items)
    .addColumn('item', 'text', (column) => column.primaryKey())
    .addColumn('sku', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('is_tracked', 'integer', (column) => column.notNull())
    .addColumn('reorder_point', 'integer')
    .addColumn('updated_at', 'text')
    .addColumn('places', 'text', (column) => column.notNull())
    .addColumn('incoming', 'text', (column) => column.notNull())
    .addColumn('held', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable(STOCK_TABLES.claims)
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('reserved', 'bigint', (column) => column.notNull())
    .addColumn('queued', 'bigint', (column) => column.notNull())
    .execute();
}
