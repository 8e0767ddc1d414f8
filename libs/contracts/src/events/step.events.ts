import type { DomainEvent } from '../envelope.js';

/**
 * A step of the order that could not be done: a dead letter, or no progress in spite of every try.
 * With StepRecovered the one exception from "each type has one owner": service-kit appends it for every service.
 */
export type StepFailed = DomainEvent<
  'StepFailed',
  {
    /** A key of `nextSteps`, or `<service>:<event type>` for a message that was set aside. */
    readonly step: string;
    readonly owner: string;
    readonly reason: string;
    readonly attempts: number;
    /** `<topic>/<offset>` of the dead letter, where there is one. */
    readonly deadLetter: string | null;
  }
>;

/** A message that had been set aside was handled after all. */
export type StepRecovered = DomainEvent<
  'StepRecovered',
  { readonly step: string; readonly deadLetter: string }
>;
