import type { DomainEvent } from '@throughline/contracts';
import type { Decider, Decision } from '@throughline/kernel';

interface When<Command, Event> {
  when(command: Command): Then<Event>;
}

interface Then<Event> {
  /** The types appended, or the events' types and (part of their) data. */
  then(...expected: readonly ExpectedEvent[]): void;
  thenRejected(code: string): void;
  thenIgnored(): void;
  /** For what the others cannot say. */
  readonly decision: Decision<Event>;
}

export type ExpectedEvent =
  string | { readonly type: string; readonly data?: object; readonly personal?: object };

const toMatcher = (expected: ExpectedEvent): unknown =>
  typeof expected === 'string' ? expect.objectContaining({ type: expected }) : matcherOf(expected);

const matcherOf = ({ type, data, personal }: Exclude<ExpectedEvent, string>): unknown =>
  expect.objectContaining({
    type,
    ...(data && { data: expect.objectContaining(data) as unknown }),
    ...(personal && { personal: expect.objectContaining(personal) as unknown }),
  });

/** Given facts, when a command comes, then these facts follow: a decider's tests read as sentences. */
export function scenario<State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>) {
  const given = (...history: readonly Event[]): When<Command, Event> => ({
    when: (command) => thenOf(decider.decide(command, history.reduce(decider.evolve, decider.initial))),
  });
  return { given, when: given().when };
}

const thenOf = <Event>(decision: Decision<Event>): Then<Event> => ({
  decision,
  then: (...expected) => {
    expect(decision).toEqual({ outcome: 'accept', events: expected.map(toMatcher) });
  },
  thenRejected: (code) => {
    expect(decision).toEqual(expect.objectContaining({ outcome: 'reject', code }));
  },
  thenIgnored: () => {
    expect(decision).toEqual(expect.objectContaining({ outcome: 'ignore' }));
  },
});
