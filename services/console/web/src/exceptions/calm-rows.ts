/** A row that stays where it is, although what it shows may be settled. */
export interface CalmRow<Item> {
  readonly item: Item;
  /** Done by this person, or gone by itself; it leaves when nobody is looking at the list. */
  readonly isSettled: boolean;
}

interface Identity<Item> {
  idOf(item: Item): string;
  /** Another version of the same thing is open again, although the one before was settled. */
  versionOf(item: Item): string;
}

/** What is shown, brought up to date without moving anything: the settled stay, the new come last. */
export function mergeRows<Item>(
  shown: readonly CalmRow<Item>[],
  latest: readonly Item[],
  { idOf, versionOf }: Identity<Item>,
): CalmRow<Item>[] {
  const open = new Map(latest.map((item) => [idOf(item), item]));
  const kept = shown.map((row): CalmRow<Item> => {
    const item = open.get(idOf(row.item));
    open.delete(idOf(row.item));
    if (item === undefined) return { item: row.item, isSettled: true };
    return { item, isSettled: row.isSettled && versionOf(item) === versionOf(row.item) };
  });
  return [...kept, ...[...open.values()].map((item) => ({ item, isSettled: false }))];
}
