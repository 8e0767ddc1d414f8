import type { EventType, StoredEvent } from '@throughline/contracts';
import type { Kysely, Transaction } from 'kysely';
import { KeyedRows, type RowChanges } from './keyed-rows.js';
import type { Projection } from './projection.js';
import { writeRows } from './write-rows.js';

export interface KeyedTable<Row> {
  /** Of the table, and of the projection. */
  readonly name: string;
  readonly version: number;
  /** The event types it looks at. */
  readonly types: ReadonlySet<EventType>;
  readonly key: keyof Row & string;
  /** All of its columns, none of which is ever null. */
  readonly columns: Readonly<Record<keyof Row & string, 'text' | 'integer' | 'bigint'>>;
  /** In which order rows come back into memory; any by default. */
  readonly orderBy?: readonly (keyof Row & string)[];
}

type Tables = Record<string, Record<string, unknown>>;

/** A read model that is one table, all of it in memory: what events make of its rows is all that is left to say. */
export abstract class KeyedProjection<Row extends object> implements Projection<RowChanges<Row>> {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly string[];
  readonly types: ReadonlySet<EventType>;
  protected readonly rows: KeyedRows<Row>;

  constructor(private readonly table: KeyedTable<Row>) {
    const { name, version, types, key } = table;
    [this.name, this.version, this.tables, this.types] = [name, version, [name], types];
    this.rows = new KeyedRows<Row>((row) => row[key] as string);
  }

  abstract apply(event: StoredEvent): void;

  abstract another(): Projection<RowChanges<Row>>;

  /** The first `limit` rows that are wanted, in the order in which they are kept. */
  protected firstOf(limit: number, isWanted: (row: Row) => boolean): Row[] {
    const found: Row[] = [];
    for (const row of this.rows.values()) {
      if (isWanted(row)) found.push(row);
      if (found.length >= limit) break;
    }
    return found;
  }

  takeChanges(): RowChanges<Row> {
    return this.rows.takeChanges();
  }

  async write(trx: Transaction<unknown>, changes: RowChanges<Row>): Promise<void> {
    await writeRows(trx, this.name, this.table.key, changes);
  }

  async load(db: Kysely<unknown>): Promise<void> {
    let query = db.withTables<Tables>().selectFrom(this.name).selectAll();
    for (const column of this.table.orderBy ?? []) query = query.orderBy(column);
    this.rows.fill((await query.execute()) as Row[]);
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    const { name, key, columns } = this.table;
    await trx.schema.dropTable(name).ifExists().execute();
    let table = trx.schema.createTable(name);
    for (const [column, type] of Object.entries<'text' | 'integer' | 'bigint'>(columns)) {
      table = table.addColumn(column, type, (made) => (column === key ? made.primaryKey() : made.notNull()));
    }
    await table.execute();
    this.rows.clear();
  }
}
