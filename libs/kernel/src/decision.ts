/**
 * What a decider answers. `accept` appends, `ignore` acknowledges a duplicate or a late message,
 * `reject` tells the caller why, with a code that stays the same for ever. Faults are exceptions, never decisions.
 */
export type Decision<Event> =
  | { readonly outcome: 'accept'; readonly events: readonly Event[] }
  | { readonly outcome: 'ignore'; readonly why: string }
  | { readonly outcome: 'reject'; readonly code: string; readonly detail?: string };

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({
  outcome: 'accept',
  events,
});

export const ignore = <Event = never>(why: string): Decision<Event> => ({ outcome: 'ignore', why });

export const reject = <Event = never>(code: string, detail?: string): Decision<Event> =>
  detail === undefined ? { outcome: 'reject', code } : { outcome: 'reject', code, detail };

/** State is a fold of events; `decide` is pure: clock and ids come in with the command. */
export interface Decider<State, Command, Event> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
}
