import type { ColumnType, Kysely } from 'kysely';

type FollowerPositionsTable = {
  follower_positions: {
    readonly name: string;
    /** PostgreSQL's driver gives a bigint as text. */
    readonly position: ColumnType<number | string, number, number>;
    readonly version: number;
  };
};

export interface FollowerPosition {
  /** Everything up to here is in the follower's rows. */
  readonly position: number;
  /** The projection's version that wrote the rows. */
  readonly version: number;
}

const tableOf = (db: Kysely<unknown>): Kysely<FollowerPositionsTable> =>
  db.withTables<FollowerPositionsTable>();

export async function createFollowerPositions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('follower_positions')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
}

export async function findFollowerPosition(
  db: Kysely<unknown>,
  name: string,
): Promise<FollowerPosition | undefined> {
  const row = await tableOf(db)
    .selectFrom('follower_positions')
    .select(['position', 'version'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { position: Number(row.position), version: row.version };
}

/** Within the transaction that writes the rows: that is what makes an event count once. */
export async function saveFollowerPosition(
  trx: Kysely<unknown>,
  name: string,
  { position, version }: FollowerPosition,
): Promise<void> {
  await tableOf(trx)
    .insertInto('follower_positions')
    .values({ name, position, version })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ position, version }))
    .execute();
}
