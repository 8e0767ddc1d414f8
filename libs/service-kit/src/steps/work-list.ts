import { sql, type Kysely, type Transaction } from 'kysely';
import { orderStream, type EventType, type ServiceName, type StoredEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { after, instantOf, type Clock, type Instant } from '@throughline/kernel';
import { chunksOf, type Projection } from '@throughline/read-store';
import { LRUCache } from 'lru-cache';
import type { OwedStep, OwedSteps } from './owed-steps.js';

/** Orders whose written steps are remembered, so that unchanged ones are not written again. */
const REMEMBERED_ORDERS_MAX = 20_000;

export interface WorkRow {
  /** `<order id>/<step key>`. */
  readonly id: string;
  readonly order_id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: 'duty' | 'await';
  readonly subject: string | null;
  readonly due_at: Instant | null;
  readonly next_at: Instant;
  readonly attempts: number;
}

type Tables = Record<string, WorkRow>;

/** An order's written steps: when each is due, by its key. */
type Written = ReadonlyMap<string, Instant | null>;

export interface TouchedOrders {
  /** The ledger's latest revision that was heard of, by order id; -1 where another stream of the order changed. */
  readonly revisions: ReadonlyMap<string, number>;
  /** Placed since the last batch: they cannot have rows yet. */
  readonly fresh: ReadonlySet<string>;
}

interface Batch {
  readonly upserts: WorkRow[];
  readonly deletes: string[];
  /** Orders of which it is not known what is written. */
  readonly unknown: string[];
}

const idOf = (orderId: string, key: string): string => `${orderId}/${key}`;

const writtenFrom = (steps: readonly OwedStep[]): Written =>
  new Map(steps.map(({ key, dueAt }) => [key, dueAt]));

/**
 * What a service owes, as rows: derived from the facts, disposable, and all that timers, the sweeper and a restart
 * need. A step that comes and goes between two flushes is never written.
 */
export class WorkList implements Projection<TouchedOrders> {
  readonly name: string;
  readonly version = 1;
  readonly tables: readonly string[];
  readonly types: ReadonlySet<EventType>;
  private touched = new Map<string, number>();
  private fresh = new Set<string>();
  private writing = new Map<string, Written>();
  private readonly written = new LRUCache<string, Written>({ max: REMEMBERED_ORDERS_MAX });

  constructor(
    private readonly service: ServiceName,
    private readonly owed: OwedSteps,
    private readonly clock: Clock,
    /** How long a duty may go without progress before the sweeper takes it up. */
    private readonly stuckAfterMs: number,
  ) {
    this.name = `${service}_work`;
    this.tables = [this.name];
    this.types = owed.types;
  }

  apply({ type, correlationId, stream, revision }: StoredEvent): void {
    const heard = stream === orderStream(correlationId) ? revision : NO_STREAM;
    this.touched.set(correlationId, Math.max(heard, this.touched.get(correlationId) ?? NO_STREAM));
    if (type === 'OrderPlaced') this.fresh.add(correlationId);
  }

  takeChanges(): TouchedOrders {
    const changes = { revisions: this.touched, fresh: this.fresh };
    this.touched = new Map();
    this.fresh = new Set();
    for (const [orderId, steps] of this.writing) this.written.set(orderId, steps);
    this.writing.clear();
    return changes;
  }

  async write(trx: Transaction<unknown>, { revisions, fresh }: TouchedOrders): Promise<void> {
    // A batch that failed comes again whole: only the next one proves that this one was committed.
    this.writing.clear();
    const batch: Batch = { upserts: [], deletes: [], unknown: [] };
    for (const [orderId, revision] of revisions) {
      const steps = await this.owed.owedTo(orderId, revision);
      const before = this.written.get(orderId) ?? (fresh.has(orderId) ? new Map() : undefined);
      this.addTo(batch, orderId, steps, before);
      this.writing.set(orderId, writtenFrom(steps));
    }
    await this.writeBatch(trx, batch);
  }

  /** Rows whose time has come, the longest waiting first. */
  due(db: Kysely<unknown>, limit: number): Promise<WorkRow[]> {
    const now = instantOf(this.clock.now());
    return this.rows(db).where('next_at', '<=', now).orderBy('next_at').limit(limit).execute();
  }

  /** Rows of these steps, whenever they are due: what a restart takes up at once. */
  named(db: Kysely<unknown>, names: readonly string[], limit: number): Promise<WorkRow[]> {
    return this.rows(db).where('name', 'in', names).limit(limit).execute();
  }

  async postpone(db: Kysely<unknown>, row: WorkRow, attempts: number, nextAt: Instant): Promise<void> {
    const table = db.withTables<Tables>().updateTable(this.name);
    await table.set({ attempts, next_at: nextAt }).where('id', '=', row.id).execute();
  }

  async remove(db: Kysely<unknown>, row: WorkRow): Promise<void> {
    this.written.delete(row.order_id);
    this.writing.delete(row.order_id);
    await db.withTables<Tables>().deleteFrom(this.name).where('id', '=', row.id).execute();
  }

  /** What others wrote since is not known: until it is touched again, each order's rows count as unknown. */
  load(): Promise<void> {
    this.clear();
    return Promise.resolve();
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await trx.schema.dropTable(this.name).ifExists().execute();
    await trx.schema
      .createTable(this.name)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('order_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text')
      .addColumn('due_at', 'text')
      .addColumn('next_at', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .execute();
    await trx.schema.createIndex(`${this.name}_next`).on(this.name).column('next_at').execute();
    await trx.schema.createIndex(`${this.name}_order`).on(this.name).column('order_id').execute();
    this.clear();
  }

  /** Rows that it builds have no attempts behind them: what is owed is tried anew. */
  another(): WorkList {
    return new WorkList(this.service, this.owed, this.clock, this.stuckAfterMs);
  }

  private clear(): void {
    for (const memory of [this.touched, this.fresh, this.writing, this.written]) memory.clear();
  }

  private addTo(
    batch: Batch,
    orderId: string,
    steps: readonly OwedStep[],
    before: Written | undefined,
  ): void {
    const owed = writtenFrom(steps);
    if (!before) batch.unknown.push(orderId);
    for (const key of before?.keys() ?? []) if (!owed.has(key)) batch.deletes.push(idOf(orderId, key));
    for (const step of steps) {
      if (before?.has(step.key) && before.get(step.key) === step.dueAt) continue;
      batch.upserts.push(this.rowOf(orderId, step));
    }
  }

  private rowOf(orderId: string, step: OwedStep): WorkRow {
    const { key, name, kind, subject, dueAt } = step;
    const stuckAt = after(instantOf(this.clock.now()), this.stuckAfterMs);
    return {
      id: idOf(orderId, key),
      order_id: orderId,
      key,
      name,
      kind,
      subject,
      due_at: dueAt,
      next_at: dueAt ?? stuckAt,
      attempts: 0,
    };
  }

  /** Steps no longer owed go, new ones come, and those that stay keep their attempts. */
  private async writeBatch(trx: Transaction<unknown>, { upserts, deletes, unknown }: Batch): Promise<void> {
    const table = this.name;
    const typed = trx.withTables<Tables>();
    for (const ids of chunksOf(deletes)) await typed.deleteFrom(table).where('id', 'in', ids).execute();
    for (const orderIds of chunksOf(unknown)) {
      const stays = upserts.filter(({ order_id }) => orderIds.includes(order_id)).map(({ id }) => id);
      const gone = typed.deleteFrom(table).where('order_id', 'in', orderIds);
      await (stays.length > 0 ? gone.where('id', 'not in', stays) : gone).execute();
    }
    const isUnchanged = sql`${sql.ref(`${table}.due_at`)} IS NOT DISTINCT FROM excluded.due_at`;
    for (const rows of chunksOf(upserts)) {
      await typed
        .insertInto(table)
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            due_at: sql`excluded.due_at`,
            next_at: sql`CASE WHEN ${isUnchanged} THEN ${sql.ref(`${table}.next_at`)} ELSE excluded.next_at END`,
          }),
        )
        .execute();
    }
  }

  private rows(db: Kysely<unknown>) {
    return db.withTables<Tables>().selectFrom(this.name).selectAll();
  }
}
