import type { Transaction } from 'kysely';
import { FROM_START } from '@throughline/event-store';
import {
  claimPosition,
  findPosition,
  isPositionAt,
  lockPosition,
  movePosition,
  resetPosition,
  type Claim,
} from './follower-positions.js';
import type { Projection } from './projection.js';
import type { ReadStore } from './read-store.js';
import { closeRebuild, requestRebuild } from './rebuild-requests.js';
import { stagedName } from './staged-names.js';
import { adoptPosition, forgetPosition, nextGeneration } from './staged-positions.js';
import { dropRetired, exchangeTables } from './staged-tables.js';

/** Another member writes these rows by now: what this one holds must not be written. */
export class RowsTaken extends Error {
  override readonly name = 'RowsTaken';
}

/** Told of the position of what memory was filled with, in the same turn: memory and its position never differ. */
export type OnFilled = (position: number) => void;

/** The rows of one read model and the position they stand at, always changed together, by the leader alone. */
export class FollowerRows<Changes> {
  /** Everything up to here is in the rows, as far as this member knows. */
  position = FROM_START;
  private claim: Claim | undefined;

  constructor(
    private readonly readStore: ReadStore,
    private readonly projection: Projection<Changes>,
  ) {}

  /** True while this member may write them: until it gives them up, or finds that another has taken them. */
  get isOurs(): boolean {
    return this.claim !== undefined;
  }

  /** The term in which they are this member's. */
  get term(): number | undefined {
    return this.claim?.term;
  }

  /** Where memory could be filled from the rows: the start where none of this version are there. */
  async savedPosition(): Promise<number> {
    const saved = await findPosition(this.readStore.db, this.projection.name);
    return this.isReadable(saved?.version) ? (saved?.position ?? FROM_START) : FROM_START;
  }

  /** Fills memory from the rows of another member; leaves it as it is where none of this version are there. */
  async read(onFilled: OnFilled): Promise<void> {
    const { name } = this.projection;
    await this.readStore.transaction(async (trx) => {
      await lockPosition(trx, name);
      const saved = await findPosition(trx, name);
      if (saved && this.isReadable(saved.version)) await this.fill(trx, saved.position, onFilled);
    });
  }

  /**
   * Makes the rows this member's and fills memory from them, or resets both where none wrote the rows or a version that
   * cannot be read. Where an older one can, asks to build them anew. @throws RowsTaken if a later term has them
   */
  async takeOver(term: number, onFilled: OnFilled): Promise<void> {
    const { name, version } = this.projection;
    const claim = { name, term };
    await this.readStore.transaction(async (trx) => {
      const saved = await claimPosition(trx, claim);
      if (!saved) throw this.taken();
      if (!this.isReadable(saved.version)) return this.empty(trx, claim, onFilled);
      if (saved.version !== version) await requestRebuild(trx, name);
      await this.fill(trx, saved.position, onFilled);
    });
    this.claim = claim;
  }

  /** Asks for rows to be built beside these, and gives their number. @throws RowsTaken if these are not this member's */
  async stage(): Promise<number> {
    const { name } = this.held();
    const { db } = this.readStore;
    await requestRebuild(db, name);
    return nextGeneration(db, name);
  }

  /**
   * Puts rows that were built beside these in their place, and fills memory from them.
   * @throws RowsTaken if either are not this member's
   */
  async exchange(generation: number, onFilled: OnFilled): Promise<void> {
    const claim = this.held();
    const { name, version, tables } = this.projection;
    const staged = stagedName(name, generation);
    await this.readStore.transaction(async (trx) => {
      const built = await claimPosition(trx, { name: staged, term: claim.term });
      if (built?.version !== version) throw this.taken();
      if (!(await adoptPosition(trx, claim, { ...built, generation }))) throw this.taken();
      await exchangeTables(trx, this.readStore.dialect, tables, generation);
      await forgetPosition(trx, staged);
      await closeRebuild(trx, name, built.position);
      await this.fill(trx, built.position, onFilled);
    });
  }

  /** @throws RowsTaken if they are not this member's, or not where it left them */
  async write(changes: Changes, position: number): Promise<void> {
    const claim = this.held();
    await this.readStore.transaction(async (trx) => {
      if (await movePosition(trx, claim, this.position, position)) {
        return this.projection.write(trx, changes);
      }
      // The commit of an earlier try may have come through although its answer was lost.
      if (!(await isPositionAt(trx, claim, position))) throw this.taken();
    });
    this.position = position;
  }

  /** Writes nothing more. */
  giveUp(): void {
    this.claim = undefined;
  }

  private async fill(trx: Transaction<unknown>, position: number, onFilled: OnFilled): Promise<void> {
    await this.projection.load(trx);
    this.position = position;
    onFilled(position);
  }

  private async empty(trx: Transaction<unknown>, claim: Claim, onFilled: OnFilled): Promise<void> {
    const { version, tables } = this.projection;
    if (!(await resetPosition(trx, claim, version))) throw this.taken();
    // Their indexes have the names that new ones get.
    await dropRetired(trx, tables);
    await this.projection.reset(trx);
    this.position = FROM_START;
    onFilled(FROM_START);
  }

  private isReadable(saved: number | undefined): boolean {
    const { version, readableVersions = [] } = this.projection;
    return saved === version || (saved !== undefined && readableVersions.includes(saved));
  }

  private held(): Claim {
    if (this.claim) return this.claim;
    throw this.taken();
  }

  private taken(): RowsTaken {
    return new RowsTaken(`another member of the service writes the rows of ${this.projection.name}`);
  }
}
