import type { StoredEvent } from '@throughline/contracts';
import { NO_STREAM, type EventStore } from '@throughline/event-store';
import { TransientFault } from '@throughline/kernel';
import { LRUCache } from 'lru-cache';

/** A state, and the revision of the last event in it. */
export interface Versioned<State> {
  readonly state: State;
  readonly revision: number;
}

export interface Fold<State> {
  readonly initial: State;
  readonly evolve: (state: State, event: never) => State;
}

/** States written down, so that a long stream is not folded from its beginning. Disposable: the events are the truth. */
export interface Snapshots<State> {
  load(stream: string): Promise<Versioned<State> | undefined>;
  /** Told of every state that is reached; writes down some of them, and never fails the caller. */
  offer(stream: string, reached: Versioned<State>): void;
}

/** States kept in memory, per kind of stream. */
export const CACHED_STATES_MAX = 10_000;

/**
 * States by (stream, revision). A hit costs no read; it may be behind the store, which an append at its revision
 * finds out. `catchUp` reads what came since, from the tail alone.
 */
export class StateCache<State> {
  private readonly entries: LRUCache<string, Versioned<State>>;

  constructor(
    private readonly store: EventStore,
    private readonly fold: Fold<State>,
    entriesMax: number = CACHED_STATES_MAX,
    private readonly snapshots?: Snapshots<State>,
  ) {
    this.entries = new LRUCache({ max: entriesMax });
  }

  /**
   * The state at `atLeastRevision` or later.
   * @throws TransientFault if the store does not show that revision yet
   */
  async load(stream: string, atLeastRevision: number = NO_STREAM): Promise<Versioned<State>> {
    const cached = this.entries.get(stream);
    if (cached && cached.revision >= atLeastRevision) return cached;
    const current = await this.catchUp(stream, atLeastRevision);
    if (current.revision < atLeastRevision) {
      throw new TransientFault(
        `${stream}: revision ${atLeastRevision} expected, ${current.revision} visible`,
      );
    }
    return current;
  }

  /** What is known without a read: a stream that was not seen yet is taken to be empty. */
  known(stream: string): Versioned<State> {
    return this.entries.get(stream) ?? { state: this.fold.initial, revision: NO_STREAM };
  }

  /** The state as the store has it now; with `atLeastRevision`, as it was then or later. */
  async catchUp(stream: string, atLeastRevision?: number): Promise<Versioned<State>> {
    const cached = this.entries.get(stream) ?? (await this.snapshots?.load(stream)) ?? this.known(stream);
    const events = await this.store.readStream(stream, {
      fromRevision: cached.revision + 1,
      ...(atLeastRevision !== undefined && atLeastRevision > cached.revision && { atLeastRevision }),
    });
    if (events.length > 0) return this.advance(stream, cached, events);
    if (cached.revision !== NO_STREAM && !this.entries.has(stream)) this.entries.set(stream, cached);
    return cached;
  }

  /** Folds events that were appended right behind `before`. */
  advance(stream: string, before: Versioned<State>, events: readonly StoredEvent[]): Versioned<State> {
    let { state, revision } = before;
    for (const event of events) {
      state = this.fold.evolve(state, event as never);
      revision = event.revision;
    }
    const next = { state, revision };
    const known = this.entries.peek(stream);
    if (!known || known.revision < revision) this.entries.set(stream, next);
    this.snapshots?.offer(stream, next);
    return next;
  }
}
