import {
  eventCatalogue,
  type Actor,
  type DomainEvent,
  type EventType,
  type NewEvent,
  type ServiceName,
  type StoredEvent,
} from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import {
  instantOf,
  StreamMovedOn,
  TransientFault,
  uuidv7,
  type Clock,
  type Decider,
  type Decision,
  type Instant,
} from '@throughline/kernel';
import { type StateCache, type Versioned } from './state-cache.js';

/** Lost races of one command before it is left to the message's retry. */
export const RACES_MAX = 24;

/** Appends of unknown outcome, repeated with the same ids, before it is left to the message's retry. */
export const APPEND_ATTEMPTS_MAX = 3;

/** On whose word, and because of what, a command is given. */
export interface CommandContext {
  readonly causationId: string;
  /** The order's id, or the hold's or return's own. */
  readonly correlationId: string;
  readonly actor: Actor;
  /** The stream's revision behind the message: the decision rests on that state or a later one. */
  readonly atLeastRevision?: number;
  /** The stream is taken to be new, unless this process knows better: its first append finds out, without a read. */
  readonly isNew?: boolean;
  /** When it happened in the business, where that is not now. */
  readonly occurredAt?: Instant;
}

/** What became of a command, and the state that it left. */
export type Handled<State> = { readonly state: State; readonly revision: number } & (
  | { readonly outcome: 'accept'; readonly events: readonly StoredEvent[] }
  | { readonly outcome: 'ignore'; readonly why: string }
  | { readonly outcome: 'reject'; readonly code: string; readonly detail?: string }
);

/** Told of every command that was handled, for metrics. */
export interface CommandObserver {
  handled(commandType: string, outcome: Decision<unknown>['outcome']): void;
  raceLost(commandType: string): void;
}

export interface Command {
  readonly type: string;
}

/**
 * The one road from a command to the store: load, decide, append at the revision read; a lost race decides again.
 * Nothing else calls `append`.
 */
export class CommandHandler<State, Event extends DomainEvent> {
  constructor(
    private readonly parts: {
      readonly store: EventStore;
      readonly cache: StateCache<State>;
      readonly clock: Clock;
      readonly service: ServiceName;
      readonly observer: CommandObserver;
    },
  ) {}

  async handle<C extends Command>(
    decider: Pick<Decider<State, C, Event>, 'decide'>,
    stream: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<State>> {
    const { cache, observer } = this.parts;
    let current = context.isNew ? cache.known(stream) : await cache.load(stream, context.atLeastRevision);
    let isFresh = false;
    for (let race = 0; race <= RACES_MAX; race += 1) {
      const decision = decider.decide(command, current.state);
      if (decision.outcome !== 'accept') {
        // What came after the event behind a message has a message of its own, whose handler sees both.
        const isSettled = decision.outcome === 'ignore' && context.atLeastRevision !== undefined;
        const latest = isFresh || isSettled ? current : await cache.catchUp(stream);
        isFresh = true;
        if (latest.revision !== current.revision) {
          current = latest;
          continue;
        }
        observer.handled(command.type, decision.outcome);
        return { ...decision, ...current };
      }
      const appended = await this.append(stream, current, decision.events, context);
      if (appended) {
        observer.handled(command.type, 'accept');
        return { outcome: 'accept', events: appended, ...cache.advance(stream, current, appended) };
      }
      observer.raceLost(command.type);
      current = await cache.catchUp(stream);
      isFresh = true;
    }
    throw new TransientFault(`${stream}: ${command.type} lost ${RACES_MAX} races`);
  }

  private async append(
    stream: string,
    { revision }: Versioned<State>,
    events: readonly Event[],
    context: CommandContext,
  ): Promise<readonly StoredEvent[] | undefined> {
    const stamped = events.map((event) => this.stamp(event, context));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.parts.store.append(stream, revision, stamped);
      } catch (error) {
        if (error instanceof StreamMovedOn) return undefined;
        if (!(error instanceof TransientFault) || attempt >= APPEND_ATTEMPTS_MAX) throw error;
      }
    }
  }

  private stamp(event: DomainEvent, context: CommandContext): NewEvent {
    const { clock, service } = this.parts;
    const now = clock.now();
    return {
      ...event,
      id: uuidv7(now.getTime()),
      schemaVersion: eventCatalogue[event.type as EventType].schemaVersion,
      occurredAt: context.occurredAt ?? instantOf(now),
      correlationId: context.correlationId,
      causationId: context.causationId,
      actor: context.actor,
      producer: service,
    };
  }
}
