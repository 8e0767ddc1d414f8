import { TransientFault } from '@throughline/kernel';
import type { AppendRequest } from '../event-rows.js';
import type { AppendOutcome } from './event-appender.js';

export interface GroupLimits {
  /** A single append may hold more, it goes alone. */
  readonly eventsMax: number;
  /** Of JSON; a single append may be larger, it goes alone. */
  readonly charactersMax: number;
}

/** Some 20 ms of the server's time, during which other processes wait for the lock. */
export const GROUP_LIMITS: GroupLimits = { eventsMax: 2_000, charactersMax: 8 * 1024 * 1024 };

interface Pending {
  readonly request: AppendRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Stores a group in one transaction, with an outcome for each; what it does before it returns, no caller hears of yet. */
export type StoreGroup = (group: readonly AppendRequest[]) => Promise<readonly AppendOutcome[]>;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const charactersOf = ({ records }: AppendRequest): number =>
  records.reduce((sum, { body, personal }) => sum + body.length + (personal?.length ?? 0), 0);

/**
 * Group commit: while one group is on its way to the disk, the next one gathers. One at a time, so that the appends
 * of a process reach a stream in the order in which they were made.
 */
export class AppendGroups {
  private pending: Pending[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly store: StoreGroup,
    private readonly limits: GroupLimits = GROUP_LIMITS,
  ) {}

  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.pending.push({ request, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves once all that was asked for so far is answered. */
  async drain(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // All appends of this turn of the event loop make the first group.
    await nextTurn();
    while (this.pending.length > 0) await this.storeGroup(this.takeGroup());
    this.running = undefined;
  }

  private takeGroup(): readonly Pending[] {
    let events = 0;
    let characters = 0;
    const end = this.pending.findIndex(({ request }, index) => {
      events += request.records.length;
      characters += charactersOf(request);
      return index > 0 && (events > this.limits.eventsMax || characters > this.limits.charactersMax);
    });
    return this.pending.splice(0, end === -1 ? this.pending.length : end);
  }

  /** What fails for good may be the fault of one: nothing of the group was stored, and each is tried on its own. */
  private async storeGroup(group: readonly Pending[]): Promise<void> {
    try {
      const outcomes = await this.store(group.map(({ request }) => request));
      group.forEach(({ resolve }, index) => resolve(outcomes[index] as AppendOutcome));
    } catch (error) {
      if (error instanceof TransientFault || group.length === 1) {
        for (const { reject } of group) reject(error);
      } else {
        for (const pending of group) await this.storeGroup([pending]);
      }
    }
  }
}
