import { sql, type ColumnType, type Kysely, type Migration } from 'kysely';
import { FROM_START } from '@throughline/event-store';

type FollowerPositionsTable = {
  follower_positions: {
    readonly name: string;
    /** PostgreSQL's driver gives a bigint as text. */
    readonly position: ColumnType<number | string, number, number>;
    readonly version: number;
    readonly term: ColumnType<number | string, number, number>;
    /** Sets of tables that were built beside those before them, so far. */
    readonly generation: ColumnType<number, number | undefined, number>;
  };
};

/** Where the rows of one follower stand. */
export interface SavedPosition {
  /** Everything up to here is in the follower's rows. */
  readonly position: number;
  /** The projection's version that wrote the rows. */
  readonly version: number;
}

/** Of rows that no projection has written yet: theirs begin at 1. */
const NO_VERSION = 0;

/** Rows of this member's, in the term in which it leads. */
export interface Claim {
  readonly name: string;
  readonly term: number;
}

export const positionsOf = (db: Kysely<unknown>): Kysely<FollowerPositionsTable> =>
  db.withTables<FollowerPositionsTable>();

/** What the read store keeps for itself. Files of the first release have the table, but no migration of it. */
export const positionMigrations: Readonly<Record<string, Migration>> = {
  '001-positions': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('follower_positions')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .execute();
    },
  },
  '002-terms': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .alterTable('follower_positions')
        .addColumn('term', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
};

export async function findPosition(db: Kysely<unknown>, name: string): Promise<SavedPosition | undefined> {
  const row = await positionsOf(db)
    .selectFrom('follower_positions')
    .select(['position', 'version'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { position: Number(row.position), version: row.version };
}

/** Locks the position, so that until the transaction ends nobody changes the rows that belong to it. */
export async function lockPosition(trx: Kysely<unknown>, name: string): Promise<void> {
  // An update that changes nothing: the one lock on a row that both databases have.
  await positionsOf(trx).updateTable('follower_positions').set({ name }).where('name', '=', name).execute();
}

/**
 * Makes the rows those of this term, unless a later one has them: undefined then. Locks them until the transaction
 * ends, so that what an earlier term still had under way is through, or is refused.
 */
export async function claimPosition(
  trx: Kysely<unknown>,
  { name, term }: Claim,
): Promise<SavedPosition | undefined> {
  const row = await positionsOf(trx)
    .insertInto('follower_positions')
    .values({ name, position: FROM_START, version: NO_VERSION, term })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ term }).where(sql.ref('follower_positions.term'), '<=', term),
    )
    .returning(['position', 'version'])
    .executeTakeFirst();
  return row && { position: Number(row.position), version: row.version };
}

/**
 * Within the transaction that writes the rows, and before it does: that is what makes an event count once. False, and
 * nothing is moved, where the rows are not at `before` or not this term's.
 */
export async function movePosition(
  trx: Kysely<unknown>,
  { name, term }: Claim,
  before: number,
  position: number,
): Promise<boolean> {
  const { numUpdatedRows } = await positionsOf(trx)
    .updateTable('follower_positions')
    .set({ position })
    .where('name', '=', name)
    .where('term', '=', term)
    .where('position', '=', before)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets the rows of this term back. False where they are not this term's. */
export async function resetPosition(
  trx: Kysely<unknown>,
  { name, term }: Claim,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await positionsOf(trx)
    .updateTable('follower_positions')
    .set({ position: FROM_START, version })
    .where('name', '=', name)
    .where('term', '=', term)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True where the rows are this term's and stand at `position`. */
export async function isPositionAt(
  db: Kysely<unknown>,
  { name, term }: Claim,
  position: number,
): Promise<boolean> {
  const row = await positionsOf(db)
    .selectFrom('follower_positions')
    .select('position')
    .where('name', '=', name)
    .where('term', '=', term)
    .executeTakeFirst();
  return row !== undefined && Number(row.position) === position;
}
