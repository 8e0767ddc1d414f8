import type { OrderStatus } from '@throughline/order';
import type { ReadStore } from '@throughline/read-store';
import { decodeCursor, encodeCursor, Rejection, type Page } from '@throughline/service-kit';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { COUNTED_MAX, countsOf, EXCEPTIONS_COUNT, type OrderCounts } from './order-counts.js';
import { locationFacet, skuFacet } from './order-facets.js';
import { summaryOf, type OrderRow, type OrderSummary } from './order-row.js';
import { SEARCH_TABLE, type OrderTables } from './order-tables.js';
import { DEFAULT_SORT, statusesOf, type OrderSort, type OrderSubsetQuery } from './orders-query.dto.js';
import { wordsOf, WORDS_PER_SEARCH_MAX } from './search-words.js';

/** The newest orders that a word, a SKU or a location is looked up for: what makes the rarest filter a bounded one. */
export const HITS_MAX = 5_000;

/** What is asked for, without how much of it. */
export interface OrderSelection extends OrderSubsetQuery {
  readonly status?: string;
  readonly sort?: OrderSort;
}

interface OrderDatabase {
  readonly db: Kysely<OrderTables>;
  readonly dialect: ReadStore['dialect'];
}

const COLUMNS = { placedAt: 'placed_at', updatedAt: 'updated_at', totalMinor: 'total_minor' } as const;

interface Direction {
  readonly column: 'placed_at' | 'updated_at' | 'total_minor';
  readonly isDown: boolean;
}

function directionOf(sort: OrderSort): Direction {
  const isDown = sort.startsWith('-');
  return { column: COLUMNS[(isDown ? sort.slice(1) : sort) as keyof typeof COLUMNS], isDown };
}

/** The orders that hold every word, newest first. Words are letters and digits alone: see `wordsOf`. */
function wordHits({ dialect }: OrderDatabase, words: readonly string[]): RawBuilder<unknown> {
  if (dialect === 'sqlite') {
    const match = words.map((word) => `"${word}"*`).join(' ');
    return sql`SELECT rowid AS seq FROM ${sql.table(SEARCH_TABLE)} WHERE words MATCH ${match} ORDER BY rowid DESC LIMIT ${sql.lit(HITS_MAX)}`;
  }
  const match = words.map((word) => `'${word}':*`).join(' & ');
  return sql`SELECT seq FROM console_orders WHERE array_to_tsvector(string_to_array(words, ' ')) @@ ${match}::tsquery ORDER BY placed_at DESC, order_id DESC LIMIT ${sql.lit(HITS_MAX)}`;
}

/** A query of the rows that hold every word of a search; null where it has no word. */
export function seqsOfWords(database: OrderDatabase, q: string): RawBuilder<unknown> | null {
  const words = wordsOf(q).slice(0, WORDS_PER_SEARCH_MAX);
  return words.length === 0 ? null : sql`SELECT seq FROM (${wordHits(database, words)}) w`;
}

const facetHits = (facet: string): RawBuilder<unknown> =>
  sql`SELECT o.seq FROM (SELECT order_id FROM console_order_facets WHERE facet = ${facet} ORDER BY placed_at DESC, order_id DESC LIMIT ${sql.lit(HITS_MAX)}) f JOIN console_orders o ON o.order_id = f.order_id`;

/** Undefined where the list is narrowed by columns alone; null where nothing can match. */
function hitsOf(
  database: OrderDatabase,
  { q, sku, locationId }: OrderSubsetQuery,
): RawBuilder<unknown>[] | null {
  const hits: RawBuilder<unknown>[] = [];
  if (q !== undefined && q.trim() !== '') {
    const found = seqsOfWords(database, q);
    if (found === null) return null;
    hits.push(found);
  }
  if (sku !== undefined) hits.push(facetHits(skuFacet(sku)));
  if (locationId !== undefined) hits.push(facetHits(locationFacet(locationId)));
  return hits;
}

/** What columns of the row tell. */
function conditionsOf(query: OrderSubsetQuery): RawBuilder<SqlBool>[] {
  const { channelId, externalId, exception, waitsFor, placedFrom, placedTo } = query;
  const conditions: RawBuilder<SqlBool>[] = [];
  if (channelId) conditions.push(sql`o.channel_id = ${channelId}`);
  if (externalId) conditions.push(sql`o.external_id = ${externalId}`);
  if (exception === 'true') conditions.push(sql`o.is_exception = 1`);
  if (exception === 'false') conditions.push(sql`o.is_exception = 0`);
  if (waitsFor) conditions.push(sql`o.waits_name = ${waitsFor}`);
  if (placedFrom) conditions.push(sql`o.placed_at >= ${new Date(placedFrom).toISOString()}`);
  if (placedTo) conditions.push(sql`o.placed_at < ${new Date(placedTo).toISOString()}`);
  return conditions;
}

const allOf = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql` WHERE ${sql.join([...conditions], sql` AND `)}`;

/**
 * `console_orders o`, or the hits joined to it. The hits are found first and each is then looked up: told so, neither
 * database walks the whole table in the hope of meeting them.
 */
function sourceOf({ dialect }: OrderDatabase, hits: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const [first, ...others] = hits;
  if (!first) return sql`console_orders o`;
  const join = dialect === 'sqlite' ? sql`CROSS JOIN` : sql`JOIN`;
  const rest = others.map((each) => sql` ${join} (${each}) USING (seq)`);
  const narrowed = others.length === 0 ? first : sql`SELECT seq FROM (${first})${sql.join(rest, sql``)}`;
  return sql`(${narrowed}) h ${join} console_orders o ON o.seq = h.seq`;
}

function afterCursor(cursor: string, sort: OrderSort): RawBuilder<SqlBool> {
  const { column, isDown } = directionOf(sort);
  const [of, value, orderId] = decodeCursor(cursor);
  const isWrongType = (column === 'total_minor') !== (typeof value === 'number');
  if (of !== sort || isWrongType || typeof orderId !== 'string') {
    throw new Rejection(400, 'bad-cursor', 'this cursor came from no page of this list in this order');
  }
  const place = sql`(o.${sql.ref(column)}, o.order_id)`;
  return isDown ? sql`${place} < (${value}, ${orderId})` : sql`${place} > (${value}, ${orderId})`;
}

interface RowsWanted {
  readonly statuses: readonly OrderStatus[];
  readonly sort: OrderSort;
  readonly limit: number;
  /** They are among hits, which are few enough to look through. */
  readonly isOfHits: boolean;
}

/**
 * One status at a time, each from its own index, and then the best of all: whatever the statuses, as few rows as one
 * page. Where hits are looked through, once is enough for all of them.
 */
function rowsOf(
  source: RawBuilder<unknown>,
  conditions: readonly RawBuilder<SqlBool>[],
  { statuses, sort, limit, isOfHits }: RowsWanted,
): RawBuilder<OrderRow> {
  const { column, isDown } = directionOf(sort);
  const turn = isDown ? sql`DESC` : sql`ASC`;
  const order = (table: RawBuilder<unknown>) =>
    sql` ORDER BY ${table}.${sql.ref(column)} ${turn}, ${table}.order_id ${turn} LIMIT ${sql.lit(limit)}`;
  const select = (own: readonly RawBuilder<SqlBool>[]) =>
    sql<OrderRow>`SELECT o.* FROM ${source}${allOf([...conditions, ...own])}${order(sql`o`)}`;
  if (statuses.length === 0) return select([]);
  if (isOfHits) return select([sql`o.status IN (${sql.join([...statuses])})`]);
  const parts = statuses.map((status) => sql`SELECT * FROM (${select([sql`o.status = ${status}`])}) p`);
  if (parts.length === 1) return select([sql`o.status = ${statuses[0]}`]);
  return sql<OrderRow>`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) a${order(sql`a`)}`;
}

export interface OrdersPage {
  readonly limit: number;
  readonly cursor?: string;
}

/** One page of the orders that a selection finds, in its order. @throws Rejection 400 for a cursor of another list */
export async function findOrders(
  database: OrderDatabase,
  { status = '', sort = DEFAULT_SORT, ...subset }: OrderSelection,
  { limit, cursor }: OrdersPage,
): Promise<Page<OrderSummary>> {
  const conditions = conditionsOf(subset);
  if (cursor !== undefined) conditions.push(afterCursor(cursor, sort));
  const hits = hitsOf(database, subset);
  if (hits === null) return { items: [], nextCursor: null };
  const statuses = statusesOf(status);
  const wanted = { statuses, sort, limit: limit + 1, isOfHits: hits.length > 0 };
  const query = rowsOf(sourceOf(database, hits), conditions, wanted);
  const { rows } = await query.execute(database.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(summaryOf), nextCursor: last ? cursorOf(last, sort) : null };
}

function cursorOf(row: OrderRow, sort: OrderSort): string {
  const value = row[directionOf(sort).column];
  return encodeCursor([sort, value, row.order_id]);
}

interface CountedRow {
  readonly status: string;
  readonly orders: number;
  readonly exceptions: number;
}

/** How many orders a subset finds in each status: exact without a filter, else of the newest 10,000. */
export async function countOrders(database: OrderDatabase, subset: OrderSubsetQuery): Promise<OrderCounts> {
  const conditions = conditionsOf(subset);
  const hits = hitsOf(database, subset);
  if (hits === null) return countsOf([]);
  if (conditions.length === 0 && hits.length === 0) {
    const kept = await database.db.selectFrom('console_order_counts').selectAll().execute();
    return countsOf(kept.map(({ name, orders }) => [name, orders]));
  }
  const newest = sql`SELECT o.status, o.is_exception FROM ${sourceOf(database, hits)}${allOf(conditions)} ORDER BY o.placed_at DESC, o.order_id DESC LIMIT ${sql.lit(COUNTED_MAX + 1)}`;
  const { rows } =
    await sql<CountedRow>`SELECT status, COUNT(*) AS orders, SUM(is_exception) AS exceptions FROM (${newest}) n GROUP BY status`.execute(
      database.db,
    );
  const sum = (of: (row: CountedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const counted = rows.map(({ status, orders }) => [status, orders] as const);
  const exceptions = [EXCEPTIONS_COUNT, sum((row) => row.exceptions)] as const;
  return countsOf([...counted, exceptions], sum(({ orders }) => orders) > COUNTED_MAX);
}
