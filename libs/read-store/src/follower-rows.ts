import { FROM_START } from '@throughline/event-store';
import { findFollowerPosition, saveFollowerPosition } from './follower-positions.js';
import type { Projection } from './projection.js';
import type { ReadStore } from './read-store.js';

/** The rows of one read model and the position they stand at, always changed together. */
export class FollowerRows<Changes> {
  /** Everything up to here is in the rows. */
  position = FROM_START;

  constructor(
    private readonly readStore: ReadStore,
    private readonly projection: Projection<Changes>,
  ) {}

  /** Fills memory from the rows, or resets both where another version wrote the rows or none did. */
  async open(): Promise<void> {
    const { readStore, projection } = this;
    const saved = await findFollowerPosition(readStore.db, projection.name);
    if (saved?.version !== projection.version) return this.reset();
    await projection.load(readStore.db);
    this.position = saved.position;
  }

  async reset(): Promise<void> {
    await this.writeAt(FROM_START, (trx) => this.projection.reset(trx));
  }

  async write(changes: Changes, position: number): Promise<void> {
    await this.writeAt(position, (trx) => this.projection.write(trx, changes));
  }

  private async writeAt(
    position: number,
    work: (trx: Parameters<Projection<Changes>['reset']>[0]) => Promise<void>,
  ): Promise<void> {
    const { name, version } = this.projection;
    await this.readStore.transaction(async (trx) => {
      await work(trx);
      await saveFollowerPosition(trx, name, { position, version });
    });
    this.position = position;
  }
}
