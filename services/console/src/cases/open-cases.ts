import { Inject, Injectable } from '@nestjs/common';
import type { CaseEvent, EventType, StoredEvent } from '@throughline/contracts';
import {
  KeyedRows,
  writeRows,
  type Projection,
  type ReadStore,
  type RowChanges,
} from '@throughline/read-store';
import { READ_STORE } from '@throughline/service-kit';
import type { Kysely, Transaction } from 'kysely';

export interface CaseRow {
  readonly order_id: string;
  readonly owner: string | null;
  readonly notes: number;
}

export type CaseTables = { console_cases: CaseRow };

const types: ReadonlySet<EventType> = new Set(['CaseOwnerSet', 'CaseNoteAdded']);

/** Who sees to which order, and how much they have written down: a row for each order that somebody looked into. */
@Injectable()
export class OpenCases implements Projection<RowChanges<CaseRow>> {
  readonly name = 'console_cases';
  readonly version = 1;
  readonly tables = ['console_cases'];
  readonly types = types;
  private readonly rows = new KeyedRows<CaseRow>(({ order_id }) => order_id);

  constructor(@Inject(READ_STORE) private readonly readStore: ReadStore) {}

  get db(): Kysely<CaseTables> {
    return this.readStore.db.withTables<CaseTables>();
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & CaseEvent;
    const { orderId } = event.data;
    const before = this.rows.get(orderId) ?? { order_id: orderId, owner: null, notes: 0 };
    if (event.type === 'CaseOwnerSet') this.rows.set({ ...before, owner: event.data.owner });
    else this.rows.set({ ...before, notes: before.notes + 1 });
  }

  takeChanges(): RowChanges<CaseRow> {
    return this.rows.takeChanges();
  }

  write(trx: Transaction<unknown>, changes: RowChanges<CaseRow>): Promise<void> {
    return writeRows(trx, 'console_cases', 'order_id', changes);
  }

  async load(db: Kysely<unknown>): Promise<void> {
    this.rows.fill(await db.withTables<CaseTables>().selectFrom('console_cases').selectAll().execute());
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable('console_cases').ifExists().execute();
    await trx.schema
      .createTable('console_cases')
      .addColumn('order_id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text')
      .addColumn('notes', 'integer', (column) => column.notNull())
      .execute();
    await trx.schema.createIndex('console_cases_owner').on('console_cases').column('owner').execute();
    this.rows.clear();
  }

  another(): OpenCases {
    return new OpenCases(this.readStore);
  }
}
