/** What a batch writes: whole rows to insert or replace, keys of rows to delete. */
export interface RowChanges<Row> {
  readonly upserts: readonly Row[];
  readonly deletes: readonly string[];
}

/**
 * Rows in memory that remember which of them changed. A row is replaced, never altered, so that a batch that is
 * being written does not change under the writer.
 */
export class KeyedRows<Row extends object> {
  private readonly rows = new Map<string, Readonly<Row>>();
  private readonly changed = new Set<string>();

  constructor(private readonly keyOf: (row: Readonly<Row>) => string) {}

  get size(): number {
    return this.rows.size;
  }

  get(key: string): Readonly<Row> | undefined {
    return this.rows.get(key);
  }

  values(): IterableIterator<Readonly<Row>> {
    return this.rows.values();
  }

  set(row: Readonly<Row>): void {
    const key = this.keyOf(row);
    this.rows.set(key, row);
    this.changed.add(key);
  }

  delete(key: string): void {
    if (this.rows.delete(key)) this.changed.add(key);
  }

  /** Takes rows as they stand in the database, in place of all that it held: they count as written. */
  fill(rows: readonly Row[]): void {
    this.clear();
    for (const row of rows) this.rows.set(this.keyOf(row), row);
  }

  clear(): void {
    this.rows.clear();
    this.changed.clear();
  }

  takeChanges(): RowChanges<Readonly<Row>> {
    const upserts: Readonly<Row>[] = [];
    const deletes: string[] = [];
    for (const key of this.changed) {
      const row = this.rows.get(key);
      if (row) upserts.push(row);
      else deletes.push(key);
    }
    this.changed.clear();
    return { upserts, deletes };
  }
}
