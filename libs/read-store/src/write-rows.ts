import type { Kysely, Transaction } from 'kysely';
import { chunksOf, ROWS_PER_STATEMENT_MAX } from './chunks.js';
import type { RowChanges } from './keyed-rows.js';

/** Values bound by one statement: below SQLite's 32,766 and PostgreSQL's 65,535. */
const VALUES_PER_STATEMENT_MAX = 30_000;

type AnyTable = Record<string, Record<string, unknown>>;

/**
 * Writes a batch into `table`: each row replaces the one of its `keyColumn`. All rows must have the same columns,
 * the key among them, and values that both databases take: text, numbers, null.
 */
export async function writeRows(
  trx: Transaction<unknown>,
  table: string,
  keyColumn: string,
  { upserts, deletes }: RowChanges<object>,
): Promise<void> {
  const db = trx as unknown as Kysely<AnyTable>;
  for (const keys of chunksOf(deletes, ROWS_PER_STATEMENT_MAX)) {
    await db.deleteFrom(table).where(keyColumn, 'in', keys).execute();
  }
  const columns = Object.keys(upserts[0] ?? {});
  const rowsMax = Math.max(
    1,
    Math.min(ROWS_PER_STATEMENT_MAX, Math.floor(VALUES_PER_STATEMENT_MAX / columns.length)),
  );
  for (const rows of chunksOf(upserts, rowsMax)) {
    await db
      .insertInto(table)
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column(keyColumn)
          .doUpdateSet(({ ref }) =>
            Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)])),
          ),
      )
      .execute();
  }
}
