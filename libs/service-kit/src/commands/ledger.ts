import type { DomainEvent, OrderEvent, ServiceName, StoredEvent } from '@throughline/contracts';
import { orderStream } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { uuidv7, type Clock, type Decider } from '@throughline/kernel';
import type { OrderState } from '@throughline/order';
import {
  CommandHandler,
  type Command,
  type CommandContext,
  type CommandObserver,
  type GivenCommand,
  type Handled,
} from './command-handler.js';
import { orderCacheOf } from './order-cache.js';
import { StateCache, type Fold, type Snapshots, type Versioned } from './state-cache.js';

/** Streams of one kind, folded by one decider: how a service reads and writes what is its own. */
export class StreamLedger<State, Event extends DomainEvent> {
  constructor(
    private readonly cache: StateCache<State>,
    private readonly commands: CommandHandler<State, Event>,
  ) {}

  /** The state at `atLeastRevision` or later; perhaps a little behind the store. */
  load(stream: string, atLeastRevision?: number): Promise<Versioned<State>> {
    return this.cache.load(stream, atLeastRevision);
  }

  /** The state as the store has it now. */
  latest(stream: string): Promise<Versioned<State>> {
    return this.cache.catchUp(stream);
  }

  handle<C extends Command>(
    decider: Pick<Decider<State, C, Event>, 'decide'>,
    stream: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<State>> {
    return this.commands.handle(decider, stream, command, context);
  }

  /** As `handle`, of several commands in their order, in one append. */
  handleAll<C extends Command>(
    decider: Decider<State, C, Event>,
    stream: string,
    given: readonly GivenCommand<C>[],
  ): Promise<Handled<State>[]> {
    return this.commands.handleAll(decider, stream, given);
  }
}

/** The orders' ledgers, by order id. */
export class OrderLedger {
  constructor(private readonly streams: StreamLedger<OrderState, OrderEvent>) {}

  load(orderId: string, atLeastRevision?: number): Promise<Versioned<OrderState>> {
    return this.streams.load(orderStream(orderId), atLeastRevision);
  }

  latest(orderId: string): Promise<Versioned<OrderState>> {
    return this.streams.latest(orderStream(orderId));
  }

  handle<C extends Command>(
    decider: Pick<Decider<OrderState, C, OrderEvent>, 'decide'>,
    orderId: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<OrderState>> {
    return this.streams.handle(decider, orderStream(orderId), command, context);
  }
}

export interface LedgerParts {
  /** Everything that can be read. */
  readonly store: EventStore;
  /** The service's own handle: it refuses types that are not the service's to append. */
  readonly ownedStore: EventStore;
  readonly clock: Clock;
  readonly service: ServiceName;
  readonly observer: CommandObserver;
}

export interface LedgerOptions<State> {
  readonly cachedStatesMax?: number;
  readonly snapshots?: Snapshots<State>;
}

/** Makes the ledgers of a service. */
export class Ledgers {
  readonly orders: OrderLedger;

  constructor(private readonly parts: LedgerParts) {
    const cache = orderCacheOf(parts.store);
    this.orders = new OrderLedger(this.over(cache));
  }

  /** Streams of the service's own, with a cache of their own. */
  of<State, Event extends DomainEvent>(
    fold: Fold<State>,
    { cachedStatesMax, snapshots }: LedgerOptions<State> = {},
  ): StreamLedger<State, Event> {
    return this.over(new StateCache<State>(this.parts.store, fold, cachedStatesMax, snapshots));
  }

  commandsOver<State, Event extends DomainEvent>(cache: StateCache<State>): CommandHandler<State, Event> {
    const { ownedStore, clock, service, observer } = this.parts;
    return new CommandHandler<State, Event>({ store: ownedStore, cache, clock, service, observer });
  }

  private over<State, Event extends DomainEvent>(cache: StateCache<State>): StreamLedger<State, Event> {
    return new StreamLedger<State, Event>(cache, this.commandsOver(cache));
  }
}

/** A command that a stored event led to. Its order is loaded at that event's revision at least. */
export const becauseOf = (event: StoredEvent, service: ServiceName): CommandContext => {
  const context = {
    causationId: event.id,
    correlationId: event.correlationId,
    actor: `service:${service}`,
  };
  const isLedger = event.stream === orderStream(event.correlationId);
  return isLedger ? { ...context, atLeastRevision: event.revision } : context;
};

/** A command that nobody's message led to: a sweep, a timer, an effect's answer. */
export const onOwnAccount = (
  orderId: string,
  service: ServiceName,
  cause: string = uuidv7(),
): CommandContext => ({
  causationId: cause,
  correlationId: orderId,
  actor: `service:${service}`,
});
