import { sql, type Kysely, type Transaction } from 'kysely';
import type { EventType, ServiceName, StoredEvent } from '@throughline/contracts';
import { after, instantOf, type Clock, type Instant } from '@throughline/kernel';
import type { Projection } from '@throughline/read-store';
import { LRUCache } from 'lru-cache';
import type { OwedStep, OwedSteps } from './owed-steps.js';

/** Orders whose written steps are remembered, so that unchanged ones are not written again. */
const REMEMBERED_ORDERS_MAX = 20_000;

export interface WorkRow {
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

const fingerprintOf = (steps: readonly OwedStep[]): string =>
  steps.map(({ key, dueAt }) => `${key}@${dueAt ?? ''}`).join('|');

/**
 * What a service owes, as rows: derived from the facts, disposable, and all that timers, the sweeper and a restart
 * need. A step that comes and goes between two flushes is never written.
 */
export class WorkList implements Projection<ReadonlySet<string>> {
  readonly name: string;
  readonly version = 1;
  readonly types: ReadonlySet<EventType>;
  private touched = new Set<string>();
  private writing = new Map<string, string>();
  private readonly written = new LRUCache<string, string>({ max: REMEMBERED_ORDERS_MAX });

  constructor(
    service: ServiceName,
    private readonly owed: OwedSteps,
    private readonly clock: Clock,
    /** How long a duty may go without progress before the sweeper takes it up. */
    private readonly stuckAfterMs: number,
  ) {
    this.name = `${service}_work`;
    this.types = owed.types;
  }

  apply(event: StoredEvent): void {
    this.touched.add(event.correlationId);
  }

  takeChanges(): ReadonlySet<string> {
    const touched = this.touched;
    this.touched = new Set();
    for (const [orderId, fingerprint] of this.writing) this.written.set(orderId, fingerprint);
    this.writing.clear();
    return touched;
  }

  async write(trx: Transaction<unknown>, orderIds: ReadonlySet<string>): Promise<void> {
    // A batch that failed comes again whole: only the next one proves that this one was committed.
    this.writing.clear();
    for (const orderId of orderIds) {
      const steps = await this.owed.owedTo(orderId);
      const fingerprint = fingerprintOf(steps);
      if (this.written.get(orderId) === fingerprint) continue;
      await this.writeSteps(trx, orderId, steps);
      this.writing.set(orderId, fingerprint);
    }
  }

  /** Rows whose time has come, the longest waiting first. */
  due(db: Kysely<unknown>, limit: number): Promise<WorkRow[]> {
    const now = instantOf(this.clock.now());
    return this.table(db).selectAll().where('next_at', '<=', now).orderBy('next_at').limit(limit).execute();
  }

  /** Rows of these steps, whenever they are due: what a restart takes up at once. */
  named(db: Kysely<unknown>, names: readonly string[], limit: number): Promise<WorkRow[]> {
    return this.table(db).selectAll().where('name', 'in', names).limit(limit).execute();
  }

  async postpone(db: Kysely<unknown>, row: WorkRow, attempts: number, nextAt: Instant): Promise<void> {
    await db
      .withTables<Tables>()
      .updateTable(this.name)
      .set({ attempts, next_at: nextAt })
      .where('order_id', '=', row.order_id)
      .where('key', '=', row.key)
      .execute();
  }

  async remove(db: Kysely<unknown>, row: WorkRow): Promise<void> {
    this.written.delete(row.order_id);
    this.writing.delete(row.order_id);
    await db
      .withTables<Tables>()
      .deleteFrom(this.name)
      .where('order_id', '=', row.order_id)
      .where('key', '=', row.key)
      .execute();
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    this.touched.clear();
    this.writing.clear();
    this.written.clear();
    await trx.schema.dropTable(this.name).ifExists().execute();
    await trx.schema
      .createTable(this.name)
      .addColumn('order_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text')
      .addColumn('due_at', 'text')
      .addColumn('next_at', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${this.name}_key`, ['order_id', 'key'])
      .execute();
    await trx.schema.createIndex(`${this.name}_next`).on(this.name).column('next_at').execute();
  }

  /** Steps no longer owed go, new ones come, and those that stay keep their attempts. */
  private async writeSteps(
    trx: Transaction<unknown>,
    orderId: string,
    steps: readonly OwedStep[],
  ): Promise<void> {
    const table = this.name;
    const typed = trx.withTables<Tables>();
    const stale = typed.deleteFrom(table).where('order_id', '=', orderId);
    const keys = steps.map(({ key }) => key);
    await (keys.length > 0 ? stale.where('key', 'not in', keys) : stale).execute();
    if (steps.length === 0) return;
    const stuckAt = after(instantOf(this.clock.now()), this.stuckAfterMs);
    const rows = steps.map((step) => ({
      order_id: orderId,
      key: step.key,
      name: step.name,
      kind: step.kind,
      subject: step.subject,
      due_at: step.dueAt,
      next_at: step.dueAt ?? stuckAt,
      attempts: 0,
    }));
    await typed
      .insertInto(table)
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['order_id', 'key']).doUpdateSet({
          due_at: sql`excluded.due_at`,
          next_at: sql`CASE WHEN ${sql.ref(`${table}.due_at`)} IS NOT excluded.due_at THEN excluded.next_at ELSE ${sql.ref(`${table}.next_at`)} END`,
        }),
      )
      .execute();
  }

  private table(db: Kysely<unknown>) {
    return db.withTables<Tables>().selectFrom(this.name);
  }
}
