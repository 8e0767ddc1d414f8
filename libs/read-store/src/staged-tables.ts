import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReadStore } from './read-store.js';
import { stagedName } from './staged-names.js';

type Dialect = ReadStore['dialect'];

/**
 * How long the exchange of tables waits for those who read them. Below PostgreSQL's `deadlock_timeout` (1 s): where
 * both wait for each other it is the exchange that gives way, to be tried again, and never a reader.
 */
const EXCHANGE_WAIT_MS = 500;

/** Rows that are deleted before others have their turn. */
const ROWS_PER_TURN = 2_000;

const retiredName = (table: string): string => `${table}__old`;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function isThere(db: Kysely<unknown>, dialect: Dialect, table: string): Promise<boolean> {
  const query =
    dialect === 'sqlite'
      ? sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name = ${table}`
      : sql`SELECT 1 AS name WHERE to_regclass(${table}) IS NOT NULL`;
  return (await query.execute(db)).rows.length > 0;
}

const rename = (trx: Transaction<unknown>, from: string, to: string): Promise<unknown> =>
  sql`ALTER TABLE ${sql.id(from)} RENAME TO ${sql.id(to)}`.execute(trx);

/**
 * Lets PostgreSQL look at what tables hold, before they are read: autovacuum would come a minute later, and until then
 * a common word be looked up like a rare one. SQLite's plans go by the indexes alone.
 */
export async function analyze({ db, dialect }: ReadStore, tables: readonly string[]): Promise<void> {
  if (dialect === 'sqlite') return;
  for (const table of tables) await sql`ANALYZE ${sql.id(table)}`.execute(db);
}

/** What a crash may have left of tables that were retired. */
export async function dropRetired(trx: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  for (const table of tables) await trx.schema.dropTable(retiredName(table)).ifExists().execute();
}

/** Puts the staged tables in the place of those that are read, which are retired, all at once with the transaction. */
export async function exchangeTables(
  trx: Transaction<unknown>,
  dialect: Dialect,
  tables: readonly string[],
  generation: number,
): Promise<void> {
  if (dialect === 'postgres') await sql`SET LOCAL lock_timeout = ${sql.lit(EXCHANGE_WAIT_MS)}`.execute(trx);
  await dropRetired(trx, tables);
  for (const table of tables) {
    if (await isThere(trx, dialect, table)) await rename(trx, table, retiredName(table));
    await rename(trx, stagedName(table, generation), table);
  }
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** SQLite frees a table page by page, before anybody else has a turn: so a large one goes bit by bit. */
async function emptyBitByBit(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } =
    await sql<SchemaRow>`SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ${table} AND sql IS NOT NULL`.execute(
      db,
    );
  // A full-text index keeps its rows in tables of its own, in large pieces.
  if (rows.some((row) => row.sql.startsWith('CREATE VIRTUAL'))) return;
  for (const { name } of rows.filter(({ type }) => type === 'index')) {
    await db.schema.dropIndex(name).execute();
    await nextTurn();
  }
  const some = sql`DELETE FROM ${sql.table(table)} WHERE rowid IN (SELECT rowid FROM ${sql.table(table)} LIMIT ${sql.lit(ROWS_PER_TURN)})`;
  for (let isEmpty = false; !isEmpty;) {
    const { numAffectedRows } = await some.execute(db);
    isEmpty = (numAffectedRows ?? 0n) < ROWS_PER_TURN;
    await nextTurn();
  }
}

/** Drops the retired tables; the others go on being read and written meanwhile. */
export async function discardRetired({ db, dialect }: ReadStore, tables: readonly string[]): Promise<void> {
  for (const table of tables.map(retiredName)) {
    if (!(await isThere(db, dialect, table))) continue;
    if (dialect === 'sqlite') await emptyBitByBit(db, table);
    await db.schema.dropTable(table).ifExists().execute();
  }
}
