import type { Kysely } from 'kysely';
import { positionsOf, type Claim, type SavedPosition } from './follower-positions.js';
import { isStagedName } from './staged-names.js';

/** Of the next set of tables that is built beside those that are read: no set before it had this number. */
export async function nextGeneration(db: Kysely<unknown>, name: string): Promise<number> {
  const row = await positionsOf(db)
    .selectFrom('follower_positions')
    .select('generation')
    .where('name', '=', name)
    .executeTakeFirst();
  return (row?.generation ?? 0) + 1;
}

/** Where the rows of this term stand once another set has taken their place. False where they are not this term's. */
export async function adoptPosition(
  trx: Kysely<unknown>,
  { name, term }: Claim,
  adopted: SavedPosition & { readonly generation: number },
): Promise<boolean> {
  const { numUpdatedRows } = await positionsOf(trx)
    .updateTable('follower_positions')
    .set(adopted)
    .where('name', '=', name)
    .where('term', '=', term)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function forgetPosition(trx: Kysely<unknown>, name: string): Promise<void> {
  await positionsOf(trx).deleteFrom('follower_positions').where('name', '=', name).execute();
}

/** The read models that have rows; not those that are being built beside them. */
export async function findReadModels(db: Kysely<unknown>): Promise<string[]> {
  const rows = await positionsOf(db)
    .selectFrom('follower_positions')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name).filter((name) => !isStagedName(name));
}
