import type { EventType, StoredEvent } from '@throughline/contracts';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Projection } from '../projection.js';

type Tables = { test_counts: { type: string; count: number } };

/** Counts events by type: adding one twice or leaving one out shows. */
export class Counts implements Projection<Map<string, number>> {
  readonly name: string = 'test_counts';
  readonly tables: readonly string[] = ['test_counts'];
  /** Those that were made to build rows beside its own. */
  readonly others: Counts[] = [];
  readonly counts = new Map<string, number>();
  private changed = new Set<string>();
  refuse: string | undefined;
  writeFails = false;
  resets = 0;
  loads = 0;
  /** Called within each write, after its rows and before its commit. */
  whileWriting: () => Promise<void> = () => Promise.resolve();
  /** Called within each write of rows that are built beside these. */
  whileWritingBeside: () => Promise<void> = () => Promise.resolve();
  /** Called within each load, before memory is replaced. */
  whileLoading: () => Promise<void> = () => Promise.resolve();

  constructor(
    readonly version = 1,
    readonly types: ReadonlySet<EventType> = new Set(['OrderHeld', 'OrderHoldReleased']),
    readonly readableVersions: readonly number[] = [],
  ) {}

  another(): Counts {
    const other = new Counts(this.version, this.types);
    other.refuse = this.refuse;
    other.whileWriting = this.whileWritingBeside;
    this.others.push(other);
    return other;
  }

  apply({ type, stream }: StoredEvent): void {
    if (stream === this.refuse) throw new TypeError('what is this');
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
    this.changed.add(type);
  }

  takeChanges(): Map<string, number> {
    const changes = new Map([...this.changed].map((type) => [type, this.counts.get(type) ?? 0]));
    this.changed = new Set();
    return changes;
  }

  async write(trx: Transaction<unknown>, changes: Map<string, number>): Promise<void> {
    for (const [type, count] of changes) {
      await trx
        .withTables<Tables>()
        .insertInto('test_counts')
        .values({ type, count })
        .onConflict((conflict) => conflict.column('type').doUpdateSet({ count }))
        .execute();
    }
    await this.whileWriting();
    if (this.writeFails) throw new Error('disk full');
  }

  async load(db: Kysely<unknown>): Promise<void> {
    this.loads += 1;
    const rows = await db.withTables<Tables>().selectFrom('test_counts').selectAll().execute();
    await this.whileLoading();
    this.clear();
    for (const { type, count } of rows) this.counts.set(type, count);
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    this.resets += 1;
    await trx.schema.dropTable('test_counts').ifExists().execute();
    await trx.schema
      .createTable('test_counts')
      .addColumn('type', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .execute();
    await trx.schema.createIndex('test_counts_count').on('test_counts').column('count').execute();
    await sql`CREATE INDEX test_counts_many ON test_counts (type) WHERE count > 1`.execute(trx);
    this.clear();
  }

  private clear(): void {
    this.counts.clear();
    this.changed.clear();
  }
}

/** What a crash would find. */
export const countRows = async (db: Kysely<unknown>): Promise<Record<string, number>> => {
  const found = await db.withTables<Tables>().selectFrom('test_counts').selectAll().execute();
  return Object.fromEntries(found.map(({ type, count }) => [type, count]));
};
