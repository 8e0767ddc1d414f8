import { Injectable } from '@nestjs/common';
import type { EventType, SavedView, StoredEvent, ViewEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedRows, writeRows, type Projection, type RowChanges } from '@throughline/read-store';
import type { Kysely, Transaction } from 'kysely';

interface ViewRow {
  readonly view_id: string;
  readonly body: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

type Tables = { console_views: ViewRow };

export interface ViewAnswer extends SavedView {
  readonly updatedAt: Instant;
  readonly updatedBy: string;
}

const types: ReadonlySet<EventType> = new Set(['ViewSaved', 'ViewDeleted']);

/** The views that people have saved, for everyone. */
@Injectable()
export class SavedViews implements Projection<RowChanges<ViewRow>> {
  readonly name = 'console_views';
  readonly version = 1;
  readonly tables = ['console_views'];
  readonly types = types;
  private readonly rows = new KeyedRows<ViewRow>(({ view_id }) => view_id);

  get count(): number {
    return this.rows.size;
  }

  has(viewId: string): boolean {
    return this.rows.get(viewId) !== undefined;
  }

  /** By name. */
  list(): ViewAnswer[] {
    const views = [...this.rows.values()].map(({ body, updated_at, updated_by }) => ({
      ...(JSON.parse(body) as SavedView),
      updatedAt: updated_at,
      updatedBy: updated_by,
    }));
    return views.sort((a, b) => a.name.localeCompare(b.name) || (a.viewId < b.viewId ? -1 : 1));
  }

  apply(stored: StoredEvent): void {
    const event = stored as StoredEvent & ViewEvent;
    if (event.type === 'ViewDeleted') return this.rows.delete(event.data.viewId);
    const { view } = event.data;
    const body = JSON.stringify(view);
    this.rows.set({
      ...{ view_id: view.viewId, body, updated_at: event.recordedAt, updated_by: event.actor },
    });
  }

  takeChanges(): RowChanges<ViewRow> {
    return this.rows.takeChanges();
  }

  write(trx: Transaction<unknown>, changes: RowChanges<ViewRow>): Promise<void> {
    return writeRows(trx, 'console_views', 'view_id', changes);
  }

  async load(db: Kysely<unknown>): Promise<void> {
    this.rows.fill(await db.withTables<Tables>().selectFrom('console_views').selectAll().execute());
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable('console_views').ifExists().execute();
    await trx.schema
      .createTable('console_views')
      .addColumn('view_id', 'text', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull())
      .execute();
    this.rows.clear();
  }

  another(): SavedViews {
    return new SavedViews();
  }
}
