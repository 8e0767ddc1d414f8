import { sql, type Transaction } from 'kysely';
import type { ReadStore } from '@throughline/read-store';
import type { ExceptionRow } from '../exceptions/exception-rows.js';
import type { OrderRow } from './order-row.js';

/** A fact about an order that lists are narrowed by, of which it may have several: `sku:…`, `location:…`. */
export interface FacetRow {
  readonly facet: string;
  readonly placed_at: string;
  readonly order_id: string;
}

export type OrderTables = {
  /** `seq` counts up as orders come in; `words` are those that the search index holds. */
  console_orders: OrderRow & { readonly seq: number; readonly words: string };
  console_order_facets: FacetRow;
  console_order_counts: { readonly name: string; readonly orders: number };
  console_exceptions: ExceptionRow;
};

/** SQLite's full-text index, apart from the rows; in PostgreSQL it is one of theirs. */
export const SEARCH_TABLE = 'console_order_search';

const ROW_TABLES = [
  'console_orders',
  'console_order_facets',
  'console_order_counts',
  'console_exceptions',
] as const;

export const orderTablesOf = (dialect: ReadStore['dialect']): readonly string[] =>
  dialect === 'sqlite' ? [...ROW_TABLES, SEARCH_TABLE] : ROW_TABLES;

/** What the list can be sorted by. Each order of rows that a list can be asked for is an index's. */
const INDEXES: Readonly<Record<string, readonly (keyof OrderRow)[]>> = {
  time: ['placed_at', 'order_id'],
  updated: ['updated_at', 'order_id'],
  total: ['total_minor', 'order_id'],
  status_time: ['status', 'placed_at', 'order_id'],
  status_updated: ['status', 'updated_at', 'order_id'],
  status_total: ['status', 'total_minor', 'order_id'],
  channel_time: ['channel_id', 'placed_at', 'order_id'],
  channel_updated: ['channel_id', 'updated_at', 'order_id'],
  channel_total: ['channel_id', 'total_minor', 'order_id'],
  external: ['external_id'],
};

const SORTED_BY = ['placed_at', 'updated_at', 'total_minor'] as const;

/** Few orders wait for something outside, and fewer for a person: their indexes hold no others, and cost the others nothing. */
const PARTIAL_INDEXES = SORTED_BY.flatMap((column) => [
  sql`CREATE INDEX ${sql.id(`console_orders_waits_${column}`)} ON console_orders (waits_name, ${sql.ref(column)}, order_id) WHERE waits_name IS NOT NULL`,
  sql`CREATE INDEX ${sql.id(`console_orders_exception_${column}`)} ON console_orders (${sql.ref(column)}, order_id) WHERE is_exception = 1`,
]);

async function createOrders(trx: Transaction<unknown>): Promise<void> {
  await trx.schema
    .createTable('console_orders')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().unique())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('is_exception', 'integer', (column) => column.notNull())
    .addColumn('is_held', 'integer', (column) => column.notNull())
    .addColumn('waits_for', 'text')
    .addColumn('waits_name', 'text')
    .addColumn('waits_kind', 'text')
    .addColumn('waits_until', 'text')
    .addColumn('waits_reason', 'text')
    .addColumn('placed_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('total_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('customer_name', 'text')
    .addColumn('country_code', 'text')
    .addColumn('unit_count', 'integer', (column) => column.notNull())
    .addColumn('location_ids', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .execute();
}

async function createIndexes(trx: Transaction<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(INDEXES)) {
    await trx.schema
      .createIndex(`console_orders_${name}`)
      .on('console_orders')
      .columns([...columns])
      .execute();
  }
  for (const statement of PARTIAL_INDEXES) await statement.execute(trx);
}

async function createFacetsAndCounts(trx: Transaction<unknown>): Promise<void> {
  await trx.schema
    .createTable('console_order_facets')
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('facet', 'text', (column) => column.notNull())
    .addColumn('placed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('console_order_facets_key', ['order_id', 'facet'])
    .execute();
  await trx.schema
    .createIndex('console_order_facets_time')
    .on('console_order_facets')
    .columns(['facet', 'placed_at', 'order_id'])
    .execute();
  await trx.schema
    .createTable('console_order_counts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('orders', 'bigint', (column) => column.notNull())
    .execute();
}

async function createExceptions(trx: Transaction<unknown>): Promise<void> {
  await trx.schema
    .createTable('console_exceptions')
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actions', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('console_exceptions_key', ['order_id', 'step'])
    .execute();
  await trx.schema
    .createIndex('console_exceptions_time')
    .on('console_exceptions')
    .columns(['since', 'order_id', 'step'])
    .execute();
}

/**
 * The index that words are looked up in. Both get the words as `search-words.ts` takes them apart, never a text: so
 * that a search finds the same on either database.
 */
const createSearch = {
  sqlite: sql`CREATE VIRTUAL TABLE ${sql.id(SEARCH_TABLE)} USING fts5(words, content='', contentless_delete=1, prefix='2 3 4', tokenize="unicode61 remove_diacritics 0")`,
  postgres: sql`CREATE INDEX console_orders_words ON console_orders USING gin (array_to_tsvector(string_to_array(words, ' ')))`,
};

/** Drops what there is, and creates all of it empty. */
export async function createOrderTables(
  trx: Transaction<unknown>,
  dialect: ReadStore['dialect'],
): Promise<void> {
  for (const table of orderTablesOf(dialect)) await trx.schema.dropTable(table).ifExists().execute();
  await createOrders(trx);
  await createIndexes(trx);
  await createFacetsAndCounts(trx);
  await createExceptions(trx);
  await createSearch[dialect].execute(trx);
}
