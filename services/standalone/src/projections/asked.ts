import { findRebuilds, type ReadStore, type Rebuild } from '@throughline/read-store';

/** Told again and again how far each has come. */
export type OnProgress = (rebuilds: readonly Rebuild[]) => void;

/** What is to be built anew in one database. */
export interface Asked {
  readonly db: ReadStore['db'];
  readonly names: readonly string[];
}

/** Which of the read models there are is meant. @throws Error that names them all, where one is not among them */
export function wantedOf(known: readonly string[], names: readonly string[] | undefined): readonly string[] {
  const unknown = names?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length === 0) return names ?? known;
  throw new Error(`no read model is called ${unknown.join(', ')}; there are: ${known.join(', ')}`);
}

export async function progressOf(asked: readonly Asked[]): Promise<Rebuild[]> {
  const found = await Promise.all(
    asked.map(async ({ db, names }) => (await findRebuilds(db)).filter(({ name }) => names.includes(name))),
  );
  return found.flat();
}
