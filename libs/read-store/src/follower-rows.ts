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
    const { name, version } = this.projection;
    const saved = await findPosition(this.readStore.db, name);
    return saved?.version === version ? saved.position : FROM_START;
  }

  /** Fills memory from the rows of another member; leaves it as it is where none of this version are there. */
  async read(onFilled: OnFilled): Promise<void> {
    const { name } = this.projection;
    await this.readStore.transaction(async (trx) => {
      await lockPosition(trx, name);
      const saved = await findPosition(trx, name);
      if (saved?.version === this.projection.version) await this.fill(trx, saved.position, onFilled);
    });
  }

  /**
   * Makes the rows this member's and fills memory from them, or resets both where another version wrote the rows or
   * none did. @throws RowsTaken if a later term has them
   */
  async takeOver(term: number, onFilled: OnFilled): Promise<void> {
    const { name, version } = this.projection;
    const claim = { name, term };
    await this.readStore.transaction(async (trx) => {
      const saved = await claimPosition(trx, claim);
      if (!saved) throw this.taken();
      if (saved.version === version) await this.fill(trx, saved.position, onFilled);
      else await this.empty(trx, claim, onFilled);
    });
    this.claim = claim;
  }

  /** @throws RowsTaken if they are not this member's */
  async reset(onFilled: OnFilled): Promise<void> {
    const claim = this.held();
    await this.readStore.transaction((trx) => this.empty(trx, claim, onFilled));
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
    if (!(await resetPosition(trx, claim, this.projection.version))) throw this.taken();
    await this.projection.reset(trx);
    this.position = FROM_START;
    onFilled(FROM_START);
  }

  private held(): Claim {
    if (this.claim) return this.claim;
    throw this.taken();
  }

  private taken(): RowsTaken {
    return new RowsTaken(`another member of the service writes the rows of ${this.projection.name}`);
  }
}
