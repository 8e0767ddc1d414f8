import { Injectable } from '@nestjs/common';
import type { EventType, FraudScreened, StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedRows, writeRows, type Projection, type RowChanges } from '@throughline/read-store';
import type { Kysely, Transaction } from 'kysely';

const TABLE = 'payment_reviews';

/** An order that a person has to look at. */
export interface OpenReview {
  readonly order_id: string;
  /** Of the screening: orders are shown in the order in which they came. */
  readonly position: number;
  readonly since: Instant;
  readonly score: number;
  /** `FraudSignal[]` as JSON. */
  readonly signals: string;
}

/** PostgreSQL's driver gives a bigint as text. */
type Tables = { [TABLE]: Omit<OpenReview, 'position'> & { readonly position: number | string } };

const types: ReadonlySet<EventType> = new Set([
  'FraudScreened',
  'FraudReviewApproved',
  'FraudReviewRejected',
  'OrderCancelled',
]);

/** Orders in review, the longest waiting first. */
@Injectable()
export class OpenReviews implements Projection<RowChanges<OpenReview>> {
  readonly name = TABLE;
  readonly version = 1;
  readonly tables = [TABLE];
  readonly types = types;
  private readonly rows = new KeyedRows<OpenReview>(({ order_id }) => order_id);

  /** Reviews behind `position`; `limit` of them at most. */
  page(position: number, limit: number): OpenReview[] {
    return [...this.rows.values()].filter((review) => review.position > position).slice(0, limit);
  }

  apply(stored: StoredEvent): void {
    if (stored.type !== 'FraudScreened') return this.rows.delete(stored.correlationId);
    const { data, correlationId, position, occurredAt } = stored as StoredEvent & FraudScreened;
    if (data.outcome !== 'review') return;
    const { score, signals } = data;
    this.rows.set({
      order_id: correlationId,
      position,
      since: occurredAt,
      score,
      signals: JSON.stringify(signals),
    });
  }

  takeChanges(): RowChanges<OpenReview> {
    return this.rows.takeChanges();
  }

  async write(trx: Transaction<unknown>, changes: RowChanges<OpenReview>): Promise<void> {
    await writeRows(trx, TABLE, 'order_id', changes);
  }

  async load(db: Kysely<unknown>): Promise<void> {
    const rows = await db.withTables<Tables>().selectFrom(TABLE).selectAll().orderBy('position').execute();
    this.rows.fill(rows.map((row) => ({ ...row, position: Number(row.position) })));
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable(TABLE).ifExists().execute();
    await trx.schema
      .createTable(TABLE)
      .addColumn('order_id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('score', 'integer', (column) => column.notNull())
      .addColumn('signals', 'text', (column) => column.notNull())
      .execute();
    this.rows.clear();
  }

  another(): OpenReviews {
    return new OpenReviews();
  }
}
