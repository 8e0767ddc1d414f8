import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Database, Statement } from '@throughline/sqlite';

/** Prepared statements kept for re-use: far more than a service has queries, bounded for those built by size. */
const STATEMENTS_KEPT_MAX = 256;

/** Kysely asks for better-sqlite3's shape: parameters as one array, and whether the statement returns rows. */
const toKyselyStatement = (statement: Statement): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...parameters),
  run: (parameters) => statement.run(...parameters),
  iterate: (parameters) => statement.iterate(...parameters),
});

const toKyselyDatabase = (database: Database): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      let statement = kept.get(sql);
      if (statement) kept.delete(sql);
      else statement = toKyselyStatement(database.prepare(sql));
      kept.set(sql, statement);
      if (kept.size > STATEMENTS_KEPT_MAX) kept.delete(kept.keys().next().value as string);
      return statement;
    },
  };
};

/** Kysely over the SQLite driver of libs/sqlite. */
export const sqliteDialectOver = (database: Database): SqliteDialect =>
  new SqliteDialect({ database: toKyselyDatabase(database) });
