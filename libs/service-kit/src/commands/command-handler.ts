import {
  eventCatalogue,
  type Actor,
  type DomainEvent,
  type EventType,
  type NewEvent,
  type ServiceName,
  type StoredEvent,
} from '@throughline/contracts';
import { EVENTS_PER_APPEND_MAX, type EventStore } from '@throughline/event-store';
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

/** A command, and on whose word it is given. */
export interface GivenCommand<C extends Command> {
  readonly command: C;
  readonly context: CommandContext;
}

function decideAll<State, C extends Command, Event extends DomainEvent>(
  decider: Decider<State, C, Event>,
  given: readonly GivenCommand<C>[],
  before: State,
): Decision<Event>[] {
  const decisions: Decision<Event>[] = [];
  let state = before;
  let room = EVENTS_PER_APPEND_MAX;
  for (const { command } of given) {
    const decision = decider.decide(command, state);
    if (decision.outcome === 'accept') {
      room -= decision.events.length;
      if (room < 0 && decisions.length > 0) break;
      state = decision.events.reduce(decider.evolve, state);
    }
    decisions.push(decision);
  }
  return decisions;
}

/** What became of each command, with its own part of what was appended. */
function answersTo<State, Event>(
  decisions: readonly Decision<Event>[],
  appended: readonly StoredEvent[],
  after: Versioned<State>,
  tell: (index: number, outcome: Decision<Event>['outcome']) => void,
): Handled<State>[] {
  let next = 0;
  return decisions.map((decision, index) => {
    tell(index, decision.outcome);
    if (decision.outcome !== 'accept') return { ...decision, ...after };
    const events = appended.slice(next, next + decision.events.length);
    next += decision.events.length;
    return { outcome: 'accept', events, ...after };
  });
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

  /**
   * Several commands on one stream, each decided on the state that those before it left, and one append for as many
   * of them as it has room for: they stand or fall together with it, and a lost race decides all of them again.
   * Answers in their order; an answer's state is the one after all that its append held.
   */
  async handleAll<C extends Command>(
    decider: Decider<State, C, Event>,
    stream: string,
    given: readonly GivenCommand<C>[],
  ): Promise<Handled<State>[]> {
    const answers: Handled<State>[] = [];
    while (answers.length < given.length) {
      answers.push(...(await this.handleSome(decider, stream, given.slice(answers.length))));
    }
    return answers;
  }

  /** The first of the commands, at least one: those whose facts one append has room for. */
  private async handleSome<C extends Command>(
    decider: Decider<State, C, Event>,
    stream: string,
    given: readonly GivenCommand<C>[],
  ): Promise<Handled<State>[]> {
    const { cache, observer } = this.parts;
    let current = await cache.load(stream);
    let isFresh = false;
    for (let race = 0; race <= RACES_MAX; race += 1) {
      const decisions = decideAll(decider, given, current.state);
      const isAppending = decisions.some(({ outcome }) => outcome === 'accept');
      if (!isAppending && !isFresh) {
        const latest = await cache.catchUp(stream);
        isFresh = true;
        if (latest.revision !== current.revision) {
          current = latest;
          continue;
        }
      }
      const appended = isAppending ? await this.appendAll(stream, current, given, decisions) : [];
      if (appended) {
        const after = appended.length > 0 ? cache.advance(stream, current, appended) : current;
        return answersTo(decisions, appended, after, (index, outcome) =>
          observer.handled(given[index]?.command.type ?? '', outcome),
        );
      }
      for (const { command } of given) observer.raceLost(command.type);
      current = await cache.catchUp(stream);
      isFresh = true;
    }
    throw new TransientFault(`${stream}: ${given.length} commands lost ${RACES_MAX} races`);
  }

  private appendAll(
    stream: string,
    current: Versioned<State>,
    given: readonly GivenCommand<Command>[],
    decisions: readonly Decision<Event>[],
  ): Promise<readonly StoredEvent[] | undefined> {
    const stamped = given.flatMap(({ context }, index) => {
      const decision = decisions[index];
      return decision?.outcome === 'accept' ? decision.events.map((event) => this.stamp(event, context)) : [];
    });
    return this.appendStamped(stream, current, stamped);
  }

  private append(
    stream: string,
    current: Versioned<State>,
    events: readonly Event[],
    context: CommandContext,
  ): Promise<readonly StoredEvent[] | undefined> {
    return this.appendStamped(
      stream,
      current,
      events.map((event) => this.stamp(event, context)),
    );
  }

  /** Undefined for a lost race. */
  private async appendStamped(
    stream: string,
    { revision }: Versioned<State>,
    stamped: readonly NewEvent[],
  ): Promise<readonly StoredEvent[] | undefined> {
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
