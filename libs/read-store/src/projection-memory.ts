import type { StoredEvent } from '@throughline/contracts';
import { FROM_START, type AllSlice } from '@throughline/event-store';
import { messageOf } from '@throughline/kernel';
import type { Projection } from './projection.js';

/** An event that the projection threw at: nothing behind it is taken in until that ends. */
export class CannotApply extends Error {
  override readonly name = 'CannotApply';
  readonly reason: string;

  constructor({ type, position }: StoredEvent, cause: unknown) {
    super(`cannot apply ${type} at position ${position}`, { cause });
    this.reason = messageOf(cause);
  }
}

/** What was applied once, to be applied again on top of other rows. */
export interface Reread {
  /** The slices hold all that lies behind this position. */
  readonly after: number;
  readonly slices: readonly AllSlice[];
}

export const NOTHING_REREAD: Reread = { after: FROM_START, slices: [] };

/**
 * A projection's memory and the position that it stands at. Both change in one turn, so that whoever asks the
 * projection meanwhile never finds it half filled.
 */
export class ProjectionMemory<Changes> {
  private appliedPosition = FROM_START;
  private takenPosition = FROM_START;
  private untaken = 0;

  constructor(private readonly projection: Projection<Changes>) {}

  /** Everything up to here is applied. */
  get position(): number {
    return this.appliedPosition;
  }

  get hasChanges(): boolean {
    return this.appliedPosition > this.takenPosition;
  }

  /** Applied events whose changes were not taken yet. */
  get untakenEvents(): number {
    return this.untaken;
  }

  /** A slice that failed half-way may come again, whole. @throws CannotApply; what lies before that event is applied */
  apply({ events, position }: AllSlice): void {
    for (const event of events) {
      if (event.position <= this.appliedPosition) continue;
      try {
        this.projection.apply(event);
      } catch (error) {
        throw new CannotApply(event, error);
      }
      this.appliedPosition = event.position;
      this.untaken += 1;
    }
    this.appliedPosition = Math.max(this.appliedPosition, position);
  }

  takeChanges(): { readonly changes: Changes; readonly position: number } {
    this.takenPosition = this.appliedPosition;
    this.untaken = 0;
    return { changes: this.projection.takeChanges(), position: this.takenPosition };
  }

  /** The projection holds what its rows hold, up to `position`. What was applied behind it before is so again. */
  filledAt(position: number, { after, slices }: Reread = NOTHING_REREAD): void {
    this.appliedPosition = position;
    this.takenPosition = position;
    this.untaken = 0;
    if (after > position) return;
    try {
      for (const slice of slices) this.apply(slice);
    } catch {
      // The follower goes on from here: it meets the event again, and says so.
    }
  }
}
