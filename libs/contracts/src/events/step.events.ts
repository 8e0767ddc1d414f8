import type { DomainEvent } from '../envelope.js';

/**
 * A step of the order that could not be done: a dead letter, or no progress in spite of every try.
 * Appended by service-kit for every service: the one exception from "each type has one owner".
 */
export type StepFailed = DomainEvent<
  'StepFailed',
  {
    readonly step: string;
    readonly owner: string;
    readonly reason: string;
    readonly attempts: number;
    /** `<topic>/<offset>` of the dead letter, where there is one. */
    readonly deadLetter: string | null;
  }
>;
