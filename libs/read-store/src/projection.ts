import type { Kysely, Transaction } from 'kysely';
import type { EventType, StoredEvent } from '@throughline/contracts';

/**
 * A read model: a view in memory that is right within a millisecond of an event, and rows that follow in batches.
 * `Changes` is what a batch writes. It must be a copy (or rows that are replaced, never altered), because events go
 * on being applied while it is written, and a batch that fails is written again as it is.
 */
export interface Projection<Changes> {
  /** Names its position: unique within the database, so begin it with the service's name. */
  readonly name: string;
  /** A changed number builds the read model anew from the first event. */
  readonly version: number;
  /**
   * Earlier versions whose tables have the same columns: what they wrote is read, and written on, until the rows of
   * this version stand beside them. The rows of any other version are emptied at once, and readers see them fill.
   */
  readonly readableVersions?: readonly number[];
  /** All that it keeps rows in. What else it creates (indexes, constraints) begins with the name of one, and `_`. */
  readonly tables: readonly string[];
  /** The event types it looks at; all by default. */
  readonly types?: ReadonlySet<EventType>;
  /** Takes in one event, in memory, at once. It must survive a fact from a newer release: a throw stops the follower here. */
  apply(event: StoredEvent): void;
  /** What changed since it was last asked; from then on that counts as written. */
  takeChanges(): Changes;
  /** Writes one batch, which may hold nothing; commits together with the position. */
  write(trx: Transaction<unknown>, changes: Changes): Promise<void>;
  /**
   * Replaces memory, changes that were not taken included, by what the rows hold: at once, after the last of them was
   * read, because others go on asking it. A member that begins to lead does this in the middle of its life.
   */
  load(db: Kysely<unknown>): Promise<void>;
  /** Drops its tables if they are there, creates them empty, and then empties memory. */
  reset(trx: Transaction<unknown>): Promise<void>;
  /** An empty one of its kind: it builds rows beside these, through the handles that it is given alone. */
  another(): Projection<Changes>;
}
