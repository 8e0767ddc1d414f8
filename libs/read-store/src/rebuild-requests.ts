import type { ColumnType, Kysely, Migration } from 'kysely';
import { FROM_START } from '@throughline/event-store';

type Position = ColumnType<number | string, number, number>;

type RebuildsTable = {
  follower_rebuilds: {
    readonly name: string;
    readonly is_open: number;
    readonly position: Position;
    readonly head: Position;
    readonly failure: string | null;
  };
};

/** A read model that is to be built anew, and how far that has come. */
export interface Rebuild {
  readonly name: string;
  /** False once the new rows are read. */
  readonly isOpen: boolean;
  /** Everything up to here is in the new rows, or about to be. */
  readonly position: number;
  /** Of the store, when that was noted; 0 where nobody has begun. */
  readonly head: number;
  /** Why it does not go on, while that lasts. */
  readonly failure: string | null;
}

export type RebuildProgress = Pick<Rebuild, 'position' | 'head' | 'failure'>;

const tableOf = (db: Kysely<unknown>): Kysely<RebuildsTable> => db.withTables<RebuildsTable>();

export const rebuildMigrations: Readonly<Record<string, Migration>> = {
  '003-rebuilds': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('follower_rebuilds')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('is_open', 'integer', (column) => column.notNull())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('head', 'bigint', (column) => column.notNull())
        .addColumn('failure', 'text')
        .execute();
      await db.schema
        .alterTable('follower_positions')
        .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
};

/** Asks whoever leads to build a read model anew; does nothing where that was asked before and is not done yet. */
export async function requestRebuild(db: Kysely<unknown>, name: string): Promise<void> {
  const fresh = { is_open: 1, position: FROM_START, head: FROM_START, failure: null };
  await tableOf(db)
    .insertInto('follower_rebuilds')
    .values({ name, ...fresh })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(fresh).where('follower_rebuilds.is_open', '=', 0),
    )
    .execute();
}

export async function noteProgress(
  db: Kysely<unknown>,
  name: string,
  progress: RebuildProgress,
): Promise<void> {
  await tableOf(db)
    .updateTable('follower_rebuilds')
    .set(progress)
    .where('name', '=', name)
    .where('is_open', '=', 1)
    .execute();
}

/** Within the transaction that makes the new rows those that are read. */
export async function closeRebuild(trx: Kysely<unknown>, name: string, position: number): Promise<void> {
  await tableOf(trx)
    .updateTable('follower_rebuilds')
    .set({ is_open: 0, position, head: position, failure: null })
    .where('name', '=', name)
    .execute();
}

export async function findRebuilds(db: Kysely<unknown>): Promise<Rebuild[]> {
  const rows = await tableOf(db).selectFrom('follower_rebuilds').selectAll().orderBy('name').execute();
  return rows.map(({ name, is_open, position, head, failure }) => ({
    ...{ name, isOpen: is_open === 1, failure },
    ...{ position: Number(position), head: Number(head) },
  }));
}
