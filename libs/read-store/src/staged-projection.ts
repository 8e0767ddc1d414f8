import type { EventType, StoredEvent } from '@throughline/contracts';
import type { Kysely, Transaction } from 'kysely';
import type { Projection } from './projection.js';
import { stagedName, StagedNames } from './staged-names.js';

/** Another of a projection's kind, with a memory and tables of its own, that knows nothing of being staged. */
export class StagedProjection<Changes> implements Projection<Changes> {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly string[];
  readonly types?: ReadonlySet<EventType>;
  private readonly inner: Projection<Changes>;
  private readonly names: StagedNames;

  constructor(
    private readonly original: Projection<Changes>,
    private readonly generation: number,
  ) {
    const { name, version, tables, types } = original;
    this.name = stagedName(name, generation);
    this.version = version;
    this.tables = tables.map((table) => stagedName(table, generation));
    if (types) this.types = types;
    this.inner = original.another();
    this.names = new StagedNames(tables, generation);
  }

  apply(event: StoredEvent): void {
    this.inner.apply(event);
  }

  takeChanges(): Changes {
    return this.inner.takeChanges();
  }

  write(trx: Transaction<unknown>, changes: Changes): Promise<void> {
    return this.inner.write(trx.withPlugin(this.names), changes);
  }

  load(db: Kysely<unknown>): Promise<void> {
    return this.inner.load(db.withPlugin(this.names));
  }

  reset(trx: Transaction<unknown>): Promise<void> {
    return this.inner.reset(trx.withPlugin(this.names));
  }

  another(): Projection<Changes> {
    return new StagedProjection(this.original, this.generation);
  }
}
