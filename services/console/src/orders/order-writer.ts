import { chunksOf, writeRows, type ReadStore } from '@throughline/read-store';
import { sql, type Transaction } from 'kysely';
import type { ExceptionRow } from '../exceptions/exception-rows.js';
import { EXCEPTIONS_COUNT } from './order-counts.js';
import type { OrderRow } from './order-row.js';
import { SEARCH_TABLE, type OrderTables } from './order-tables.js';

/** An order that changed, with all that is written of it. */
export interface ChangedOrder {
  readonly row: OrderRow;
  readonly words: string;
  readonly facets: readonly string[];
  readonly exceptions: readonly ExceptionRow[];
}

interface Known {
  readonly seq: number;
  readonly words: string;
  readonly status: string;
  readonly is_exception: number;
  readonly location_ids: string;
}

/** Writes changed orders into every table that tells of them, within one transaction. */
export class OrderWriter {
  private readonly trx: Transaction<OrderTables>;

  constructor(
    private readonly untyped: Transaction<unknown>,
    private readonly dialect: ReadStore['dialect'],
  ) {
    this.trx = untyped.withTables<OrderTables>();
  }

  async write(changed: readonly ChangedOrder[]): Promise<void> {
    if (changed.length === 0) return;
    const known = await this.known(changed.map(({ row }) => row.order_id));
    const seqs = await this.seqsOf(changed, known);
    const upserts = changed.map(({ row, words }) => ({ ...row, seq: seqs.get(row.order_id) ?? 0, words }));
    await writeRows(this.untyped, 'console_orders', 'order_id', { upserts, deletes: [] });
    await this.writeCounts(changed, known);
    await this.writeFacets(changed, known);
    await this.writeExceptions(changed, known);
    if (this.dialect === 'sqlite') await this.writeWords(changed, known, seqs);
  }

  private async known(ids: readonly string[]): Promise<Map<string, Known>> {
    const found = new Map<string, Known>();
    for (const chunk of chunksOf(ids)) {
      const rows = await this.trx
        .selectFrom('console_orders')
        .select(['order_id', 'seq', 'words', 'status', 'is_exception', 'location_ids'])
        .where('order_id', 'in', chunk)
        .execute();
      for (const { order_id, ...rest } of rows) found.set(order_id, rest);
    }
    return found;
  }

  /** An order keeps its number; a new one gets the next. Only one member writes, so nobody else gives any. */
  private async seqsOf(changed: readonly ChangedOrder[], known: ReadonlyMap<string, Known>) {
    const last = await this.trx
      .selectFrom('console_orders')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst();
    let next = last?.seq ?? 0;
    return new Map(
      changed.map(({ row: { order_id } }) => [order_id, known.get(order_id)?.seq ?? (next += 1)] as const),
    );
  }

  private async writeCounts(
    changed: readonly ChangedOrder[],
    known: ReadonlyMap<string, Known>,
  ): Promise<void> {
    const deltas = new Map<string, number>();
    const add = (name: string, by: number) => deltas.set(name, (deltas.get(name) ?? 0) + by);
    for (const { row } of changed) {
      const before = known.get(row.order_id);
      if (before) add(before.status, -1);
      add(row.status, 1);
      add(EXCEPTIONS_COUNT, row.is_exception - (before?.is_exception ?? 0));
    }
    for (const [name, orders] of deltas) {
      if (orders === 0) continue;
      await this.trx
        .insertInto('console_order_counts')
        .values({ name, orders })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ orders: sql`console_order_counts.orders + ${orders}` }),
        )
        .execute();
    }
    // So that the rows are the same however the changes came together.
    await this.trx.deleteFrom('console_order_counts').where('orders', '=', 0).execute();
  }

  /** What was bought never changes; where it ships from does. */
  private async writeFacets(
    changed: readonly ChangedOrder[],
    known: ReadonlyMap<string, Known>,
  ): Promise<void> {
    const moved = changed.filter(
      ({ row }) => known.get(row.order_id)?.location_ids !== row.location_ids || !known.has(row.order_id),
    );
    const again = moved.filter(({ row }) => known.has(row.order_id)).map(({ row }) => row.order_id);
    for (const ids of chunksOf(again)) {
      await this.trx.deleteFrom('console_order_facets').where('order_id', 'in', ids).execute();
    }
    const rows = moved.flatMap(({ row: { order_id, placed_at }, facets }) =>
      [...new Set(facets)].map((facet) => ({ facet, placed_at, order_id })),
    );
    for (const chunk of chunksOf(rows))
      await this.trx.insertInto('console_order_facets').values(chunk).execute();
  }

  private async writeExceptions(
    changed: readonly ChangedOrder[],
    known: ReadonlyMap<string, Known>,
  ): Promise<void> {
    const before = changed.filter(({ row }) => known.get(row.order_id)?.is_exception === 1);
    for (const orders of chunksOf(before)) {
      const ids = orders.map(({ row }) => row.order_id);
      await this.trx.deleteFrom('console_exceptions').where('order_id', 'in', ids).execute();
    }
    const open = changed.flatMap(({ exceptions }) => exceptions);
    for (const rows of chunksOf(open)) await this.trx.insertInto('console_exceptions').values(rows).execute();
  }

  private async writeWords(
    changed: readonly ChangedOrder[],
    known: ReadonlyMap<string, Known>,
    seqs: ReadonlyMap<string, number>,
  ): Promise<void> {
    const reworded = changed.filter(({ row, words }) => known.get(row.order_id)?.words !== words);
    const seqOf = ({ row }: ChangedOrder): number => seqs.get(row.order_id) ?? 0;
    const table = sql.table(SEARCH_TABLE);
    for (const chunk of chunksOf(reworded.filter(({ row }) => known.has(row.order_id)))) {
      await sql`DELETE FROM ${table} WHERE rowid IN (${sql.join(chunk.map(seqOf))})`.execute(this.trx);
    }
    for (const chunk of chunksOf(reworded)) {
      const values = chunk.map((order) => sql`(${seqOf(order)}, ${order.words})`);
      await sql`INSERT INTO ${table} (rowid, words) VALUES ${sql.join(values)}`.execute(this.trx);
    }
  }
}
