import { Injectable } from '@nestjs/common';
import type { EventType, SavedView, StoredEvent, ViewEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';

interface ViewRow {
  readonly view_id: string;
  readonly body: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

export interface ViewAnswer extends SavedView {
  readonly updatedAt: Instant;
  readonly updatedBy: string;
}

const types: ReadonlySet<EventType> = new Set(['ViewSaved', 'ViewDeleted']);

/** The views that people have saved, for everyone. */
@Injectable()
export class SavedViews extends KeyedProjection<ViewRow> {
  constructor() {
    super({
      ...{ name: 'console_views', version: 1, types, key: 'view_id' },
      columns: { view_id: 'text', body: 'text', updated_at: 'text', updated_by: 'text' },
    });
  }

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

  another(): SavedViews {
    return new SavedViews();
  }
}
